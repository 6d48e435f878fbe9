// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Writes a picture as PNG. It packs by itself, since the zlib that a Java is linked with gives other bytes on another machine:
 * one block of fixed codes, whose repeats are found next to each other, one row above, or where the same bytes stood last.
 */
final class PngFile {

    private static final byte[] SIGNATURE = {(byte) 137, 80, 78, 71, 13, 10, 26, 10};
    private static final int MOST_COLOURS = 256;
    private static final int LONGEST = 258;
    private static final int FARTHEST = 32_768;
    private static final int HASHES = 1 << 15;

    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private int bits;
    private int count;

    private PngFile() {}

    static byte[] of(Raster picture) {
        int[] pixels = picture.pixels();
        Map<Integer, Integer> palette = palette(pixels);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
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
        ByteBuffer colours = ByteBuffer.allocate(3 * Math.min(MOST_COLOURS, palette.size()));
        palette.forEach((colour, place) -> {
            if (colours.position() == 3 * place) {
                put(colours, colour);
            }
        });
        chunk(out, "PLTE", colours.array());
        ByteBuffer rows = ByteBuffer.allocate(picture.height() * (picture.width() + 1));
        byte place = 0;
        for (int i = 0; i < pixels.length; i++) {
            if (i % picture.width() == 0) {
                rows.put((byte) 0);
            }
            if (i == 0 || pixels[i] != pixels[i - 1]) {
                place = (byte) (int) palette.getOrDefault(pixels[i], 0);
            }
            rows.put(place);
        }
        chunk(out, "IDAT", new PngFile().pack(rows.array(), picture.width() + 1));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** The place of each colour; beyond the most frequent ones, which have one each, that of the nearest. */
    private static Map<Integer, Integer> palette(int[] pixels) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int i = 0; i < pixels.length; ) {
            int from = i;
            while (i < pixels.length && pixels[i] == pixels[from]) {
                i++;
            }
            counts.merge(pixels[from], i - from, Integer::sum);
        }
        List<Integer> ranked = new ArrayList<>(counts.keySet());
        ranked.sort(Comparator.comparing((Integer colour) -> counts.getOrDefault(colour, 0))
                .reversed());
        List<Integer> kept = ranked.subList(0, Math.min(MOST_COLOURS, ranked.size()));
        Map<Integer, Integer> places = new LinkedHashMap<>();
        for (int colour : ranked) {
            int nearest = 0;
            for (int i = 1; i < kept.size(); i++) {
                nearest = distance(colour, kept.get(i)) < distance(colour, kept.get(nearest)) ? i : nearest;
            }
            places.put(colour, nearest);
        }
        return places;
    }

    private static int distance(int one, int other) {
        int sum = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int apart = (one >> shift & 255) - (other >> shift & 255);
            sum += apart * apart;
        }
        return sum;
    }

    private static void put(ByteBuffer out, int colour) {
        out.put((byte) (colour >> 16)).put((byte) (colour >> 8)).put((byte) colour);
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
            int distance = 0;
            int longest = 0;
            int hash = at + 2 < bytes.length
                    ? ((bytes[at] & 255) * 961 + (bytes[at + 1] & 255) * 31 + (bytes[at + 2] & 255)) % HASHES
                    : 0;
            for (int candidate : new int[] {1, row, at - last[hash]}) {
                int length = candidate <= at && candidate <= FARTHEST ? same(bytes, at, candidate) : 0;
                if (length > longest) {
                    longest = length;
                    distance = candidate;
                }
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

    private static int same(byte[] bytes, int at, int distance) {
        int length = 0;
        while (length < LONGEST && at + length < bytes.length && bytes[at + length] == bytes[at + length - distance]) {
            length++;
        }
        return length;
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

    private void write(int value, int length) {
        for (int i = 0; i < length; i++) {
            bits |= (value >> i & 1) << count++;
            if (count == 8) {
                packed.write(bits);
                bits = 0;
                count = 0;
            }
        }
    }
}
