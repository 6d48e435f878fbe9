// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The eliminations of one matrix, by which unknowns are known beforehand: several measures share their equations and
 * often what can be told of them at once. Not thread-safe.
 */
public final class Eliminations {

    private final SparseMatrix matrix;
    private final Map<BitSet, KernelBasis> made = new HashMap<>();

    /** Of a matrix. */
    public Eliminations(SparseMatrix matrix) {
        this.matrix = matrix;
    }

    /** The matrix. */
    public SparseMatrix matrix() {
        return matrix;
    }

    /** Without the unknowns that are known. */
    KernelBasis without(BitSet known) {
        return made.computeIfAbsent(
                (BitSet) known.clone(), k -> new KernelBasis(Elimination.of(k.isEmpty() ? matrix : matrix.without(k))));
    }
}
