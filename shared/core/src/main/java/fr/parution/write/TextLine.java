// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import java.util.Arrays;

/** Bytes put one after another in memory: ready ones, and numbers without making an object. */
final class TextLine {

    /** Room for any number: 19 digits, a sign and a point. */
    private static final int NUMBER_BYTES = 21;

    private byte[] bytes = new byte[1 << 10];
    private int length;

    /** The bytes, as many as {@link #length} says. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    void put(char ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
    }

    void put(byte[] piece) {
        put(piece, 0, piece.length);
    }

    void put(byte[] piece, int offset, int count) {
        ensure(count);
        System.arraycopy(piece, offset, bytes, length, count);
        length += count;
    }

    /** A whole number in decimal digits. */
    void putWhole(long value) {
        ensure(NUMBER_BYTES);
        long rest = sign(value);
        int end = length + digits(rest);
        length = end;
        do {
            long tenth = rest / 10;
            bytes[--end] = (byte) ('0' - (rest - tenth * 10));
            rest = tenth;
        } while (rest != 0);
    }

    /** A number of hundredths with its point and exactly two decimals. */
    void putHundredths(long value) {
        ensure(NUMBER_BYTES);
        long rest = sign(value);
        long whole = rest / 100;
        int cents = (int) (whole * 100 - rest);
        int end = length + digits(whole);
        length = end + 3;
        do {
            long tenth = whole / 10;
            bytes[--end] = (byte) ('0' - (whole - tenth * 10));
            whole = tenth;
        } while (whole != 0);
        bytes[length - 3] = '.';
        bytes[length - 2] = (byte) ('0' + cents / 10);
        bytes[length - 1] = (byte) ('0' + cents % 10);
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    /** Writes the minus and gives the value made negative, the side on which every long has its mirror. */
    private long sign(long value) {
        if (value < 0) {
            bytes[length++] = '-';
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
