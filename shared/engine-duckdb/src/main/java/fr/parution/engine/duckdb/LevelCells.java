// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import fr.parution.table.Aggregate;
import java.util.Arrays;

/** The cells of one level by key, with one array for each aggregate. */
record LevelCells(long[] keys, long[][] values) {

    int size() {
        return keys.length;
    }

    /** The keys of the level above that keeps these bits, in order. */
    long[] above(long mask) {
        long[] masked = new long[keys.length];
        for (int cell = 0; cell < keys.length; cell++) {
            masked[cell] = keys[cell] & mask;
        }
        Arrays.sort(masked);
        int count = 0;
        for (int i = 0; i < masked.length; i++) {
            if (i == 0 || masked[i] != masked[i - 1]) {
                masked[count++] = masked[i];
            }
        }
        return Arrays.copyOf(masked, count);
    }

    /** For each cell, its place in the level above. */
    int[] parents(long mask, long[] above) {
        int[] parents = new int[keys.length];
        int last = 0;
        for (int cell = 0; cell < keys.length; cell++) {
            long key = keys[cell] & mask;
            if (above[last] != key) {
                last = Arrays.binarySearch(above, key);
            }
            parents[cell] = last;
        }
        return parents;
    }

    /** These cells added up to those above. Persons are added up as if no one were in two cells. */
    LevelCells rollUp(PlanColumns plan, long[] above, int[] parents) {
        long[][] sums = new long[values.length][above.length];
        for (int i = 0; i < values.length; i++) {
            Aggregate aggregate = plan.aggregate(i);
            if (aggregate instanceof Aggregate.Minimum) {
                Arrays.fill(sums[i], Aggregate.NO_VALUE);
                for (int cell = 0; cell < parents.length; cell++) {
                    sums[i][parents[cell]] = least(sums[i][parents[cell]], values[i][cell]);
                }
            } else if (aggregate instanceof Aggregate.Maximum) {
                Arrays.fill(sums[i], Aggregate.NO_VALUE);
                for (int cell = 0; cell < parents.length; cell++) {
                    sums[i][parents[cell]] = Math.max(sums[i][parents[cell]], values[i][cell]);
                }
            } else if (!plan.isApart(i)) {
                add(parents, values[i], sums[i]);
            }
        }
        return new LevelCells(above, sums);
    }

    private static void add(int[] parents, long[] from, long[] into) {
        for (int cell = 0; cell < parents.length; cell++) {
            into[parents[cell]] = Math.addExact(into[parents[cell]], from[cell]);
        }
    }

    /** The lesser of two values, either of which may be none. */
    static long least(long a, long b) {
        if (a == Aggregate.NO_VALUE || b == Aggregate.NO_VALUE) {
            return Math.max(a, b);
        }
        return Math.min(a, b);
    }
}
