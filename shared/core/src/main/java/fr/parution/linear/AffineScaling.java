// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;

/**
 * Other solutions of sums over figures that are never negative, found from the inside: first one in which as few figures as
 * possible are nothing ({@link #spread}), then, from there, moves that bring figures as near as possible to what is wished while
 * all sums stay as they are ({@link #move}). Such a move, each figure by a share of itself, is a step of affine scaling (Dikin,
 * "Iterative solution of problems of linear and quadratic programming", Soviet Mathematics Doklady 8, 1967), the first interior
 * method of linear programming. The least squares within it are solved by conjugate gradients (Hestenes and Stiefel, "Methods of
 * conjugate gradients for solving linear systems", Journal of Research of the National Bureau of Standards 49, 1952).
 *
 * <p>Figures are in the last unit that is published. A solution meets each sum to less than half a unit. Each sum counts a
 * figure once. Nothing depends on chance or on the machine.
 */
public final class AffineScaling {

    private static final double HALF_A_UNIT = 0.5;

    /** What fell to less than this share of what it began as is about to vanish: sums leave nothing for it. */
    private static final double VANISHING = 0.004;

    /** No figure goes further towards 0 than this in one step. */
    private static final double MOST_DOWN = 0.95;

    /** So many shares of itself at most in one step. */
    private static final double MOST_STEP = 4;

    private static final int MOST_ITERATIONS = 6_000;
    private static final int MOST_BESIDE = 12;
    private static final int SWEEPS = 600;
    private static final int STEPS = 12;

    private final int unknowns;
    private final int[][] sums;
    private final int[] componentOf;
    private final int components;

    /**
     * @param unknowns how many figures there are
     * @param sums the figures of each sum, none twice
     */
    public AffineScaling(int unknowns, int[][] sums) {
        this.unknowns = unknowns;
        this.sums = sums;
        this.componentOf = new int[unknowns];
        this.components = numberComponents();
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

    /** The same sums where only some figures move. */
    public AffineScaling within(BitSet moving) {
        int[][] kept = Arrays.stream(sums)
                .map(sum -> Arrays.stream(sum).filter(moving::get).toArray())
                .filter(sum -> sum.length > 0)
                .toArray(int[][]::new);
        return new AffineScaling(unknowns, kept);
    }

    /**
     * Figures around some: of each sum that they are in, the largest others, then so on from these.
     *
     * @param most of so many, no more are looked for
     */
    public BitSet around(int[] figures, double[] sizes, int most) {
        BitSet found = new BitSet();
        Arrays.stream(figures).forEach(found::set);
        BitSet seen = new BitSet();
        for (int before = 0; found.cardinality() > before && found.cardinality() < most; ) {
            before = found.cardinality();
            BitSet edge = (BitSet) found.clone();
            for (int s = 0; s < sums.length; s++) {
                if (!seen.get(s) && Arrays.stream(sums[s]).anyMatch(edge::get)) {
                    seen.set(s);
                    Arrays.stream(sums[s])
                            .filter(unknown -> !edge.get(unknown))
                            .boxed()
                            .sorted(Comparator.comparingDouble((Integer unknown) -> -sizes[unknown]))
                            .limit(MOST_BESIDE)
                            .forEach(found::set);
                }
            }
        }
        return found;
    }

    /**
     * A solution in which as few figures as possible are nothing. All begin with their share of their sums; each sum in turn
     * scales its figures to what they must add up to (iterative proportional fitting: Deming and Stephan, "On a least squares
     * adjustment of a sampled frequency table when the expected marginal totals are known", Annals of Mathematical Statistics 11,
     * 1940); what is off after so many rounds is moved into place.
     *
     * @param solution one that is known; only what it adds up to is asked
     * @return another one, or that one where none was found
     */
    public double[] spread(double[] solution) {
        double[] totals = sumsOf(solution);
        double[] figures = shares(totals);
        double[] begun = figures.clone();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            fit(figures, totals);
        }
        for (int unknown = 0; unknown < unknowns; unknown++) {
            boolean vanishes = figures[unknown] < VANISHING * begun[unknown];
            figures[unknown] = vanishes ? solution[unknown] : (figures[unknown] + solution[unknown]) / 2;
        }
        for (int step = 0; step < STEPS; step++) {
            double[] off = sumsOf(figures);
            Arrays.setAll(off, s -> totals[s] - off[s]);
            double[] move = move(figures, new double[unknowns], off);
            for (int unknown = 0; unknown < unknowns; unknown++) {
                figures[unknown] *= Math.max(1 - MOST_DOWN, 1 + move[unknown]);
            }
            if (meets(figures, totals)) {
                return figures;
            }
            if (squared(move) == 0) {
                break;
            }
        }
        return solution;
    }

    private double[] sumsOf(double[] figures) {
        double[] found = new double[sums.length];
        for (int s = 0; s < sums.length; s++) {
            for (int unknown : sums[s]) {
                found[s] += figures[unknown];
            }
        }
        return found;
    }

    /** The least equal share of each figure in its sums; a unit where it is in none. */
    private double[] shares(double[] totals) {
        double[] shares = new double[unknowns];
        Arrays.fill(shares, Double.POSITIVE_INFINITY);
        for (int s = 0; s < sums.length; s++) {
            for (int unknown : sums[s]) {
                shares[unknown] = Math.min(shares[unknown], totals[s] / sums[s].length);
            }
        }
        return Arrays.stream(shares)
                .map(share -> Double.isInfinite(share) ? 1 : share)
                .toArray();
    }

    private void fit(double[] figures, double[] totals) {
        for (int s = 0; s < sums.length; s++) {
            double found = 0;
            for (int unknown : sums[s]) {
                found += figures[unknown];
            }
            double by = found == 0 ? 0 : totals[s] / found;
            for (int unknown : sums[s]) {
                figures[unknown] *= by;
            }
        }
    }

    private boolean meets(double[] figures, double[] totals) {
        double[] found = sumsOf(figures);
        for (int s = 0; s < found.length; s++) {
            if (!(Math.abs(found[s] - totals[s]) < HALF_A_UNIT)) {
                return false;
            }
        }
        return true;
    }

    /**
     * How figures move so that all sums stay as they are, as near as possible to what is wished; with the opposite signs that is
     * a move, too.
     *
     * @param figures a solution; those that do not move, or are nothing, are 0
     * @param wish by what share of itself each should move
     * @return shares, all 0 where they were not found
     */
    public double[] move(double[] figures, double[] wish) {
        return move(figures, wish, new double[sums.length]);
    }

    /** The same where each sum moves by so much. */
    private double[] move(double[] figures, double[] wish, double[] by) {
        double[] norms = norms(figures);
        double[] move = new double[unknowns];
        for (int unknown = 0; unknown < unknowns; unknown++) {
            move[unknown] = figures[unknown] > 0 ? wish[unknown] : 0;
        }
        double[] direction = new double[sums.length];
        double before = 0;
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            double[] left = left(figures, norms, move, by);
            if (isSettled(left, norms)) {
                return move;
            }
            double now = squared(left);
            double turn = iteration == 0 ? 0 : now / before;
            before = now;
            double[] change = new double[unknowns];
            for (int s = 0; s < sums.length; s++) {
                direction[s] = left[s] + turn * direction[s];
                double each = norms[s] == 0 ? 0 : direction[s] / norms[s];
                for (int unknown : sums[s]) {
                    change[unknown] += each * figures[unknown];
                }
            }
            double length = squared(change);
            for (int unknown = 0; length > 0 && unknown < unknowns; unknown++) {
                move[unknown] -= now / length * change[unknown];
            }
        }
        return new double[unknowns];
    }

    /** The length of each sum, by which it is divided so that all weigh the same. */
    private double[] norms(double[] figures) {
        double[] norms = new double[sums.length];
        for (int s = 0; s < sums.length; s++) {
            for (int unknown : sums[s]) {
                norms[s] += figures[unknown] * figures[unknown];
            }
            norms[s] = Math.sqrt(norms[s]);
        }
        return norms;
    }

    /** By how much a move misses what each sum should move by. */
    private double[] left(double[] figures, double[] norms, double[] move, double[] by) {
        double[] left = new double[sums.length];
        for (int s = 0; s < sums.length; s++) {
            double moved = -by[s];
            for (int unknown : sums[s]) {
                moved += figures[unknown] * move[unknown];
            }
            left[s] = norms[s] == 0 ? 0 : moved / norms[s];
        }
        return left;
    }

    private static boolean isSettled(double[] left, double[] norms) {
        for (int s = 0; s < left.length; s++) {
            if (!(Math.abs(left[s] * norms[s]) < HALF_A_UNIT / (2 * MOST_STEP))) {
                return false;
            }
        }
        return true;
    }

    private static double squared(double[] vector) {
        double sum = 0;
        for (double one : vector) {
            sum += one * one;
        }
        return sum;
    }

    /**
     * Follows a move, in each component as far as no figure comes too near to 0.
     *
     * @param figures a solution
     * @param forward whether the move is followed, or its opposite
     * @return another solution
     */
    public double[] step(double[] figures, double[] move, boolean forward) {
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
