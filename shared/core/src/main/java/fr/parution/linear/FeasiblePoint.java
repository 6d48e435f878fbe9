// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import java.util.BitSet;
import java.util.function.IntToDoubleFunction;

/**
 * A solution in real numbers well inside the bounds, for whoever does not know the true one: the equations are fulfilled in
 * turn, each by scaling what its terms have above their lower bounds, again and again (iterative scaling: Deming and
 * Stephan 1940; as projections, Bregman 1967). What is found is nearest in entropy to the start, so no term is 0 that need
 * not be. Only square roots and the four operations are used, which are the same on every machine.
 */
final class FeasiblePoint {

    /** How often the equations of one component are scaled, over all solutions that are looked for. */
    private static final int MOST_SWEEPS = 9000;

    /** How often they are for one solution. */
    private static final int MOST_SWEEPS_EACH = 3000;

    /** After so many sweeps, and twice and four times as many, it is looked at what vanishes. */
    private static final int FIRST_LOOK = 100;

    private static final double HALVED = 0.6;

    /** How far an equation may be from its right side, as a part of it. */
    private static final double TOLERANCE = 1e-9;

    /**
     * How far it may be, as a part of the most that any of its unknowns may move: what can only be 0 is approached slowly,
     * and is as good as 0 when it is that small.
     */
    private static final double TOLERANCE_OF_ROOM = 1e-5;

    private final SparseMatrix matrix;
    private final long[] constants;
    private final Bounds bounds;
    private final double[] above;
    private final double[] sides;
    private final Component component;
    private final double[] tolerances;
    private final double[] before;
    private final BitSet atLeast = new BitSet();
    private int sweeps;

    FeasiblePoint(SparseMatrix matrix, long[] constants, Bounds bounds, Component component) {
        this.matrix = matrix;
        this.constants = constants;
        this.bounds = bounds;
        this.component = component;
        this.above = new double[matrix.unknowns()];
        this.before = new double[matrix.unknowns()];
        this.sides = new double[matrix.equations()];
        this.tolerances = new double[matrix.equations()];
    }

    /**
     * Looks for such values of the unknowns of the component and puts them into {@code point}.
     *
     * @param bias by how much each unknown starts higher: it then ends up higher, as far as the equations let it
     * @return false where a term has no lower bound or a coefficient other than 1 or −1, or none was found in so many sweeps
     */
    boolean find(double[] point, IntToDoubleFunction bias) {
        for (int unknown : component.unknowns()) {
            if (bounds.least(unknown) <= LinearSystem.NO_LEAST) {
                return false;
            }
            above[unknown] = atLeast.get(unknown) ? 0 : room(unknown) / 2 * bias.applyAsDouble(unknown);
        }
        for (int equation : component.equations()) {
            long side = constants[equation];
            double room = Double.MAX_VALUE;
            for (int term = matrix.start(equation); term < matrix.start(equation + 1); term++) {
                if (Math.abs(matrix.coefficient(term)) != 1) {
                    return false;
                }
                side -= matrix.coefficient(term) * bounds.least(matrix.unknown(term));
                room = Math.min(room, room(matrix.unknown(term)));
            }
            sides[equation] = side;
            tolerances[equation] = room * TOLERANCE_OF_ROOM + Math.abs(sides[equation]) * TOLERANCE;
        }
        for (int sweep = 0; sweep < MOST_SWEEPS_EACH && sweeps < MOST_SWEEPS; sweep++) {
            sweeps++;
            if (sweep()) {
                return copyWithin(point);
            }
            if (sweep >= FIRST_LOOK && Integer.bitCount(sweep / FIRST_LOOK) == 1 && sweep % FIRST_LOOK == 0) {
                dropVanishing(sweep > FIRST_LOOK);
            }
        }
        return false;
    }

    /**
     * What can only be 0 falls as one through the number of sweeps, and halves while that doubles. It is set to 0: what is
     * found in the end is a solution all the same.
     */
    private void dropVanishing(boolean looked) {
        for (int unknown : component.unknowns()) {
            if (looked && above[unknown] < HALVED * before[unknown]) {
                above[unknown] = 0;
                atLeast.set(unknown);
            }
            before[unknown] = above[unknown];
        }
    }

    private double room(int unknown) {
        return bounds.most(unknown) >= LinearSystem.NO_MOST ? 2 : (double) bounds.most(unknown) - bounds.least(unknown);
    }

    /** Scales every equation once; whether all were fulfilled already. */
    private boolean sweep() {
        boolean fulfilled = true;
        for (int equation : component.equations()) {
            double plus = 0;
            double minus = 0;
            for (int term = matrix.start(equation); term < matrix.start(equation + 1); term++) {
                double value = above[matrix.unknown(term)];
                plus += matrix.coefficient(term) > 0 ? value : 0;
                minus += matrix.coefficient(term) > 0 ? 0 : value;
            }
            double side = sides[equation];
            if (Math.abs(plus - minus - side) > tolerances[equation]) {
                fulfilled = false;
                scale(equation, plus, minus, side);
            }
        }
        return fulfilled;
    }

    /** By the factor t with {@code plus * t - minus / t = side}. */
    private void scale(int equation, double plus, double minus, double side) {
        double root = Math.sqrt(side * side + 4 * plus * minus);
        double factor = side >= 0 ? (side + root) / (2 * plus) : 2 * minus / (root - side);
        if (!(factor > 0) || factor > Double.MAX_VALUE) {
            return;
        }
        for (int term = matrix.start(equation); term < matrix.start(equation + 1); term++) {
            int unknown = matrix.unknown(term);
            above[unknown] = matrix.coefficient(term) > 0 ? above[unknown] * factor : above[unknown] / factor;
        }
    }

    private boolean copyWithin(double[] point) {
        for (int unknown : component.unknowns()) {
            point[unknown] = above[unknown] + bounds.least(unknown);
            if (point[unknown] > bounds.most(unknown) + room(unknown) * TOLERANCE_OF_ROOM) {
                return false;
            }
        }
        return true;
    }
}
