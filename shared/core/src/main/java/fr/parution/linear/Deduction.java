// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import java.util.BitSet;
import java.util.List;

/**
 * What follows with certainty from a system: bounds and elimination in turn, since a number that bounds leave alone is one
 * unknown less to eliminate, and an eliminated one tightens bounds.
 */
public final class Deduction {

    private static final int MOST_TURNS = 20;

    private final LinearSystem system;
    private final Bounds bounds;
    private KernelBasis basis;
    private long[] constants;
    private boolean contradiction;

    /**
     * @param eliminations those of the system's matrix, shared with other systems over it
     */
    public Deduction(LinearSystem system, Eliminations eliminations) {
        if (eliminations.matrix() != system.matrix()) {
            throw new IllegalArgumentException("eliminations of another matrix");
        }
        this.system = system;
        this.bounds = new Bounds(system);
        BitSet known = known();
        this.basis = eliminations.without(known);
        this.constants = constantsWithout(known);
        for (int turn = 0; turn < MOST_TURNS && !bounds.contradiction(); turn++) {
            Elimination.Solution solution = basis.elimination().solve(constants);
            contradiction |= solution.contradiction();
            if (contradiction || !fix(solution)) {
                break;
            }
            bounds.propagate();
            known = known();
            basis = eliminations.without(known);
            constants = constantsWithout(known);
        }
    }

    private boolean fix(Elimination.Solution solution) {
        boolean news = false;
        for (int unknown = 0; unknown < system.matrix().unknowns(); unknown++) {
            if (!bounds.isFixed(unknown) && basis.elimination().isDetermined(unknown)) {
                bounds.narrow(unknown, solution.value(unknown), solution.value(unknown));
                news = true;
            }
        }
        return news;
    }

    private BitSet known() {
        BitSet known = new BitSet();
        for (int unknown = 0; unknown < system.matrix().unknowns(); unknown++) {
            known.set(unknown, bounds.isFixed(unknown));
        }
        return known;
    }

    private long[] constantsWithout(BitSet known) {
        SparseMatrix matrix = system.matrix();
        long[] left = system.constants().clone();
        for (int equation = 0; equation < left.length; equation++) {
            for (int term = matrix.start(equation); term < matrix.start(equation + 1); term++) {
                if (known.get(matrix.unknown(term))) {
                    left[equation] -= matrix.coefficient(term) * bounds.least(matrix.unknown(term));
                }
            }
        }
        return left;
    }

    /** Whether no numbers at all fulfil the system. */
    public boolean contradiction() {
        return contradiction || bounds.contradiction();
    }

    /** Whether an unknown can be only one number. */
    public boolean isKnown(int unknown) {
        return bounds.isFixed(unknown);
    }

    /** The bounds of all unknowns. */
    public Bounds bounds() {
        return bounds;
    }

    /** The first of the unknowns that are tied to this one: whoever knows one of them knows all. */
    public int classOf(int unknown) {
        return basis.elimination().classOf(unknown);
    }

    /** The parts of what is left unknown. */
    public List<Component> components() {
        return left().components();
    }

    /** Groups of unknowns of which a sum with coefficients of one sign is known. */
    public List<int[]> knownSums() {
        return KnownSums.of(basis);
    }

    SparseMatrix left() {
        return basis.elimination().matrix();
    }

    KernelBasis basis() {
        return basis;
    }

    long[] constants() {
        return constants;
    }
}
