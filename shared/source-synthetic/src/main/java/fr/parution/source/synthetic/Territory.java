// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.util.Arrays;
import java.util.List;

/** The 101 departments, their regions, and draws weighted by population (INSEE). Departments are known by their index. */
final class Territory {

    private final List<String> codes;
    private final int[] region;
    private final long[] cumulated;

    Territory() {
        List<List<String>> rows = Resource.table("departements.csv");
        codes = rows.stream().map(row -> row.get(0)).toList();
        region = rows.stream().mapToInt(row -> Integer.parseInt(row.get(2))).toArray();
        cumulated = new long[rows.size() + 1];
        for (int i = 0; i < rows.size(); i++) {
            cumulated[i + 1] = cumulated[i] + Long.parseLong(rows.get(i).get(4));
        }
    }

    int size() {
        return codes.size();
    }

    String code(int department) {
        return codes.get(department);
    }

    /** The share of the population living there, 0..1. */
    double ratio(int department) {
        return (double) (cumulated[department + 1] - cumulated[department]) / cumulated[size()];
    }

    /** A department, for a number drawn from 0..1. */
    int anywhere(double unit) {
        return at((long) (unit * cumulated[size()]), 0, size());
    }

    /** A department of the same region, itself included, for a number drawn from 0..1; departments of a region need not follow each other. */
    int nearby(int department, double unit) {
        long population = 0;
        for (int i = 0; i < size(); i++) {
            population += region[i] == region[department] ? cumulated[i + 1] - cumulated[i] : 0;
        }
        long left = (long) (unit * population);
        for (int i = 0; i < size(); i++) {
            if (region[i] == region[department]) {
                left -= cumulated[i + 1] - cumulated[i];
                if (left < 0) {
                    return i;
                }
            }
        }
        return department;
    }

    /** Where each department's share of {@code total} things begins, with at least {@code least} each; the last entry is their number. */
    int[] blocks(double total, int least) {
        int[] starts = new int[size() + 1];
        for (int i = 0; i < size(); i++) {
            starts[i + 1] = starts[i] + Math.max(least, (int) Math.round(total * ratio(i)));
        }
        return starts;
    }

    /** The department whose block holds the thing. */
    static int owner(int[] blocks, int thing) {
        int found = Arrays.binarySearch(blocks, thing);
        int block = found >= 0 ? found : -found - 2;
        while (blocks[block + 1] == blocks[block]) {
            block++;
        }
        return block;
    }

    private int at(long person, int from, int to) {
        int found = Arrays.binarySearch(cumulated, from, to + 1, person);
        return found >= 0 ? found : -found - 2;
    }
}
