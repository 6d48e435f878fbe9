// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

/**
 * Whole numbers that can be added to any solution: along it, known sums stay as they are.
 *
 * @param unknowns where it is not 0
 * @param values what it is there
 */
record KernelVector(int[] unknowns, long[] values) {

    long at(int unknown) {
        for (int i = 0; i < unknowns.length; i++) {
            if (unknowns[i] == unknown) {
                return values[i];
            }
        }
        return 0;
    }
}
