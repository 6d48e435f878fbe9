// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file on its way to the disk: buffered, counted and digested as it is written. */
final class FileSink extends OutputStream {

    static final int BUFFER_BYTES = 1 << 16;

    private final Path path;
    private final OutputStream disk;
    private final MessageDigest digest;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int used;
    private long bytes;

    FileSink(Path path, OutputStream disk) {
        this.path = path;
        this.disk = disk;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    Path path() {
        return path;
    }

    /** How many bytes were written so far. */
    long bytes() {
        return bytes + used;
    }

    /** The digest of the complete file; to be asked once, after closing. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void write(int b) throws IOException {
        if (used == buffer.length) {
            drain();
        }
        buffer[used++] = (byte) b;
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        if (length > buffer.length - used) {
            drain();
        }
        if (length > buffer.length) {
            toDisk(source, offset, length);
        } else {
            System.arraycopy(source, offset, buffer, used, length);
            used += length;
        }
    }

    @Override
    public void close() throws IOException {
        drain();
        disk.close();
    }

    /** Closes without writing what is still in the buffer. */
    void abandon() throws IOException {
        used = 0;
        disk.close();
    }

    private void drain() throws IOException {
        int length = used;
        used = 0;
        toDisk(buffer, 0, length);
    }

    private void toDisk(byte[] source, int offset, int length) throws IOException {
        disk.write(source, offset, length);
        digest.update(source, offset, length);
        bytes += length;
    }
}
