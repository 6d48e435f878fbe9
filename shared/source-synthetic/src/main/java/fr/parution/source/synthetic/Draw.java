// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.nio.charset.StandardCharsets;

/**
 * Randomness without state: every value is a hash of (seed, stream, row, field), so a row depends on no other row and can be
 * drawn in any order, on any number of threads. The mixing function is the finaliser of SplitMix64.
 */
final class Draw {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double TWO_POW_MINUS_53 = 0x1.0p-53;

    private final long key;

    Draw(long seed, String stream) {
        long k = mix(seed + GOLDEN);
        for (byte b : stream.getBytes(StandardCharsets.UTF_8)) {
            k = mix(k + GOLDEN * (b + 1));
        }
        key = k;
    }

    long bits(long row, int field) {
        return mix(mix(key + GOLDEN * (row + 1)) + GOLDEN * (field + 1L));
    }

    /** A number from 0 included to 1 excluded. */
    double unit(long row, int field) {
        return (bits(row, field) >>> 11) * TWO_POW_MINUS_53;
    }

    /** A number from 0 included to 1 excluded, symmetric and denser around one half. */
    double bell(long row, int field) {
        long bits = bits(row, field);
        return ((bits >>> 32) + (bits & 0xFFFF_FFFFL)) * 0x1.0p-33;
    }

    /** A whole number from 0 included to {@code bound} excluded. */
    int below(long row, int field, int bound) {
        return (int) (unit(row, field) * bound);
    }

    boolean chance(long row, int field, double probability) {
        return unit(row, field) < probability;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
