// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import java.util.Arrays;

/**
 * Other solutions of sums over figures that are never negative, from one that is known: moves that bring figures as near as
 * possible to what is wished while all sums stay as they are, each figure by a share of itself, are steps of affine scaling (Dikin,
 * "Iterative solution of problems of linear and quadratic programming", Soviet Mathematics Doklady 8, 1967). One factor of the
 * normal equations ({@link NormalFactor}) serves all moves from one solution. What is nothing stays so: a linear program
 * ({@link LinearProgram}) has no such bounds, and costs more.
 *
 * <p>Figures are in the last unit that is published. A move misses no sum by more than a thousandth of it. Each sum counts a
 * figure once. Nothing depends on chance or on the machine.
 */
public final class AffineScaling {

    /** No figure goes further towards 0 than this in one step. */
    private static final double MOST_DOWN = 0.95;

    /** So many shares of itself at most in one step. */
    private static final double MOST_STEP = 4;

    /** What rounding leaves of the sums is taken out again and again, until it is no more than this. */
    private static final double MISSED = 0.001 / MOST_STEP;

    private static final int MOST_LOOKS = 12;

    private final int unknowns;
    private final int[][] sums;
    private final int[] componentOf;
    private final int components;
    private final NormalFactor factor;

    /**
     * @param unknowns how many figures there are
     * @param sums the figures of each sum, none twice
     */
    public AffineScaling(int unknowns, int[][] sums) {
        this.unknowns = unknowns;
        this.sums = sums;
        this.componentOf = new int[unknowns];
        this.components = numberComponents();
        this.factor = new NormalFactor(unknowns, sums);
    }

    /** Figures are in one component where sums tie them together, directly or through others. */
    private int numberComponents() {
        int[] roots = new int[unknowns];
        Arrays.setAll(roots, unknown -> unknown);
        for (int[] sum : sums) {
            for (int unknown : sum) {
                roots[root(roots, unknown)] = root(roots, sum[0]);
            }
        }
        int[] numbers = new int[unknowns];
        Arrays.fill(numbers, -1);
        int count = 0;
        for (int unknown = 0; unknown < unknowns; unknown++) {
            int root = root(roots, unknown);
            if (numbers[root] < 0) {
                numbers[root] = count++;
            }
            componentOf[unknown] = numbers[root];
        }
        return count;
    }

    private static int root(int[] roots, int unknown) {
        int root = unknown;
        while (roots[root] != root) {
            roots[root] = roots[roots[root]];
            root = roots[root];
        }
        return root;
    }

    /**
     * A solution as the start of moves. One at a time: the next takes the place of the one before.
     *
     * @param figures those that are nothing do not move
     */
    public From from(double[] figures) {
        factor.factor(figures);
        return new From(figures);
    }

    /**
     * Linear programs over the same sums, and the same factor: moves from a solution are at their end.
     *
     * @param solution one that is known; only what it adds up to is asked
     */
    public LinearProgram program(double[] solution) {
        return new LinearProgram(unknowns, sums, factor, solution);
    }

    /** Moves from one solution, and steps along them. */
    public final class From {

        private final double[] figures;

        private From(double[] figures) {
            this.figures = figures;
        }

        /**
         * How figures move so that all sums stay as they are, as near as possible to what is wished; with the opposite signs that
         * is a move, too.
         *
         * @param wish by what share of itself each should move
         * @return shares, all 0 where they were not found
         */
        public double[] move(double[] wish) {
            double[] move = new double[unknowns];
            for (int unknown = 0; unknown < unknowns; unknown++) {
                move[unknown] = figures[unknown] > 0 ? wish[unknown] : 0;
            }
            for (int look = 0; look < MOST_LOOKS; look++) {
                double[] left = left(move);
                if (isSettled(left)) {
                    return move;
                }
                double[] change = factor.solve(left);
                for (int s = 0; s < sums.length; s++) {
                    double each = change[s] == 0 ? 0 : change[s] / factor.norms()[s];
                    for (int unknown : sums[s]) {
                        move[unknown] -= each * figures[unknown];
                    }
                }
            }
            return new double[unknowns];
        }

        /** By how much a move misses what each sum should move by, in lengths of the sum. */
        private double[] left(double[] move) {
            double[] left = new double[sums.length];
            for (int s = 0; s < sums.length; s++) {
                double moved = 0;
                for (int unknown : sums[s]) {
                    moved += figures[unknown] * move[unknown];
                }
                left[s] = factor.norms()[s] == 0 ? 0 : moved / factor.norms()[s];
            }
            return left;
        }

        private boolean isSettled(double[] left) {
            for (int s = 0; s < left.length; s++) {
                if (!(Math.abs(left[s] * factor.norms()[s]) < MISSED)) {
                    return false;
                }
            }
            return true;
        }

        /**
         * Follows a move, in each component as far as no figure comes too near to 0.
         *
         * @param forward whether the move is followed, or its opposite
         * @return another solution
         */
        public double[] step(double[] move, boolean forward) {
            double[] far = new double[components];
            Arrays.fill(far, MOST_STEP);
            for (int unknown = 0; unknown < unknowns; unknown++) {
                double down = forward ? -move[unknown] : move[unknown];
                if (down > 0) {
                    int component = componentOf[unknown];
                    far[component] = Math.min(far[component], MOST_DOWN / down);
                }
            }
            double[] moved = new double[unknowns];
            for (int unknown = 0; unknown < unknowns; unknown++) {
                double by = forward ? far[componentOf[unknown]] : -far[componentOf[unknown]];
                moved[unknown] = figures[unknown] * (1 + by * move[unknown]);
            }
            return moved;
        }
    }
}
