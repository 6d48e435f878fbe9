// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import java.util.ArrayDeque;

/**
 * Between which whole numbers each unknown must lie, equation by equation until nothing changes: what one of its terms may
 * be is the right side less what the others may be. Exact where the equations form no cycle and all coefficients are 1 or
 * −1; with cycles no solution is ever outside, but not all that is inside need be one.
 */
public final class Bounds {

    /** How often the terms of a system are looked at, in all: cycles may creep towards a limit for very long. */
    private static final int MOST_ROUNDS = 60;

    private final SparseMatrix matrix;
    private final long[] constants;
    private final long[] least;
    private final long[] most;
    private final int[][] termsOfUnknowns;
    private final int[] equationsOfTerms;
    private boolean contradiction;

    /** The bounds that a system declares, tightened. */
    public Bounds(LinearSystem system) {
        this.matrix = system.matrix();
        this.constants = system.constants();
        this.least = system.least().clone();
        this.most = system.most().clone();
        this.termsOfUnknowns = matrix.termsOfUnknowns();
        this.equationsOfTerms = matrix.equationsOfTerms();
        propagate();
    }

    /** The lower bound, {@link LinearSystem#NO_LEAST} where there is none. */
    public long least(int unknown) {
        return least[unknown];
    }

    /** The upper bound, {@link LinearSystem#NO_MOST} where there is none. */
    public long most(int unknown) {
        return most[unknown];
    }

    /** Whether only one number is left. */
    public boolean isFixed(int unknown) {
        return least[unknown] == most[unknown];
    }

    /** Whether some unknown has no number left. */
    public boolean contradiction() {
        return contradiction;
    }

    /** Tightens what is known of an unknown from elsewhere; {@link #propagate} carries it on. */
    void narrow(int unknown, long newLeast, long newMost) {
        least[unknown] = Math.max(least[unknown], newLeast);
        most[unknown] = Math.min(most[unknown], newMost);
        contradiction |= least[unknown] > most[unknown];
    }

    /** Carries bounds on through all equations. */
    void propagate() {
        boolean[] queued = new boolean[matrix.equations()];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        for (int equation = 0; equation < matrix.equations(); equation++) {
            queued[equation] = true;
            queue.add(equation);
        }
        long budget = (long) MOST_ROUNDS * (matrix.terms() + matrix.equations());
        while (!queue.isEmpty() && budget > 0 && !contradiction) {
            int equation = queue.remove();
            queued[equation] = false;
            budget -= 1 + matrix.length(equation);
            tighten(equation, queue, queued);
        }
    }

    private void tighten(int equation, ArrayDeque<Integer> queue, boolean[] queued) {
        Span span = new Span();
        for (int term = matrix.start(equation); term < matrix.start(equation + 1); term++) {
            span.add(matrix.coefficient(term), least[matrix.unknown(term)], most[matrix.unknown(term)]);
        }
        if (matrix.length(equation) == 0) {
            contradiction |= constants[equation] != 0;
        }
        for (int term = matrix.start(equation); term < matrix.start(equation + 1); term++) {
            int unknown = matrix.unknown(term);
            int coefficient = matrix.coefficient(term);
            long lowBefore = least[unknown];
            long highBefore = most[unknown];
            long low = span.leastWithout(constants[equation], coefficient, lowBefore, highBefore);
            long high = span.mostWithout(constants[equation], coefficient, lowBefore, highBefore);
            if (low > lowBefore || high < highBefore) {
                narrow(unknown, low, high);
                span.remove(coefficient, lowBefore, highBefore);
                span.add(coefficient, least[unknown], most[unknown]);
                for (int other : termsOfUnknowns[unknown]) {
                    int next = equationsOfTerms[other];
                    if (!queued[next]) {
                        queued[next] = true;
                        queue.add(next);
                    }
                }
            }
        }
    }

    /** The least and the most that the terms of an equation may sum up to; terms without a bound are counted apart. */
    private static final class Span {
        private long least;
        private long most;
        private int withoutLeast;
        private int withoutMost;

        void add(int coefficient, long low, long high) {
            change(coefficient, low, high, 1);
        }

        void remove(int coefficient, long low, long high) {
            change(coefficient, low, high, -1);
        }

        private void change(int coefficient, long low, long high, int sign) {
            boolean noLeast = coefficient > 0 ? low <= LinearSystem.NO_LEAST : high >= LinearSystem.NO_MOST;
            boolean noMost = coefficient > 0 ? high >= LinearSystem.NO_MOST : low <= LinearSystem.NO_LEAST;
            withoutLeast += noLeast ? sign : 0;
            withoutMost += noMost ? sign : 0;
            least += noLeast ? 0 : sign * coefficient * (coefficient > 0 ? low : high);
            most += noMost ? 0 : sign * coefficient * (coefficient > 0 ? high : low);
        }

        /** The lower bound of a term's unknown that follows from the other terms. */
        long leastWithout(long constant, int coefficient, long low, long high) {
            Span others = without(coefficient, low, high);
            if (coefficient > 0) {
                return others.withoutMost > 0
                        ? LinearSystem.NO_LEAST
                        : -Math.floorDiv(others.most - constant, (long) coefficient);
            }
            return others.withoutLeast > 0
                    ? LinearSystem.NO_LEAST
                    : -Math.floorDiv(constant - others.least, (long) -coefficient);
        }

        /** The upper bound of a term's unknown that follows from the other terms. */
        long mostWithout(long constant, int coefficient, long low, long high) {
            Span others = without(coefficient, low, high);
            if (coefficient > 0) {
                return others.withoutLeast > 0
                        ? LinearSystem.NO_MOST
                        : Math.floorDiv(constant - others.least, (long) coefficient);
            }
            return others.withoutMost > 0
                    ? LinearSystem.NO_MOST
                    : Math.floorDiv(others.most - constant, (long) -coefficient);
        }

        private Span without(int coefficient, long low, long high) {
            Span others = new Span();
            others.least = least;
            others.most = most;
            others.withoutLeast = withoutLeast;
            others.withoutMost = withoutMost;
            others.remove(coefficient, low, high);
            return others;
        }
    }
}
