// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import java.util.Arrays;

/**
 * How far unknowns can be moved from one solution while all bounds hold: a solution seen is a solution possible. Moves
 * along vectors of the kernel, in which all sums stay as they are.
 */
final class Reach {

    /** How many vectors are tried to move one unknown that none has moved far enough. */
    private static final int MOST_MOVES = 48;

    private final Bounds bounds;
    private final double[] point;
    private final double[] at;
    private final double[] low;
    private final double[] high;

    /**
     * @param bounds what no solution may leave
     */
    Reach(Bounds bounds, int unknowns) {
        this.bounds = bounds;
        this.point = new double[unknowns];
        this.at = new double[unknowns];
        this.low = new double[unknowns];
        this.high = new double[unknowns];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
    }

    /** Starts from a solution of one component, the first or a further one. */
    void start(Component component, double[] solution) {
        for (int unknown : component.unknowns()) {
            point[unknown] = solution[unknown];
            note(unknown, solution[unknown]);
        }
    }

    double low(int unknown) {
        return low[unknown];
    }

    double high(int unknown) {
        return high[unknown];
    }

    /** Moves as far as possible along a vector, both ways, and notes for each unknown where it came. */
    void push(KernelVector vector) {
        for (int sign = -1; sign <= 1; sign += 2) {
            double step = step(point, vector, sign);
            for (int i = 0; i < vector.unknowns().length; i++) {
                note(vector.unknowns()[i], point[vector.unknowns()[i]] + sign * step * vector.values()[i]);
            }
        }
    }

    /** Moves one unknown by several vectors, one after the other, until it is far enough or they are used up. */
    void pushAll(Component component, int unknown, KernelBasis basis, Enough enough) {
        for (int up = -1; up <= 1 && !enough.isWide(unknown, low[unknown], high[unknown]); up += 2) {
            for (int other : component.unknowns()) {
                at[other] = point[other];
            }
            int moves = 0;
            for (int free : basis.freeOf(unknown)) {
                KernelVector vector = basis.vector(free);
                long value = vector == null ? 0 : vector.at(unknown);
                if (vector == null || value == 0) {
                    continue;
                }
                int sign = value > 0 ? up : -up;
                double step = step(at, vector, sign);
                for (int i = 0; i < vector.unknowns().length; i++) {
                    int other = vector.unknowns()[i];
                    at[other] += sign * step * vector.values()[i];
                    note(other, at[other]);
                }
                if (++moves == MOST_MOVES || enough.isWide(unknown, low[unknown], high[unknown])) {
                    break;
                }
            }
        }
    }

    /** Takes a value that a solution has. */
    void note(int unknown, double value) {
        low[unknown] = Math.min(low[unknown], value);
        high[unknown] = Math.max(high[unknown], value);
    }

    private double step(double[] at, KernelVector vector, int sign) {
        double step = Double.MAX_VALUE;
        for (int i = 0; i < vector.unknowns().length; i++) {
            int unknown = vector.unknowns()[i];
            long by = sign * vector.values()[i];
            long limit = by > 0 ? bounds.most(unknown) : bounds.least(unknown);
            step = Math.min(step, Math.max(0, (limit - at[unknown]) / by));
        }
        return Math.min(step, LinearSystem.NO_MOST);
    }
}
