// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sums of several unknowns that the equations fix, with coefficients of one sign: each equation that is such a sum, and each
 * row of the reduced echelon form that is. There may be others; those of two unknowns are all in {@link
 * Elimination#classOf}.
 */
final class KnownSums {

    /** How many coefficients of reduced rows are looked at in all. */
    private static final long MOST_COEFFICIENTS = 40_000_000;

    /** The largest coefficient that counts as one: any larger, and the sum says nothing that is easily read. */
    private static final long LARGEST = 1000;

    private KnownSums() {}

    static List<int[]> of(KernelBasis basis) {
        List<int[]> sums = new ArrayList<>();
        SparseMatrix matrix = basis.elimination().matrix();
        for (int equation = 0; equation < matrix.equations(); equation++) {
            int[] unknowns = unknowns(matrix, equation);
            if (unknowns.length > 0 && isOfOneSign(matrix, equation)) {
                sums.add(unknowns);
            }
        }
        long looked = 0;
        for (EchelonRow row : basis.elimination().rows()) {
            if (looked > MOST_COEFFICIENTS) {
                break;
            }
            KernelVector follows = basis.follows(row.pivot());
            looked += follows.unknowns().length;
            // What moves the pivot down moves the others up: the sum of all stays.
            if (Arrays.stream(follows.values()).allMatch(KnownSums::isSmallNegative)) {
                int[] unknowns = Arrays.copyOf(follows.unknowns(), follows.unknowns().length + 1);
                unknowns[unknowns.length - 1] = row.pivot();
                sums.add(unknowns);
            }
        }
        return sums;
    }

    private static boolean isSmallNegative(long residue) {
        long signed = PrimeField.signed(residue);
        return signed < 0 && signed >= -LARGEST;
    }

    private static int[] unknowns(SparseMatrix matrix, int equation) {
        int[] unknowns = new int[matrix.length(equation)];
        for (int i = 0; i < unknowns.length; i++) {
            unknowns[i] = matrix.unknown(matrix.start(equation) + i);
        }
        return unknowns;
    }

    private static boolean isOfOneSign(SparseMatrix matrix, int equation) {
        int first = matrix.start(equation);
        for (int term = first; term < matrix.start(equation + 1); term++) {
            if (Integer.signum(matrix.coefficient(term)) != Integer.signum(matrix.coefficient(first))) {
                return false;
            }
        }
        return true;
    }
}
