// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.postgres;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that nobody but the owner can read, from their first byte on. */
final class PrivateFiles {

    private static final int BUFFER_BYTES = 1 << 18;

    private PrivateFiles() {}

    static Path directory(Path path) throws IOException {
        return Files.createDirectory(path, owner(path, "rwx------"));
    }

    static OutputStream create(Path path) throws IOException {
        return new BufferedOutputStream(
                Channels.newOutputStream(Files.newByteChannel(
                        path,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        owner(path, "rw-------"))),
                BUFFER_BYTES);
    }

    private static FileAttribute<?>[] owner(Path path, String permissions) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
