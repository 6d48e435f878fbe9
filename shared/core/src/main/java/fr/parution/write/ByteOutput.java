// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import java.io.IOException;
import java.io.OutputStream;

/** Puts ready bytes on a stream in large pieces. The caller flushes it in the end. */
final class ByteOutput {

    private static final int BUFFER_BYTES = 1 << 15;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int used;

    ByteOutput(OutputStream out) {
        this.out = out;
    }

    void put(char ascii) throws IOException {
        ensure(1);
        buffer[used++] = (byte) ascii;
    }

    void put(byte[] bytes) throws IOException {
        put(bytes, 0, bytes.length);
    }

    void put(byte[] bytes, int offset, int length) throws IOException {
        if (length > BUFFER_BYTES) {
            flush();
            out.write(bytes, offset, length);
            return;
        }
        ensure(length);
        System.arraycopy(bytes, offset, buffer, used, length);
        used += length;
    }

    void flush() throws IOException {
        int length = used;
        used = 0;
        out.write(buffer, 0, length);
    }

    private void ensure(int bytes) throws IOException {
        if (BUFFER_BYTES - used < bytes) {
            flush();
        }
    }
}
