// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import java.util.Arrays;

/** The two largest sums of single persons in each cell, for each part. */
final class LargestParts {

    private final long[][] largest;
    private final long[][] second;

    LargestParts(int parts, int cells) {
        largest = new long[parts][];
        second = new long[parts][];
        for (int part = 0; part < parts; part++) {
            largest[part] = new long[cells];
            second[part] = new long[cells];
            Arrays.fill(largest[part], StagedBlock.MISSING);
            Arrays.fill(second[part], StagedBlock.MISSING);
        }
    }

    /** Adds what one more person has in a cell; nothing where that is missing, less than any sum. */
    void add(int part, int cell, long sum) {
        if (cell >= largest[part].length) {
            largest[part] = longer(largest[part], cell);
            second[part] = longer(second[part], cell);
        }
        if (sum > largest[part][cell]) {
            second[part][cell] = largest[part][cell];
            largest[part][cell] = sum;
        } else if (sum > second[part][cell]) {
            second[part][cell] = sum;
        }
    }

    /** The same, to be added to. */
    LargestParts copy() {
        LargestParts copy = new LargestParts(largest.length, 0);
        for (int part = 0; part < largest.length; part++) {
            copy.largest[part] = largest[part].clone();
            copy.second[part] = second[part].clone();
        }
        return copy;
    }

    private static long[] longer(long[] sums, int cell) {
        long[] longer = Arrays.copyOf(sums, Math.max(1 << 10, 2 * cell));
        Arrays.fill(longer, sums.length, longer.length, StagedBlock.MISSING);
        return longer;
    }

    /** The same in the cells above, of other persons each. */
    LargestParts rollUp(int[] parents, int above) {
        LargestParts sums = new LargestParts(largest.length, above);
        for (int part = 0; part < largest.length; part++) {
            for (int cell = 0; cell < Math.min(parents.length, largest[part].length); cell++) {
                sums.add(part, parents[cell], largest[part][cell]);
                sums.add(part, parents[cell], second[part][cell]);
            }
        }
        return sums;
    }

    /** The largest or the second largest sum of each cell, 0 where there is none. */
    long[] of(int part, boolean first) {
        long[] sums = (first ? largest : second)[part].clone();
        for (int cell = 0; cell < sums.length; cell++) {
            sums[cell] = sums[cell] == StagedBlock.MISSING ? 0 : sums[cell];
        }
        return sums;
    }
}
