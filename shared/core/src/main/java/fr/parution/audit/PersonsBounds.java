// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import fr.parution.linear.Bounds;
import fr.parution.linear.LinearSystem;
import fr.parution.linear.SparseMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * Between which numbers hidden counts of distinct persons must lie: a total has as many persons as its largest part at
 * least and as all its parts together at most, and every row as many as it has source rows at most.
 */
final class PersonsBounds {

    private final PublishedCells cells;
    private final int measure;
    private final int[] unknownOf;
    private final List<Integer> rowOf = new ArrayList<>();
    private final List<int[]> columns = new ArrayList<>();
    private final List<int[]> coefficients = new ArrayList<>();
    private final List<Long> constants = new ArrayList<>();
    private final long[] least;
    private final long[] most;
    private final Bounds bounds;
    private int slacks;

    /**
     * @param mostRows the most source rows that a row may have
     */
    PersonsBounds(PublishedCells cells, List<Line> lines, int measure, IntToLongFunction mostRows) {
        this.cells = cells;
        this.measure = measure;
        this.unknownOf = new int[cells.rows()];
        Arrays.fill(unknownOf, -1);
        for (int row = 0; row < cells.rows(); row++) {
            if (cells.isHidden(measure, row)) {
                unknownOf[row] = rowOf.size();
                rowOf.add(row);
            }
        }
        this.least = new long[rowOf.size()];
        this.most = new long[rowOf.size()];
        for (int unknown = 0; unknown < least.length; unknown++) {
            least[unknown] = 1;
            most[unknown] = mostRows.applyAsLong(rowOf.get(unknown));
        }
        lines.stream().filter(line -> line.totals().length == 1).forEach(this::add);
        this.bounds = new Bounds(system());
    }

    private void add(Line line) {
        int total = line.totals()[0];
        List<Integer> terms = new ArrayList<>();
        long shown = 0;
        for (int part : line.parts()) {
            atMost(part, total);
            if (unknownOf[part] >= 0) {
                terms.add(unknownOf[part]);
            } else {
                shown += cells.value(measure, part);
            }
        }
        int hiddenParts = terms.size();
        if (unknownOf[total] >= 0) {
            terms.add(unknownOf[total]);
        }
        if (!terms.isEmpty()) {
            // Parts − total − slack = 0, with what is shown on the right side.
            int[] signs = new int[terms.size()];
            Arrays.fill(signs, 0, hiddenParts, 1);
            Arrays.fill(signs, hiddenParts, signs.length, -1);
            atLeastZero(terms, signs, (unknownOf[total] >= 0 ? 0 : cells.value(measure, total)) - shown);
        }
    }

    private void atMost(int part, int total) {
        int below = unknownOf[part];
        int above = unknownOf[total];
        if (below >= 0 && above >= 0) {
            atLeastZero(List.of(above, below), new int[] {1, -1}, 0);
        } else if (below >= 0) {
            most[below] = Math.min(most[below], cells.value(measure, total));
        } else if (above >= 0) {
            least[above] = Math.max(least[above], cells.value(measure, part));
        }
    }

    /** The terms less the constant are not negative: they are equal to something that is not. */
    private void atLeastZero(List<Integer> terms, int[] signs, long constant) {
        int[] with = new int[terms.size() + 1];
        int[] signed = Arrays.copyOf(signs, with.length);
        for (int i = 0; i < terms.size(); i++) {
            with[i] = terms.get(i);
        }
        with[terms.size()] = rowOf.size() + slacks++;
        signed[terms.size()] = -1;
        columns.add(with);
        coefficients.add(signed);
        constants.add(constant);
    }

    private LinearSystem system() {
        SparseMatrix.Builder builder = new SparseMatrix.Builder(rowOf.size() + slacks);
        for (int equation = 0; equation < columns.size(); equation++) {
            builder.add(columns.get(equation), coefficients.get(equation));
        }
        long[] low = Arrays.copyOf(least, rowOf.size() + slacks);
        long[] high = Arrays.copyOf(most, rowOf.size() + slacks);
        Arrays.fill(high, rowOf.size(), high.length, LinearSystem.NO_MOST);
        return new LinearSystem(
                builder.build(), constants.stream().mapToLong(Long::longValue).toArray(), low, high);
    }

    int unknowns() {
        return rowOf.size();
    }

    int row(int unknown) {
        return rowOf.get(unknown);
    }

    Bounds bounds() {
        return bounds;
    }
}
