// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The kernel of a matrix, vector by vector: each moves one free unknown and all that follow from it. Vectors are turned
 * from residues into small whole numbers and then checked in exact arithmetic; one that does not pass is none.
 */
final class Kernel {

    /** The largest number that a vector may hold. */
    private static final long LARGEST = 1 << 20;

    private final Elimination elimination;
    private final SparseMatrix matrix;
    private final int[][] rowsHolding;
    private final int[][] termsOfUnknowns;
    private final int[] equationsOfTerms;
    private final long[] values;
    private final long[] sums;

    Kernel(Elimination elimination) {
        this.elimination = elimination;
        this.matrix = elimination.matrix();
        this.rowsHolding = rowsHolding(elimination);
        this.termsOfUnknowns = matrix.termsOfUnknowns();
        this.equationsOfTerms = matrix.equationsOfTerms();
        this.values = new long[matrix.unknowns()];
        this.sums = new long[matrix.equations()];
    }

    private static int[][] rowsHolding(Elimination elimination) {
        int[] counts = new int[elimination.matrix().unknowns()];
        for (EchelonRow row : elimination.rows()) {
            for (int unknown : row.unknowns()) {
                counts[unknown]++;
            }
        }
        int[][] holding = new int[counts.length][];
        Arrays.setAll(holding, unknown -> new int[counts[unknown]]);
        int[] next = new int[counts.length];
        for (int r = 0; r < elimination.rows().size(); r++) {
            for (int unknown : elimination.rows().get(r).unknowns()) {
                holding[unknown][next[unknown]++] = r;
            }
        }
        return holding;
    }

    /** The vector that moves one free unknown; empty where its numbers are not small. */
    Optional<KernelVector> vector(int free) {
        List<Integer> support = new ArrayList<>();
        BitSet pending = new BitSet();
        set(free, 1, support, pending);
        for (int r = pending.previousSetBit(Integer.MAX_VALUE - 1); r >= 0; r = pending.previousSetBit(r - 1)) {
            EchelonRow row = elimination.rows().get(r);
            long value = row.solve(values, 0);
            if (value != 0) {
                set(row.pivot(), value, support, pending);
            }
        }
        int[] unknowns = support.stream().mapToInt(Integer::intValue).toArray();
        long[] residues = Arrays.stream(unknowns).mapToLong(u -> values[u]).toArray();
        Arrays.stream(unknowns).forEach(u -> values[u] = 0);
        return whole(residues)
                .map(numbers -> new KernelVector(unknowns, numbers))
                .filter(this::isExact);
    }

    private void set(int unknown, long value, List<Integer> support, BitSet pending) {
        values[unknown] = value;
        support.add(unknown);
        for (int row : rowsHolding[unknown]) {
            pending.set(row);
        }
    }

    /** Small whole numbers in the same proportions, if there are any. */
    private static Optional<long[]> whole(long[] residues) {
        long[] scaled = residues.clone();
        for (int i = 0; i < scaled.length; i++) {
            if (Math.abs(PrimeField.signed(scaled[i])) > LARGEST) {
                long by = denominator(scaled[i]);
                if (by == 0) {
                    return Optional.empty();
                }
                for (int j = 0; j < scaled.length; j++) {
                    scaled[j] = PrimeField.multiply(scaled[j], by);
                }
            }
        }
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = PrimeField.signed(scaled[i]);
            if (Math.abs(scaled[i]) > LARGEST) {
                return Optional.empty();
            }
        }
        return Optional.of(scaled);
    }

    /** The denominator of the fraction that a residue stands for, by Euclid's algorithm; 0 where none is small. */
    private static long denominator(long residue) {
        long before = PrimeField.PRIME;
        long remainder = residue;
        long factorBefore = 0;
        long factor = 1;
        while (remainder > LARGEST) {
            long quotient = before / remainder;
            long next = before - quotient * remainder;
            before = remainder;
            remainder = next;
            long nextFactor = factorBefore - quotient * factor;
            factorBefore = factor;
            factor = nextFactor;
            if (Math.abs(factor) > LARGEST) {
                return 0;
            }
        }
        return Math.abs(factor);
    }

    private boolean isExact(KernelVector vector) {
        boolean exact = true;
        List<Integer> touched = new ArrayList<>();
        for (int i = 0; i < vector.unknowns().length; i++) {
            for (int term : termsOfUnknowns[vector.unknowns()[i]]) {
                int equation = equationsOfTerms[term];
                sums[equation] =
                        Math.addExact(sums[equation], Math.multiplyExact(vector.values()[i], matrix.coefficient(term)));
                touched.add(equation);
            }
        }
        for (int equation : touched) {
            exact &= sums[equation] == 0;
        }
        touched.forEach(equation -> sums[equation] = 0);
        return exact;
    }

    /**
     * The free unknowns that one follows from, and how: its row of the reduced echelon form.
     *
     * @return the coefficients with which it is moved, residues, never 0
     */
    KernelVector follows(int unknown) {
        int order = elimination.orderOfPivot(unknown);
        if (order < 0) {
            return new KernelVector(new int[] {unknown}, new long[] {1});
        }
        List<Integer> touched = new ArrayList<>();
        BitSet pending = new BitSet();
        pending.set(order);
        values[unknown] = PrimeField.negate(1);
        for (int r = pending.nextSetBit(0); r >= 0; r = pending.nextSetBit(r + 1)) {
            EchelonRow row = elimination.rows().get(r);
            long by = values[row.pivot()];
            values[row.pivot()] = 0;
            for (int i = 0; i < row.unknowns().length && by != 0; i++) {
                int other = row.unknowns()[i];
                if (values[other] == 0) {
                    touched.add(other);
                }
                values[other] = PrimeField.subtractProduct(values[other], by, row.coefficients()[i]);
                if (!elimination.isFree(other)) {
                    pending.set(elimination.orderOfPivot(other));
                }
            }
        }
        int[] free = touched.stream()
                .mapToInt(Integer::intValue)
                .filter(other -> values[other] != 0)
                .sorted()
                .distinct()
                .toArray();
        // The pivot is what its row leaves: minus each coefficient.
        long[] by = Arrays.stream(free)
                .mapToLong(other -> PrimeField.negate(values[other]))
                .toArray();
        touched.forEach(other -> values[other] = 0);
        return new KernelVector(free, by);
    }
}
