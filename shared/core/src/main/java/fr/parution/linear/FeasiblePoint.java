// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

/**
 * A solution in real numbers well inside the bounds, for whoever does not know the true one: the equations are fulfilled in
 * turn, each by scaling what its terms have above their lower bounds, again and again (iterative scaling: Deming and
 * Stephan 1940; as projections, Bregman 1967). What is found is nearest in entropy to the start, so no term is 0 that need
 * not be. Only square roots and the four operations are used, which are the same on every machine.
 */
final class FeasiblePoint {

    private static final int MOST_SWEEPS = 3000;

    /** How far an equation may be from its right side, as a part of it. */
    private static final double TOLERANCE = 1e-9;

    private final SparseMatrix matrix;
    private final long[] constants;
    private final Bounds bounds;
    private final double[] above;
    private final double[] sides;

    FeasiblePoint(SparseMatrix matrix, long[] constants, Bounds bounds) {
        this.matrix = matrix;
        this.constants = constants;
        this.bounds = bounds;
        this.above = new double[matrix.unknowns()];
        this.sides = new double[matrix.equations()];
    }

    /**
     * Looks for such values of the unknowns of one component and puts them into {@code point}.
     *
     * @return false where a term has no lower bound or a coefficient other than 1 or −1, or none was found in so many sweeps
     */
    boolean find(Component component, double[] point) {
        for (int unknown : component.unknowns()) {
            if (bounds.least(unknown) <= LinearSystem.NO_LEAST) {
                return false;
            }
            double room = (double) bounds.most(unknown) - bounds.least(unknown);
            above[unknown] = bounds.most(unknown) >= LinearSystem.NO_MOST ? 1 : room / 2;
        }
        for (int equation : component.equations()) {
            long side = constants[equation];
            for (int term = matrix.start(equation); term < matrix.start(equation + 1); term++) {
                if (Math.abs(matrix.coefficient(term)) != 1) {
                    return false;
                }
                side -= matrix.coefficient(term) * bounds.least(matrix.unknown(term));
            }
            sides[equation] = side;
        }
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            if (sweep(component)) {
                return copyWithin(component, point);
            }
        }
        return false;
    }

    /** Scales every equation once; whether all were fulfilled already. */
    private boolean sweep(Component component) {
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
            if (Math.abs(plus - minus - side) > TOLERANCE * Math.max(1, Math.abs(side))) {
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

    private boolean copyWithin(Component component, double[] point) {
        for (int unknown : component.unknowns()) {
            point[unknown] = above[unknown] + bounds.least(unknown);
            if (point[unknown] > bounds.most(unknown) * (1 + TOLERANCE) + TOLERANCE) {
                return false;
            }
        }
        return true;
    }
}
