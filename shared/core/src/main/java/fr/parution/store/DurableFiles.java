// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Changes of directories that last through a loss of power. */
final class DurableFiles {

    private DurableFiles() {}

    /** The directory that has a file of a store. */
    static Path folderOf(Path file) {
        return Objects.requireNonNull(file.getParent(), "a file of a store has a directory above it");
    }

    /** Creates a directory and those above it, as far as they are missing. Symbolic links are refused. */
    static void createDirectories(Path directory) throws IOException {
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Path parent = directory.getParent();
        if (parent != null) {
            createDirectories(parent);
        }
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
        if (parent != null) {
            force(parent);
        }
    }

    /** Forces the names in a directory to the disk, where the system can. */
    static void force(Path directory) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(directory, StandardOpenOption.READ);
        } catch (IOException systemCannotOpenDirectories) {
            return;
        }
        try (channel) {
            channel.force(true);
        }
    }
}
