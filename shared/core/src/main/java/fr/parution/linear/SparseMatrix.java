// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The left sides of equations: in each, few unknowns with small whole coefficients. Immutable.
 */
public final class SparseMatrix {

    private final int unknowns;
    private final int[] starts;
    private final int[] columns;
    private final int[] coefficients;

    private SparseMatrix(int unknowns, int[] starts, int[] columns, int[] coefficients) {
        this.unknowns = unknowns;
        this.starts = starts;
        this.columns = columns;
        this.coefficients = coefficients;
    }

    /** How many unknowns there are. */
    public int unknowns() {
        return unknowns;
    }

    /** How many equations there are. */
    public int equations() {
        return starts.length - 1;
    }

    /** How many terms all equations have. */
    public int terms() {
        return columns.length;
    }

    /** The place of the first term of an equation; that of the next equation ends it. */
    public int start(int equation) {
        return starts[equation];
    }

    /** The unknown of a term. */
    public int unknown(int term) {
        return columns[term];
    }

    /** The coefficient of a term, never 0. */
    public int coefficient(int term) {
        return coefficients[term];
    }

    /** How many unknowns an equation holds. */
    public int length(int equation) {
        return starts[equation + 1] - starts[equation];
    }

    /** The equations that hold each unknown, as their terms, in order. */
    int[][] termsOfUnknowns() {
        int[] counts = new int[unknowns];
        for (int column : columns) {
            counts[column]++;
        }
        int[][] terms = new int[unknowns][];
        for (int unknown = 0; unknown < unknowns; unknown++) {
            terms[unknown] = new int[counts[unknown]];
        }
        int[] next = new int[unknowns];
        for (int term = 0; term < columns.length; term++) {
            terms[columns[term]][next[columns[term]]++] = term;
        }
        return terms;
    }

    /** The equation of each term. */
    int[] equationsOfTerms() {
        int[] equations = new int[columns.length];
        for (int equation = 0; equation < equations(); equation++) {
            Arrays.fill(equations, starts[equation], starts[equation + 1], equation);
        }
        return equations;
    }

    /** The same equations without some unknowns, which have known values. The others keep their numbers. */
    SparseMatrix without(BitSet known) {
        int[] newStarts = new int[starts.length];
        int[] newColumns = new int[columns.length];
        int[] newCoefficients = new int[columns.length];
        int next = 0;
        for (int equation = 0; equation < equations(); equation++) {
            for (int term = starts[equation]; term < starts[equation + 1]; term++) {
                if (!known.get(columns[term])) {
                    newColumns[next] = columns[term];
                    newCoefficients[next++] = coefficients[term];
                }
            }
            newStarts[equation + 1] = next;
        }
        return new SparseMatrix(
                unknowns, newStarts, Arrays.copyOf(newColumns, next), Arrays.copyOf(newCoefficients, next));
    }

    /** Whether the sums of a vector are all 0, in exact arithmetic. */
    boolean isKernelVector(long[] vector) {
        for (int equation = 0; equation < equations(); equation++) {
            long sum = 0;
            for (int term = starts[equation]; term < starts[equation + 1]; term++) {
                sum = Math.addExact(sum, Math.multiplyExact(vector[columns[term]], coefficients[term]));
            }
            if (sum != 0) {
                return false;
            }
        }
        return true;
    }

    /** Takes equations one by one. */
    public static final class Builder {

        private final int unknowns;
        private final List<int[]> rows = new ArrayList<>();
        private int terms;

        /** For so many unknowns. */
        public Builder(int unknowns) {
            this.unknowns = unknowns;
        }

        /**
         * Adds an equation; an unknown that is named twice counts with the sum of its coefficients.
         *
         * @return its place
         */
        public int add(int[] columns, int[] coefficients) {
            Integer[] order = new Integer[columns.length];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> Integer.compare(columns[a], columns[b]));
            int[] row = new int[2 * columns.length];
            int length = 0;
            for (int i = 0; i < order.length; ) {
                int column = columns[order[i]];
                if (column < 0 || column >= unknowns) {
                    throw new IllegalArgumentException("no unknown " + column);
                }
                int sum = 0;
                for (; i < order.length && columns[order[i]] == column; i++) {
                    sum = Math.addExact(sum, coefficients[order[i]]);
                }
                if (sum != 0) {
                    row[length++] = column;
                    row[length++] = sum;
                }
            }
            rows.add(Arrays.copyOf(row, length));
            terms += length / 2;
            return rows.size() - 1;
        }

        /** The matrix of the equations so far. */
        public SparseMatrix build() {
            int[] starts = new int[rows.size() + 1];
            int[] columns = new int[terms];
            int[] coefficients = new int[terms];
            int next = 0;
            for (int r = 0; r < rows.size(); r++) {
                int[] row = rows.get(r);
                for (int i = 0; i < row.length; i += 2) {
                    columns[next] = row[i];
                    coefficients[next++] = row[i + 1];
                }
                starts[r + 1] = next;
            }
            return new SparseMatrix(unknowns, starts, columns, coefficients);
        }
    }
}
