// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of one table while they are written: complete together, or gone together. */
final class FileFolder {

    private final Path directory;
    private final FileOpener opener;
    private final List<FileSink> sinks = new ArrayList<>();

    FileFolder(Path directory, FileOpener opener) {
        this.directory = directory;
        this.opener = opener;
    }

    /** Starts a file of that name. */
    FileSink create(String name) throws IOException {
        Files.createDirectories(directory);
        Path path = directory.resolve(name);
        FileSink sink = new FileSink(path, opener.open(path));
        sinks.add(sink);
        return sink;
    }

    /** Takes away every file that was started; a fault on the way is added to {@code cause}. */
    void abandon(Throwable cause) {
        for (FileSink sink : sinks) {
            try {
                sink.abandon();
                Files.deleteIfExists(sink.path());
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
