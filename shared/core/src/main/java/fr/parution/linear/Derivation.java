// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

/**
 * How a row came about: an equation, less multiples of earlier rows, scaled. Kept so that one elimination serves every
 * right side.
 *
 * @param equation the equation it began as
 * @param rows the earlier rows that were subtracted, in order
 */
record Derivation(int equation, int[] rows, long[] multipliers, long scale) {

    /** The right side of the row, from those of the equations and of the earlier rows. */
    long apply(long[] constants, long[] sides) {
        long side = PrimeField.of(constants[equation]);
        for (int i = 0; i < rows.length; i++) {
            side = PrimeField.subtractProduct(side, multipliers[i], sides[rows[i]]);
        }
        return PrimeField.multiply(scale, side);
    }
}
