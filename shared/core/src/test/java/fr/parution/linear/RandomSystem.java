// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import java.util.Arrays;
import java.util.Random;

/**
 * A system drawn from a seed, with a solution of small whole numbers.
 *
 * @param coefficients by equation, then unknown
 */
record RandomSystem(int[][] coefficients, long[] truth, long[] constants) {

    /** Coefficients of −1, 0 and 1, and sometimes 2 where {@code wild}. */
    static RandomSystem of(long seed, boolean wild) {
        Random random = new Random(seed);
        int unknowns = 1 + random.nextInt(6);
        int equations = random.nextInt(7);
        int[][] coefficients = new int[equations][unknowns];
        for (int[] row : coefficients) {
            for (int u = 0; u < unknowns; u++) {
                int drawn = random.nextInt(6);
                row[u] = drawn < 2 ? 1 : drawn == 2 ? -1 : drawn == 3 && wild ? 2 : 0;
            }
        }
        long[] truth = new long[unknowns];
        Arrays.setAll(truth, u -> random.nextInt(5));
        return new RandomSystem(coefficients, truth, sides(coefficients, truth));
    }

    /** The holes of a two-way table with its totals, some of which are holes themselves. */
    static RandomSystem table(long seed) {
        Random random = new Random(seed);
        int rows = 2 + random.nextInt(2);
        int columns = 2 + random.nextInt(2);
        int[][] coefficients = new int[rows + columns][rows * columns];
        for (int cell = 0; cell < rows * columns; cell++) {
            if (random.nextInt(5) > 0) {
                coefficients[cell / columns][cell] = 1;
                coefficients[rows + cell % columns][cell] = 1;
            }
        }
        long[] truth = new long[rows * columns];
        Arrays.setAll(truth, u -> random.nextInt(4));
        return new RandomSystem(coefficients, truth, sides(coefficients, truth));
    }

    private static long[] sides(int[][] coefficients, long[] truth) {
        long[] sides = new long[coefficients.length];
        for (int equation = 0; equation < sides.length; equation++) {
            for (int u = 0; u < truth.length; u++) {
                sides[equation] += coefficients[equation][u] * truth[u];
            }
        }
        return sides;
    }

    int unknowns() {
        return truth.length;
    }

    SparseMatrix matrix() {
        SparseMatrix.Builder builder = new SparseMatrix.Builder(unknowns());
        int[] columns = new int[unknowns()];
        Arrays.setAll(columns, u -> u);
        for (int[] row : coefficients) {
            builder.add(columns, row);
        }
        return builder.build();
    }

    /** With 0 as the least of all and {@code most} as the most. */
    LinearSystem system(long most) {
        long[] upper = new long[unknowns()];
        Arrays.fill(upper, most);
        return new LinearSystem(matrix(), constants, new long[unknowns()], upper);
    }

    RationalElimination rational() {
        return new RationalElimination(coefficients, constants, unknowns());
    }

    boolean isSolution(long[] values) {
        return Arrays.equals(sides(coefficients, values), constants);
    }

    /** The least and the greatest value of each unknown over all solutions in 0 … most. */
    long[][] ranges(int most) {
        long[][] ranges = new long[unknowns()][];
        long[] values = new long[unknowns()];
        long all = Math.round(Math.pow(most + 1.0, unknowns()));
        for (long code = 0; code < all; code++) {
            long rest = code;
            for (int u = 0; u < values.length; u++) {
                values[u] = rest % (most + 1);
                rest /= most + 1;
            }
            if (isSolution(values)) {
                for (int u = 0; u < values.length; u++) {
                    ranges[u] = ranges[u] == null
                            ? new long[] {values[u], values[u]}
                            : new long[] {Math.min(ranges[u][0], values[u]), Math.max(ranges[u][1], values[u])};
                }
            }
        }
        return ranges;
    }
}
