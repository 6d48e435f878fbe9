// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The directory {@code .parution} of a local store, which is never listed nor served: files being written, the lock of
 * the writers, the attributes of the objects. Thread-safe.
 */
final class PrivateRoom {

    static final String NAME = ".parution";

    private final Path directory;
    private final Object monitor;
    private final AtomicLong staged = new AtomicLong();

    PrivateRoom(Path root) {
        this.directory = root.resolve(NAME);
        // Closing a lock file gives up every lock that the process has on it, whoever took it. Two stores on one
        // directory must therefore take turns within the process as well: equal interned texts are one object.
        this.monitor = ("fr.parution.store:" + root).intern();
    }

    Path attributes() {
        return directory.resolve("attributes");
    }

    /** Writes content to a new file here and forces it to the disk. Leaves nothing when it fails. */
    Staged stage(Content content) throws IOException {
        DurableFiles.createDirectories(directory.resolve("tmp"));
        Path file = newFile();
        try {
            write(content, file);
            return new Staged(file);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Runs one action while no other thread or process that uses this directory runs one. */
    <T> T locked(Action<T> action) throws IOException {
        synchronized (monitor) {
            DurableFiles.createDirectories(directory);
            try (FileChannel channel = FileChannel.open(
                            directory.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS);
                    FileLock lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new IOException("the lock of the writers was lost");
                }
                return action.run();
            }
        }
    }

    /** What is done under the lock. */
    interface Action<T> {
        T run() throws IOException;
    }

    private Path newFile() throws IOException {
        while (true) {
            String name = ProcessHandle.current().pid() + "-" + staged.incrementAndGet();
            try {
                return Files.createFile(directory.resolve("tmp").resolve(name));
            } catch (FileAlreadyExistsException taken) {
                // Another store of this process, or one long gone with the same number, has that name: take the next.
                continue;
            }
        }
    }

    private static void write(Content content, Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        long bytes;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                InputStream in = content.open()) {
            OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest);
            bytes = in.transferTo(out);
            channel.force(true);
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        if (bytes != content.bytes() || !sha256.equals(content.sha256())) {
            throw new IOException("the content to be stored is not what its digest says");
        }
    }
}
