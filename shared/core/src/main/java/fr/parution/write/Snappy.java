// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Compresses to the raw Snappy format (google/snappy, {@code format_description.txt}). Ours, because published bytes
 * must not change with a library, a processor or a Java version: the native library hashes by what the processor
 * offers, and the pure Java one calls what newer Java versions warn about. Not thread-safe.
 */
final class Snappy {

    /** Matches reach back inside blocks of this size only, so that a position fits 16 bits. */
    private static final int BLOCK_BYTES = 1 << 16;

    private static final int TABLE_BITS = 14;
    private static final int HASH = 0x1e35a7bd;
    private static final int MIN_MATCH = 4;
    /** No match starts this close to the end of a block: four bytes must be there to compare. */
    private static final int MARGIN = 15;

    private static final int MAX_COPY = 64;
    private static final int SHORT_COPY_OFFSET = 1 << 11;
    private static final int SHORT_COPY = 11;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final char[] table = new char[1 << TABLE_BITS];
    private byte[] in = {};
    private byte[] out = {};
    private int op;

    /** The most that so many bytes can become. */
    static int maxCompressedBytes(int plain) {
        return Math.addExact(32 + plain, plain / 6);
    }

    /** Compresses all of {@code plain} to the start of {@code compressed}; the number of bytes there. */
    int compress(byte[] plain, byte[] compressed) {
        in = plain;
        out = compressed;
        op = 0;
        length(plain.length);
        for (int start = 0; start < plain.length; start += BLOCK_BYTES) {
            block(start, Math.min(plain.length, start + BLOCK_BYTES));
        }
        in = new byte[0];
        out = new byte[0];
        return op;
    }

    private void length(int value) {
        int rest = value;
        while (rest >= 0x80) {
            out[op++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        out[op++] = (byte) rest;
    }

    private void block(int start, int end) {
        Arrays.fill(table, (char) 0);
        int limit = end - MARGIN;
        int written = start;
        int ip = start + 1;
        // Steps grow while nothing matches, so that data without repetition costs little.
        int missed = 32;
        while (ip < limit) {
            int word = (int) INT.get(in, ip);
            int candidate = replace(word, ip, start);
            if (word != (int) INT.get(in, candidate)) {
                ip += missed++ >>> 5;
                continue;
            }
            literal(written, ip - written);
            int length = MIN_MATCH + common(candidate + MIN_MATCH, ip + MIN_MATCH, end);
            copy(ip - candidate, length);
            ip += length;
            written = ip;
            missed = 32;
            if (ip < limit) {
                replace((int) INT.get(in, ip - 1), ip - 1, start);
            }
        }
        literal(written, end - written);
    }

    /** Notes that {@code word} stands at {@code position}, and gives where one of its hash stood before. */
    private int replace(int word, int position, int start) {
        int slot = (word * HASH) >>> (Integer.SIZE - TABLE_BITS);
        int before = start + table[slot];
        table[slot] = (char) (position - start);
        return before;
    }

    /** How many bytes agree from two places on. */
    private int common(int earlier, int later, int end) {
        int length = 0;
        while (later + length + Long.BYTES <= end) {
            long difference = (long) LONG.get(in, earlier + length) ^ (long) LONG.get(in, later + length);
            if (difference != 0) {
                return length + (Long.numberOfTrailingZeros(difference) >>> 3);
            }
            length += Long.BYTES;
        }
        while (later + length < end && in[earlier + length] == in[later + length]) {
            length++;
        }
        return length;
    }

    private void literal(int from, int length) {
        if (length == 0) {
            return;
        }
        int n = length - 1;
        if (n < 60) {
            out[op++] = (byte) (n << 2);
        } else if (n < 1 << 8) {
            out[op++] = (byte) (60 << 2);
            out[op++] = (byte) n;
        } else {
            out[op++] = (byte) (61 << 2);
            out[op++] = (byte) n;
            out[op++] = (byte) (n >>> 8);
        }
        System.arraycopy(in, from, out, op, length);
        op += length;
    }

    private void copy(int offset, int length) {
        int rest = length;
        while (rest >= MAX_COPY + MIN_MATCH) {
            longCopy(offset, MAX_COPY);
            rest -= MAX_COPY;
        }
        if (rest > MAX_COPY) {
            longCopy(offset, MAX_COPY - MIN_MATCH);
            rest -= MAX_COPY - MIN_MATCH;
        }
        if (rest <= SHORT_COPY && offset < SHORT_COPY_OFFSET) {
            out[op++] = (byte) (1 | (rest - MIN_MATCH) << 2 | offset >>> 8 << 5);
            out[op++] = (byte) offset;
        } else {
            longCopy(offset, rest);
        }
    }

    private void longCopy(int offset, int length) {
        out[op++] = (byte) (2 | (length - 1) << 2);
        out[op++] = (byte) offset;
        out[op++] = (byte) (offset >>> 8);
    }
}
