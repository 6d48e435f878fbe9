// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How little some figures can add up to, where none is negative and sums over them are known: a linear program, by the interior
 * method that goes for the sums and for the least at once (Mehrotra, "On the implementation of a primal-dual interior point
 * method", SIAM Journal on Optimization 2, 1992). It needs no solution to begin with, and no figure of the one that it finds has to
 * be more than nothing.
 *
 * <p>Figures are in the last unit that is published. Nothing depends on chance or on the machine.
 */
public final class LinearProgram {

    private static final int MOST_STEPS = 80;

    /** Of the way to where the first figure is nothing. */
    private static final double ALMOST = 0.995;

    /** Of the totals' size: closer than this to the least, there is nothing left to gain. */
    private static final double CLOSE = 1e-9;

    private static final double HALF_A_UNIT = 0.5;

    private final int unknowns;
    private final int[][] sums;
    private final double[] totals;
    private final NormalFactor factor;
    private final double unit;

    /**
     * @param unknowns how many figures there are
     * @param sums the figures of each sum, none twice
     * @param factor of these sums; nobody else uses it meanwhile
     * @param solution one that is known; only what it adds up to is asked
     */
    LinearProgram(int unknowns, int[][] sums, NormalFactor factor, double[] solution) {
        this.unknowns = unknowns;
        this.sums = sums;
        double mean = Arrays.stream(solution).average().orElse(0);
        this.unit = mean > 0 ? mean : 1;
        this.totals =
                sumsOf(Arrays.stream(solution).map(figure -> figure / unit).toArray());
        this.factor = factor;
    }

    /**
     * Looks for a solution, less and less of what is to be least, until one is good enough.
     *
     * @param cost what each figure counts in what is to be least
     * @param enough judges solutions that meet each sum to less than half a unit
     * @return one that is good enough; empty where the least is not, or was not found
     */
    public Optional<double[]> find(double[] cost, Predicate<double[]> enough) {
        State state = new State(cost);
        for (int step = 0; step < MOST_STEPS; step++) {
            if (state.misses() < HALF_A_UNIT / unit) {
                double[] solution =
                        Arrays.stream(state.x).map(figure -> figure * unit).toArray();
                if (enough.test(solution)) {
                    return Optional.of(solution);
                }
            }
            if (!state.step()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
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

    /** What sums give back to figures, each its price. */
    private double[] priced(double[] prices) {
        double[] found = new double[unknowns];
        for (int s = 0; s < sums.length; s++) {
            for (int unknown : sums[s]) {
                found[unknown] += prices[s];
            }
        }
        return found;
    }

    /** Figures {@code x}, prices of sums {@code y}, and what each figure costs beyond the prices of its sums, {@code z}. */
    private final class State {

        private final double[] cost;
        private final double[] x;
        private final double[] y = new double[sums.length];
        private final double[] z = new double[unknowns];

        State(double[] cost) {
            this.cost = cost;
            this.x = shares();
            Arrays.fill(z, 1);
        }

        /** A figure begins with the greatest equal share in its sums, so that all have room to fall. */
        private double[] shares() {
            double[] shares = new double[unknowns];
            for (int s = 0; s < sums.length; s++) {
                for (int unknown : sums[s]) {
                    shares[unknown] = Math.max(shares[unknown], totals[s] / sums[s].length);
                }
            }
            return Arrays.stream(shares).map(share -> Math.max(share, 0.01)).toArray();
        }

        /** By how much the worst sum is missed. */
        double misses() {
            double worst = 0;
            double[] found = sumsOf(x);
            for (int s = 0; s < found.length; s++) {
                worst = Math.max(worst, Math.abs(totals[s] - found[s]));
            }
            return worst;
        }

        private double product() {
            double product = 0;
            for (int unknown = 0; unknown < unknowns; unknown++) {
                product += x[unknown] * z[unknown];
            }
            return product;
        }

        /** One step nearer; false where there is nothing to gain any more, or numbers are at their end. */
        boolean step() {
            double product = product();
            if (!(product > CLOSE) || !Double.isFinite(product)) {
                return false;
            }
            double[] weights = new double[unknowns];
            for (int unknown = 0; unknown < unknowns; unknown++) {
                weights[unknown] = Math.sqrt(x[unknown] / z[unknown]);
            }
            factor.factor(weights);
            double[] off = sumsOf(x);
            Arrays.setAll(off, s -> totals[s] - off[s]);
            double[] slack = priced(y);
            Arrays.setAll(slack, unknown -> cost[unknown] - slack[unknown] - z[unknown]);

            double mean = product / unknowns;
            double[] target = new double[unknowns];
            Arrays.setAll(target, unknown -> -x[unknown] * z[unknown]);
            Move straight = new Move(off, slack, target, weights);
            double aheadX = straight.far(x, straight.dx);
            double aheadZ = straight.far(z, straight.dz);
            double ahead = 0;
            for (int unknown = 0; unknown < unknowns; unknown++) {
                ahead += (x[unknown] + aheadX * straight.dx[unknown]) * (z[unknown] + aheadZ * straight.dz[unknown]);
            }
            double share = ahead / product;
            double centre = share * share * share * mean;
            Arrays.setAll(
                    target, unknown -> centre - x[unknown] * z[unknown] - straight.dx[unknown] * straight.dz[unknown]);
            Move move = new Move(off, slack, target, weights);
            double forX = ALMOST * move.far(x, move.dx);
            double forZ = ALMOST * move.far(z, move.dz);
            for (int unknown = 0; unknown < unknowns; unknown++) {
                x[unknown] += forX * move.dx[unknown];
                z[unknown] += forZ * move.dz[unknown];
            }
            for (int s = 0; s < sums.length; s++) {
                y[s] += forZ * move.dy[s];
            }
            return true;
        }

        /** Newton's step towards sums, prices, and products of figures and their costs. */
        private final class Move {

            private final double[] dx = new double[unknowns];
            private final double[] dy = new double[sums.length];
            private final double[] dz = new double[unknowns];

            Move(double[] off, double[] slack, double[] target, double[] weights) {
                double[] right = off.clone();
                double[] each = new double[unknowns];
                for (int unknown = 0; unknown < unknowns; unknown++) {
                    each[unknown] =
                            weights[unknown] * weights[unknown] * (slack[unknown] - target[unknown] / x[unknown]);
                }
                for (int s = 0; s < sums.length; s++) {
                    for (int unknown : sums[s]) {
                        right[s] += each[unknown];
                    }
                    right[s] = factor.norms()[s] == 0 ? 0 : right[s] / factor.norms()[s];
                }
                double[] solved = factor.solve(right);
                for (int s = 0; s < sums.length; s++) {
                    dy[s] = factor.norms()[s] == 0 ? 0 : solved[s] / factor.norms()[s];
                }
                double[] paid = priced(dy);
                for (int unknown = 0; unknown < unknowns; unknown++) {
                    dz[unknown] = slack[unknown] - paid[unknown];
                    dx[unknown] = (target[unknown] - x[unknown] * dz[unknown]) / z[unknown];
                }
            }

            /** How far figures can follow until the first is nothing, at most once the way. */
            double far(double[] from, double[] by) {
                double far = 1;
                for (int unknown = 0; unknown < unknowns; unknown++) {
                    if (by[unknown] < 0) {
                        far = Math.min(far, -from[unknown] / by[unknown]);
                    }
                }
                return far;
            }
        }
    }
}
