// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Writes a picture as PNG. It packs by itself, since the zlib that a Java is linked with gives other bytes on another machine:
 * one block of fixed codes, whose repeats are found next to each other, one row above, or where the same bytes stood last.
 */
final class PngFile {

    private static final byte[] SIGNATURE = {(byte) 137, 80, 78, 71, 13, 10, 26, 10};
    private static final int LONGEST = 258;
    private static final int FARTHEST = 32_768;
    private static final int HASHES = 1 << 15;

    private final ByteArrayOutputStream packed = new ByteArrayOutputStream(1 << 16);
    private int bits;
    private int count;

    private PngFile() {}

    static byte[] of(Raster picture) {
        int[] pixels = picture.pixels();
        Palette palette = new Palette(pixels);
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        out.writeBytes(SIGNATURE);
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(picture.width())
                        .putInt(picture.height())
                        .put((byte) 8)
                        .put((byte) 3)
                        .array());
        chunk(out, "PLTE", palette.bytes());
        byte[] rows = new byte[picture.height() * (picture.width() + 1)];
        byte place = 0;
        int at = 0;
        for (int y = 0; y < picture.height(); y++) {
            rows[at++] = 0;
            for (int i = y * picture.width(); i < (y + 1) * picture.width(); i++) {
                if (i == 0 || pixels[i] != pixels[i - 1]) {
                    place = (byte) palette.place(pixels[i]);
                }
                rows[at++] = place;
            }
        }
        chunk(out, "IDAT", new PngFile().pack(rows, picture.width() + 1));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] content) {
        byte[] named = ByteBuffer.allocate(4 + content.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        CRC32 check = new CRC32();
        check.update(named);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        out.writeBytes(named);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }

    private byte[] pack(byte[] bytes, int row) {
        packed.write(0x78);
        packed.write(0x01);
        write(1, 1);
        write(1, 2);
        int[] last = new int[HASHES];
        Arrays.fill(last, -FARTHEST);
        int at = 0;
        while (at < bytes.length) {
            int hash = at + 2 < bytes.length
                    ? ((bytes[at] & 255) * 961 + (bytes[at + 1] & 255) * 31 + (bytes[at + 2] & 255)) % HASHES
                    : 0;
            int distance = 1;
            int longest = same(bytes, at, 1);
            int above = longest < LONGEST ? same(bytes, at, row) : 0;
            if (above > longest) {
                longest = above;
                distance = row;
            }
            int before = longest < LONGEST ? same(bytes, at, at - last[hash]) : 0;
            if (before > longest) {
                longest = before;
                distance = at - last[hash];
            }
            last[hash] = at;
            if (longest >= 4) {
                repeat(longest, distance);
                at += longest;
            } else {
                literal(bytes[at++] & 255);
            }
        }
        write(0, 7);
        write(0, (8 - count) % 8);
        Adler32 check = new Adler32();
        check.update(bytes);
        packed.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
        return packed.toByteArray();
    }

    /** How many bytes are those that stand so far before. */
    private static int same(byte[] bytes, int at, int distance) {
        if (distance > at || distance > FARTHEST) {
            return 0;
        }
        int end = Math.min(bytes.length, at + LONGEST);
        int apart = Arrays.mismatch(bytes, at, end, bytes, at - distance, end - distance);
        return apart < 0 ? end - at : apart;
    }

    /** The fixed codes of RFC 1951, section 3.2.6. */
    private void literal(int value) {
        if (value < 144) {
            code(0x30 + value, 8);
        } else {
            code(0x190 + value - 144, 9);
        }
    }

    private void repeat(int length, int distance) {
        int base = length == LONGEST ? 0 : length - 3;
        int extra = length == LONGEST || base < 8 ? 0 : 29 - Integer.numberOfLeadingZeros(base);
        int symbol = length == LONGEST ? 285 : 257 + (base < 8 ? base : 4 * extra + (base >> extra));
        if (symbol < 280) {
            code(symbol - 256, 7);
        } else {
            code(0xc0 + symbol - 280, 8);
        }
        write(base & (1 << extra) - 1, extra);
        int back = distance - 1;
        int more = back < 4 ? 0 : 30 - Integer.numberOfLeadingZeros(back);
        code(back < 4 ? back : 2 * more + (back >> more), 5);
        write(back & (1 << more) - 1, more);
    }

    /** A code from its highest bit on. */
    private void code(int code, int length) {
        write(Integer.reverse(code) >>> 32 - length, length);
    }

    /** At most 13 bits, from the lowest on. */
    private void write(int value, int length) {
        bits |= value << count;
        count += length;
        while (count >= 8) {
            packed.write(bits);
            bits >>>= 8;
            count -= 8;
        }
    }
}
