// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Gaussian elimination over the equations of a matrix, exact because it counts modulo a prime, as Langsrud's
 * GaussSuppression does (Langsrud, "Secondary Cell Suppression by Gaussian Elimination", Privacy in Statistical Databases
 * 2024). Short equations come first, and each is solved for the unknown that the fewest later ones hold, so that rows stay
 * short. Nothing depends on chance or on the machine.
 *
 * <p>What is left free spans the kernel: all that can be added to a solution. An unknown is determined if every vector of
 * the kernel is 0 there; two are tied, whoever knows one knows the other, if their ratio is the same in all. Both are read
 * off two vectors drawn from the kernel by a fixed seed. A determined unknown is 0 in any, and tied ones have one ratio in
 * any, so nothing is overlooked; that the draw makes one up has a probability of about 2^-61 a pair, and would only find too
 * much.
 */
public final class Elimination {

    /** What {@link #classOf} says of a determined unknown. */
    public static final int DETERMINED = -1;

    private static final long SEED = 0x5061_7275_7469_6f6eL;

    private final SparseMatrix matrix;
    private final List<EchelonRow> rows = new ArrayList<>();
    private final List<Derivation> empty = new ArrayList<>();
    private final int[] orderOfPivot;
    private final int[] classes;

    private Elimination(SparseMatrix matrix) {
        this.matrix = matrix;
        this.orderOfPivot = new int[matrix.unknowns()];
        Arrays.fill(orderOfPivot, -1);
        reduce();
        long[][] drawn = new long[2][];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int k = 0; k < drawn.length; k++) {
            long[] vector = new long[matrix.unknowns()];
            for (int unknown = 0; unknown < vector.length; unknown++) {
                vector[unknown] = isFree(unknown) ? random.nextLong(PrimeField.PRIME) : 0;
            }
            complete(vector, new long[rows.size()]);
            drawn[k] = vector;
        }
        this.classes = classes(drawn[0], drawn[1]);
    }

    /** Eliminates once, for all right sides. */
    public static Elimination of(SparseMatrix matrix) {
        return new Elimination(matrix);
    }

    /**
     * One solution modulo the prime, in which determined unknowns have their values.
     *
     * @param residues a solution, by unknown
     * @param contradiction whether no numbers at all fulfil the equations
     */
    public record Solution(long[] residues, boolean contradiction) {

        /** What a determined unknown is fixed to; anything where that is no whole number of reasonable size. */
        public long value(int unknown) {
            return PrimeField.signed(residues[unknown]);
        }
    }

    /** Solves for a right side, one number an equation. */
    public Solution solve(long[] constants) {
        long[] sides = new long[rows.size()];
        for (int r = 0; r < sides.length; r++) {
            sides[r] = rows.get(r).derivation().apply(constants, sides);
        }
        boolean contradiction = empty.stream().anyMatch(derivation -> derivation.apply(constants, sides) != 0);
        long[] residues = new long[matrix.unknowns()];
        complete(residues, sides);
        return new Solution(residues, contradiction);
    }

    private void reduce() {
        int[] remaining = new int[matrix.unknowns()];
        for (int term = 0; term < matrix.terms(); term++) {
            remaining[matrix.unknown(term)]++;
        }
        // By length, then in the order given.
        long[] order = new long[matrix.equations()];
        Arrays.setAll(order, equation -> (long) matrix.length(equation) << Integer.SIZE | equation);
        Arrays.sort(order);
        Workspace workspace = new Workspace(matrix.unknowns());
        for (long ordered : order) {
            int equation = (int) ordered;
            workspace.load(matrix, equation);
            for (int term = matrix.start(equation); term < matrix.start(equation + 1); term++) {
                remaining[matrix.unknown(term)]--;
            }
            workspace.reduceBy(rows, orderOfPivot);
            int pivot = workspace.pivot(remaining);
            if (pivot >= 0) {
                orderOfPivot[pivot] = rows.size();
                rows.add(workspace.row(pivot));
            } else {
                empty.add(workspace.derivation(1));
            }
            workspace.clear();
        }
    }

    /** Completes the values of free unknowns to a solution. */
    private void complete(long[] values, long[] sides) {
        for (int r = rows.size() - 1; r >= 0; r--) {
            EchelonRow row = rows.get(r);
            values[row.pivot()] = row.solve(values, sides[r]);
        }
    }

    private static int[] classes(long[] first, long[] second) {
        long[] inverses = PrimeField.inverses(second);
        FirstOfEach firsts = new FirstOfEach(first.length);
        int[] found = new int[first.length];
        for (int unknown = 0; unknown < found.length; unknown++) {
            if (first[unknown] == 0 && second[unknown] == 0) {
                found[unknown] = DETERMINED;
            } else {
                long ratio = second[unknown] == 0
                        ? PrimeField.PRIME
                        : PrimeField.multiply(first[unknown], inverses[unknown]);
                found[unknown] = firsts.of(ratio, unknown);
            }
        }
        return found;
    }

    /** Remembers with which unknown each ratio came first. */
    private static final class FirstOfEach {
        private final long[] ratios;
        private final int[] firsts;
        private final int shift;

        FirstOfEach(int most) {
            int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * most + 1);
            this.ratios = new long[1 << bits];
            this.firsts = new int[1 << bits];
            this.shift = Long.SIZE - bits;
        }

        int of(long ratio, int unknown) {
            int slot = (int) (ratio * 0x9e3779b97f4a7c15L >>> shift);
            while (firsts[slot] != 0 && ratios[slot] != ratio) {
                slot = slot + 1 & ratios.length - 1;
            }
            if (firsts[slot] == 0) {
                ratios[slot] = ratio;
                firsts[slot] = unknown + 1;
            }
            return firsts[slot] - 1;
        }
    }

    /** The matrix. */
    public SparseMatrix matrix() {
        return matrix;
    }

    /** How many equations say something that the others do not. */
    public int rank() {
        return rows.size();
    }

    /** Whether the equations fix an unknown. */
    public boolean isDetermined(int unknown) {
        return classes[unknown] == DETERMINED;
    }

    /**
     * The first of the unknowns that are tied to this one, itself or before it; {@link #DETERMINED} where it is fixed.
     */
    public int classOf(int unknown) {
        return classes[unknown];
    }

    /** Whether an unknown may be chosen, so that the others follow. */
    boolean isFree(int unknown) {
        return orderOfPivot[unknown] < 0;
    }

    int orderOfPivot(int unknown) {
        return orderOfPivot[unknown];
    }

    List<EchelonRow> rows() {
        return rows;
    }

    /** One row while it is reduced: dense, with the list of what is in use. */
    private static final class Workspace {
        private final long[] values;
        private final boolean[] used;
        private int[] touched = new int[64];
        private int count;
        private int loaded;
        private int[] subtracted = new int[64];
        private long[] multipliers = new long[64];
        private int steps;
        private final BitSet pending = new BitSet();

        Workspace(int unknowns) {
            this.values = new long[unknowns];
            this.used = new boolean[unknowns];
        }

        void load(SparseMatrix matrix, int equation) {
            loaded = equation;
            for (int term = matrix.start(equation); term < matrix.start(equation + 1); term++) {
                touch(matrix.unknown(term));
                values[matrix.unknown(term)] = PrimeField.of(matrix.coefficient(term));
            }
        }

        private void touch(int unknown) {
            if (!used[unknown]) {
                used[unknown] = true;
                if (count == touched.length) {
                    touched = Arrays.copyOf(touched, 2 * count);
                }
                touched[count++] = unknown;
            }
        }

        /** A row holds pivots of later rows only, so one walk in their order is enough. */
        void reduceBy(List<EchelonRow> rows, int[] orderOfPivot) {
            for (int i = 0; i < count; i++) {
                if (orderOfPivot[touched[i]] >= 0) {
                    pending.set(orderOfPivot[touched[i]]);
                }
            }
            for (int r = pending.nextSetBit(0); r >= 0; r = pending.nextSetBit(r + 1)) {
                EchelonRow row = rows.get(r);
                long by = values[row.pivot()];
                values[row.pivot()] = 0;
                if (by == 0) {
                    continue;
                }
                for (int i = 0; i < row.unknowns().length; i++) {
                    int unknown = row.unknowns()[i];
                    touch(unknown);
                    values[unknown] = PrimeField.subtractProduct(values[unknown], by, row.coefficients()[i]);
                    if (orderOfPivot[unknown] >= 0) {
                        pending.set(orderOfPivot[unknown]);
                    }
                }
                step(r, by);
            }
            pending.clear();
        }

        private void step(int row, long by) {
            if (steps == subtracted.length) {
                subtracted = Arrays.copyOf(subtracted, 2 * steps);
                multipliers = Arrays.copyOf(multipliers, 2 * steps);
            }
            subtracted[steps] = row;
            multipliers[steps++] = by;
        }

        /** The unknown that the fewest later equations hold, the first of several; -1 where nothing is left. */
        int pivot(int[] remaining) {
            int best = -1;
            for (int i = 0; i < count; i++) {
                int unknown = touched[i];
                if (values[unknown] != 0
                        && (best < 0
                                || remaining[unknown] < remaining[best]
                                || (remaining[unknown] == remaining[best] && unknown < best))) {
                    best = unknown;
                }
            }
            return best;
        }

        EchelonRow row(int pivot) {
            long by = PrimeField.inverse(values[pivot]);
            int[] unknowns = new int[count];
            int length = 0;
            for (int i = 0; i < count; i++) {
                if (touched[i] != pivot && values[touched[i]] != 0) {
                    unknowns[length++] = touched[i];
                }
            }
            unknowns = Arrays.copyOf(unknowns, length);
            Arrays.sort(unknowns);
            long[] coefficients = new long[length];
            for (int i = 0; i < length; i++) {
                coefficients[i] = PrimeField.multiply(by, values[unknowns[i]]);
            }
            return new EchelonRow(pivot, unknowns, coefficients, derivation(by));
        }

        Derivation derivation(long scale) {
            return new Derivation(loaded, Arrays.copyOf(subtracted, steps), Arrays.copyOf(multipliers, steps), scale);
        }

        void clear() {
            for (int i = 0; i < count; i++) {
                values[touched[i]] = 0;
                used[touched[i]] = false;
            }
            count = 0;
            steps = 0;
        }
    }
}
