// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import java.io.IOException;
import java.io.OutputStream;

/** Puts numbers and ready bytes on a stream without making an object. The caller flushes it in the end. */
final class ByteOutput {

    private static final int BUFFER_BYTES = 1 << 15;
    /** Room for any number: 19 digits, a sign and a point. */
    private static final int NUMBER_BYTES = 21;

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
        if (bytes.length > BUFFER_BYTES) {
            flush();
            out.write(bytes);
            return;
        }
        ensure(bytes.length);
        System.arraycopy(bytes, 0, buffer, used, bytes.length);
        used += bytes.length;
    }

    /** A whole number in decimal digits. */
    void putWhole(long value) throws IOException {
        ensure(NUMBER_BYTES);
        long rest = sign(value);
        int end = used + digits(rest);
        used = end;
        do {
            long tenth = rest / 10;
            buffer[--end] = (byte) ('0' - (rest - tenth * 10));
            rest = tenth;
        } while (rest != 0);
    }

    /** A number of hundredths with its point and exactly two decimals. */
    void putHundredths(long value) throws IOException {
        ensure(NUMBER_BYTES);
        long rest = sign(value);
        long whole = rest / 100;
        int cents = (int) (whole * 100 - rest);
        int end = used + digits(whole);
        used = end + 3;
        do {
            long tenth = whole / 10;
            buffer[--end] = (byte) ('0' - (whole - tenth * 10));
            whole = tenth;
        } while (whole != 0);
        buffer[used - 3] = '.';
        buffer[used - 2] = (byte) ('0' + cents / 10);
        buffer[used - 1] = (byte) ('0' + cents % 10);
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

    /** Writes the minus and gives the value made negative, the side on which every long has its mirror. */
    private long sign(long value) {
        if (value < 0) {
            buffer[used++] = '-';
            return value;
        }
        return -value;
    }

    private static int digits(long negative) {
        int digits = 1;
        for (long limit = -10; negative <= limit; limit *= 10) {
            digits++;
            if (digits == 19) {
                break;
            }
        }
        return digits;
    }
}
