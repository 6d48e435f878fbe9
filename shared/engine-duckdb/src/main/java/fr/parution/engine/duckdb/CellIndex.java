// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import java.util.Arrays;

/** Numbers distinct 64-bit numbers in the order in which they are met. */
final class CellIndex {

    private static final int LEAST = 1 << 10;
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private int[] slots = new int[2 * LEAST];
    private int shift = Long.SIZE - Integer.numberOfTrailingZeros(slots.length);
    private long[] keys = new long[LEAST];
    private int count;

    /** The number of a key, a new one where it was not met before. */
    int of(long key) {
        int slot = (int) ((key * SPREAD) >>> shift);
        while (slots[slot] != 0) {
            int index = slots[slot] - 1;
            if (keys[index] == key) {
                return index;
            }
            slot = slot + 1 & slots.length - 1;
        }
        if (count == keys.length) {
            grow();
            return of(key);
        }
        keys[count] = key;
        slots[slot] = count + 1;
        return count++;
    }

    int size() {
        return count;
    }

    /** How many keys there is room for, so that what is kept beside can have as much. */
    int capacity() {
        return keys.length;
    }

    /** The keys, by their number. */
    long[] keys() {
        return Arrays.copyOf(keys, count);
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * count);
        slots = new int[2 * keys.length];
        shift--;
        for (int index = 0; index < count; index++) {
            int slot = (int) ((keys[index] * SPREAD) >>> shift);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = index + 1;
        }
    }
}
