// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

/**
 * An equation solved for one unknown, modulo {@link PrimeField#PRIME}: the pivot with coefficient 1, plus the others,
 * gives the right side.
 *
 * @param pivot the unknown it is solved for
 * @param unknowns the others, rising: free ones, and pivots of later rows
 * @param derivation how it came about
 */
record EchelonRow(int pivot, int[] unknowns, long[] coefficients, Derivation derivation) {

    /** The pivot, from the values of the others. */
    long solve(long[] values, long side) {
        long value = side;
        for (int i = 0; i < unknowns.length; i++) {
            long other = values[unknowns[i]];
            if (other != 0) {
                value = PrimeField.subtractProduct(value, coefficients[i], other);
            }
        }
        return value;
    }
}
