// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

/**
 * Equations over whole numbers between bounds. The arrays belong to the system from now on.
 *
 * @param matrix the left sides
 * @param constants the right side of each equation
 * @param least the lower bound of each unknown, or {@link #NO_LEAST}
 * @param most the upper bound of each unknown, or {@link #NO_MOST}
 */
public record LinearSystem(SparseMatrix matrix, long[] constants, long[] least, long[] most) {

    /** No lower bound. Far enough from the ends that sums of many stay within 64 bits. */
    public static final long NO_LEAST = Long.MIN_VALUE / (1 << 20);

    /** No upper bound. */
    public static final long NO_MOST = Long.MAX_VALUE / (1 << 20);

    /** Refuses arrays that do not fit the matrix. */
    public LinearSystem {
        if (constants.length != matrix.equations()
                || least.length != matrix.unknowns()
                || most.length != matrix.unknowns()) {
            throw new IllegalArgumentException("one constant an equation, two bounds an unknown");
        }
    }
}
