// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Sums against sums: the normal equations of figures that are each weighed by themselves, factored once and solved as often as
 * asked. Two sums meet where they have a figure in common, so that most do not. Sums are eliminated in the order that makes as
 * few others meet as can be seen at each step (minimum degree: Tinney and Walker, "Direct solutions of sparse network equations
 * by optimally ordered triangular factorization", Proceedings of the IEEE 55, 1967); the factor is Cholesky's (George and Liu,
 * "Computer solution of large sparse positive definite systems", 1981).
 *
 * <p>A sum that follows from others has nothing left when its turn comes, and is left out: the others say the same.
 */
final class NormalFactor {

    /** What is left of a length of 1 and is no more than rounding. */
    private static final double NOTHING = 1e-13;

    private final int[][] sums;
    private final int[][] sumsOf;
    /** By place in the order of elimination. */
    private final int[] order;

    private final int[] placeOf;
    /** By place: the later places that it meets, rising. */
    private final int[][] below;

    private final double[][] factor;
    private final double[] pivots;
    private final double[] norms;

    /**
     * @param unknowns how many figures there are
     * @param sums the figures of each sum, none twice
     */
    NormalFactor(int unknowns, int[][] sums) {
        this.sums = sums;
        this.sumsOf = sumsOf(unknowns, sums);
        this.order = new int[sums.length];
        this.placeOf = new int[sums.length];
        this.below = eliminate();
        this.factor = new double[sums.length][];
        Arrays.setAll(factor, place -> new double[below[place].length]);
        this.pivots = new double[sums.length];
        this.norms = new double[sums.length];
    }

    private static int[][] sumsOf(int unknowns, int[][] sums) {
        int[] counts = new int[unknowns];
        for (int[] sum : sums) {
            for (int unknown : sum) {
                counts[unknown]++;
            }
        }
        int[][] sumsOf = new int[unknowns][];
        Arrays.setAll(sumsOf, unknown -> new int[counts[unknown]]);
        for (int s = sums.length - 1; s >= 0; s--) {
            for (int unknown : sums[s]) {
                sumsOf[unknown][--counts[unknown]] = s;
            }
        }
        return sumsOf;
    }

    /** Finds the order, and what each sum meets when its turn comes. */
    private int[][] eliminate() {
        BitSet[] meets = new BitSet[sums.length];
        int[] degrees = new int[sums.length];
        for (int s = 0; s < sums.length; s++) {
            meets[s] = new BitSet();
            for (int unknown : sums[s]) {
                for (int other : sumsOf[unknown]) {
                    meets[s].set(other);
                }
            }
            meets[s].clear(s);
            degrees[s] = meets[s].cardinality();
        }
        int[][] later = new int[sums.length][];
        for (int place = 0; place < sums.length; place++) {
            int least = -1;
            for (int s = 0; s < sums.length; s++) {
                if (degrees[s] >= 0 && (least < 0 || degrees[s] < degrees[least])) {
                    least = s;
                }
            }
            order[place] = least;
            placeOf[least] = place;
            later[place] = meets[least].stream().toArray();
            degrees[least] = -1;
            for (int s : later[place]) {
                meets[s].or(meets[least]);
                meets[s].clear(s);
                meets[s].clear(least);
                degrees[s] = meets[s].cardinality();
            }
            meets[least] = new BitSet();
        }
        for (int place = 0; place < sums.length; place++) {
            later[place] =
                    Arrays.stream(later[place]).map(s -> placeOf[s]).sorted().toArray();
        }
        return later;
    }

    /** Factors for some weights: each figure counts by its own, and sums are divided by their lengths. */
    void factor(double[] weights) {
        for (int s = 0; s < sums.length; s++) {
            double square = 0;
            for (int unknown : sums[s]) {
                square += weights[unknown] * weights[unknown];
            }
            norms[s] = Math.sqrt(square);
        }
        // Columns that are done wait in the list of the next place that they meet.
        int[] first = new int[sums.length];
        int[] next = new int[sums.length];
        int[] waiting = new int[sums.length];
        Arrays.fill(waiting, -1);
        double[] row = new double[sums.length];
        for (int place = 0; place < sums.length; place++) {
            gather(place, weights, row);
            int following;
            for (int done = waiting[place]; done >= 0; done = following) {
                following = next[done];
                int[] met = below[done];
                double[] column = factor[done];
                int at = first[done]++;
                double share = column[at] * pivots[done];
                row[place] -= share * column[at];
                for (int i = at + 1; i < met.length; i++) {
                    row[met[i]] -= share * column[i];
                }
                enqueue(done, first, next, waiting);
            }
            finish(place, row);
            if (pivots[place] != 0) {
                enqueue(place, first, next, waiting);
            }
        }
    }

    private void enqueue(int done, int[] first, int[] next, int[] waiting) {
        if (first[done] < below[done].length) {
            int place = below[done][first[done]];
            next[done] = waiting[place];
            waiting[place] = done;
        }
    }

    /** Keeps what was made of a row, and leaves it empty. */
    private void finish(int place, double[] row) {
        int[] met = below[place];
        double pivot = row[place] > NOTHING ? row[place] : 0;
        pivots[place] = pivot;
        row[place] = 0;
        for (int i = 0; i < met.length; i++) {
            factor[place][i] = pivot == 0 ? 0 : row[met[i]] / pivot;
            row[met[i]] = 0;
        }
    }

    /** A row of the normal equations, from its place on. */
    private void gather(int place, double[] weights, double[] row) {
        int sum = order[place];
        for (int unknown : norms[sum] == 0 ? new int[0] : sums[sum]) {
            double square = weights[unknown] * weights[unknown];
            for (int other : square == 0 ? new int[0] : sumsOf[unknown]) {
                if (placeOf[other] >= place) {
                    row[placeOf[other]] += square / (norms[sum] * norms[other]);
                }
            }
        }
    }

    /** The length of each sum under the weights: the root of the squares that it adds up. */
    double[] norms() {
        return norms;
    }

    /**
     * Solves the equations.
     *
     * @param right a number for each sum, divided by its length
     * @return the same, 0 for a sum that is left out
     */
    double[] solve(double[] right) {
        double[] found = new double[sums.length];
        for (int place = 0; place < sums.length; place++) {
            found[place] = right[order[place]];
        }
        for (int place = 0; place < sums.length; place++) {
            double own = found[place];
            for (int i = 0; own != 0 && i < below[place].length; i++) {
                found[below[place][i]] -= factor[place][i] * own;
            }
        }
        double[] solution = new double[sums.length];
        for (int place = sums.length - 1; place >= 0; place--) {
            double own = pivots[place] == 0 ? 0 : found[place] / pivots[place];
            for (int i = 0; i < below[place].length; i++) {
                own -= factor[place][i] * found[below[place][i]];
            }
            found[place] = pivots[place] == 0 ? 0 : own;
            solution[order[place]] = found[place];
        }
        return solution;
    }
}
