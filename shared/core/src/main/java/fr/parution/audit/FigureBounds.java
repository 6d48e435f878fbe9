// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import fr.parution.audit.AuditScheme.Kind;
import fr.parution.audit.AuditScheme.Measure;
import fr.parution.linear.LinearSystem;
import java.util.List;

/**
 * What a row alone says of its hidden figures. A published row has one source row at least; what is counted is no fewer
 * than none and no more than all; a sum is negative only where a shown one is; a quotient that is shown says, within its
 * rounding, what it was made of.
 */
final class FigureBounds {

    private final PublishedCells cells;
    private final List<Measure> measures;
    private final boolean[] signed;
    private final int rowsMeasure;

    FigureBounds(PublishedCells cells) {
        this.cells = cells;
        this.measures = cells.scheme().measures();
        this.signed = new boolean[measures.size()];
        int found = -1;
        for (int m = 0; m < signed.length; m++) {
            found = measures.get(m).kind() == Kind.ROWS ? m : found;
            for (int row = 0; row < cells.rows() && !signed[m]; row++) {
                signed[m] = cells.value(m, row) < 0 && isShown(m, row);
            }
        }
        this.rowsMeasure = found;
    }

    private boolean isShown(int measure, int row) {
        return measure >= 0
                && cells.value(measure, row) != PublishedCells.HIDDEN
                && cells.value(measure, row) != PublishedCells.EMPTY;
    }

    long least(int measure, int row) {
        long least = switch (measures.get(measure).kind()) {
            case ROWS, PERSONS -> 1;
            default -> signed[measure] ? LinearSystem.NO_LEAST : 0;
        };
        for (int q = 0; q < measures.size(); q++) {
            if (!saysSomething(q, row)) {
                continue;
            }
            Measure quotient = measures.get(q);
            long value = cells.value(q, row);
            if (quotient.of() == measure && isShown(quotient.over(), row)) {
                // (value - 1/2) * over <= factor * of
                long over = cells.value(quotient.over(), row);
                least = Math.max(least, ceilDiv((2 * value - 1) * over, 2L * quotient.factor()));
            } else if (quotient.over() == measure && isShown(quotient.of(), row)) {
                // factor * of < (value + 1/2) * over
                long of = cells.value(quotient.of(), row);
                least = Math.max(least, Math.floorDiv(2L * quotient.factor() * of, 2 * value + 1) + 1);
            }
        }
        return least;
    }

    long most(int measure, int row) {
        long most = LinearSystem.NO_MOST;
        if (measures.get(measure).kind() == Kind.COUNT && isShown(rowsMeasure, row)) {
            most = cells.value(rowsMeasure, row);
        }
        for (int q = 0; q < measures.size(); q++) {
            if (!saysSomething(q, row)) {
                continue;
            }
            Measure quotient = measures.get(q);
            long value = cells.value(q, row);
            if (quotient.of() == measure && isShown(quotient.over(), row)) {
                // factor * of < (value + 1/2) * over
                long over = cells.value(quotient.over(), row);
                most = Math.min(most, ceilDiv((2 * value + 1) * over, 2L * quotient.factor()) - 1);
            } else if (quotient.over() == measure && isShown(quotient.of(), row) && value > 0) {
                // (value - 1/2) * over <= factor * of
                long of = cells.value(quotient.of(), row);
                most = Math.min(most, Math.floorDiv(2L * quotient.factor() * of, 2 * value - 1));
            }
        }
        return most;
    }

    private boolean saysSomething(int quotient, int row) {
        return measures.get(quotient).kind() == Kind.QUOTIENT
                && isShown(quotient, row)
                && cells.value(quotient, row) >= 0;
    }

    private static long ceilDiv(long a, long b) {
        return -Math.floorDiv(-a, b);
    }
}
