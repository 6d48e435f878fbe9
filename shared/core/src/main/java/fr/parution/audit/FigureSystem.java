// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import fr.parution.linear.Eliminations;
import fr.parution.linear.LinearSystem;
import fr.parution.linear.SparseMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The equations of hidden figures: of one measure over all lines, or of several that are split into one another. Measures
 * that are hidden in the same rows have the same equations, with other right sides.
 */
final class FigureSystem {

    private final PublishedCells cells;
    private final int[][] places;
    private final int[] slotOf;
    private final int[] rowOf;
    private final List<Equation> equations = new ArrayList<>();
    private final SparseMatrix matrix;
    private final Eliminations eliminations;

    /**
     * @param measures the measures, each in a slot
     * @param splits among them
     */
    FigureSystem(PublishedCells cells, List<Line> lines, List<Integer> measures, List<AuditScheme.Split> splits) {
        this.cells = cells;
        int slots = measures.size();
        this.places = new int[slots][cells.rows()];
        List<int[]> unknowns = new ArrayList<>();
        for (int slot = 0; slot < slots; slot++) {
            for (int row = 0; row < cells.rows(); row++) {
                places[slot][row] = cells.isHidden(measures.get(slot), row) ? unknowns.size() : -1;
                if (places[slot][row] >= 0) {
                    unknowns.add(new int[] {slot, row});
                }
            }
        }
        this.slotOf = unknowns.stream().mapToInt(at -> at[0]).toArray();
        this.rowOf = unknowns.stream().mapToInt(at -> at[1]).toArray();
        SparseMatrix.Builder builder = new SparseMatrix.Builder(unknowns.size());
        for (int slot = 0; slot < slots; slot++) {
            for (Line line : lines) {
                add(new Equation(slot, line.totals(), slot, line.parts(), List.of()), builder);
            }
        }
        for (AuditScheme.Split split : splits) {
            List<Integer> parts = split.parts().stream().map(measures::indexOf).toList();
            for (int row = 0; row < cells.rows(); row++) {
                add(
                        new Equation(measures.indexOf(split.whole()), new int[] {row}, -1, new int[] {row}, parts),
                        builder);
            }
        }
        this.matrix = builder.build();
        this.eliminations = new Eliminations(matrix);
    }

    /** An equation all of which is shown is none. */
    private void add(Equation equation, SparseMatrix.Builder builder) {
        if (equation.addTo(builder)) {
            equations.add(equation);
        }
    }

    /** Totals of one slot, less parts of one slot over several rows, or of several slots over one row, is 0. */
    private final class Equation {
        private final int totalSlot;
        private final int[] totals;
        private final int partSlot;
        private final int[] parts;
        private final List<Integer> partSlots;

        Equation(int totalSlot, int[] totals, int partSlot, int[] parts, List<Integer> partSlots) {
            this.totalSlot = totalSlot;
            this.totals = totals;
            this.partSlot = partSlot;
            this.parts = parts;
            this.partSlots = partSlots.isEmpty() ? List.of(partSlot) : partSlots;
        }

        /** False where all of it is shown. */
        boolean addTo(SparseMatrix.Builder builder) {
            int[] columns = new int[totals.length + parts.length * partSlots.size()];
            int[] coefficients = new int[columns.length];
            int next = 0;
            for (int row : totals) {
                next = addTerm(columns, coefficients, next, places[totalSlot][row], 1);
            }
            for (int slot : partSlots) {
                for (int row : parts) {
                    next = addTerm(columns, coefficients, next, places[slot][row], -1);
                }
            }
            if (next == 0) {
                return false;
            }
            builder.add(Arrays.copyOf(columns, next), Arrays.copyOf(coefficients, next));
            return true;
        }

        private int addTerm(int[] columns, int[] coefficients, int next, int unknown, int coefficient) {
            if (unknown < 0) {
                return next;
            }
            columns[next] = unknown;
            coefficients[next] = coefficient;
            return next + 1;
        }

        long constant(List<Integer> measures) {
            long constant = 0;
            for (int row : totals) {
                constant -= shown(measures.get(totalSlot), row);
            }
            for (int slot : partSlots) {
                for (int row : parts) {
                    constant += shown(measures.get(slot), row);
                }
            }
            return constant;
        }

        private long shown(int measure, int row) {
            long value = cells.value(measure, row);
            return value == PublishedCells.HIDDEN || value == PublishedCells.EMPTY ? 0 : value;
        }
    }

    int unknowns() {
        return rowOf.length;
    }

    /** The slot of an unknown's measure. */
    int slot(int unknown) {
        return slotOf[unknown];
    }

    /** The row of an unknown. */
    int row(int unknown) {
        return rowOf[unknown];
    }

    /** The unknown of a figure, or -1 where it is shown. */
    int unknown(int slot, int row) {
        return places[slot][row];
    }

    SparseMatrix matrix() {
        return matrix;
    }

    Eliminations eliminations() {
        return eliminations;
    }

    /** With the right sides and the bounds of these measures, one a slot. */
    LinearSystem system(List<Integer> measures, FigureBounds bounds) {
        long[] constants = new long[equations.size()];
        for (int equation = 0; equation < constants.length; equation++) {
            constants[equation] = equations.get(equation).constant(measures);
        }
        long[] least = new long[unknowns()];
        long[] most = new long[unknowns()];
        for (int unknown = 0; unknown < least.length; unknown++) {
            int measure = measures.get(slotOf[unknown]);
            least[unknown] = bounds.least(measure, rowOf[unknown]);
            most[unknown] = bounds.most(measure, rowOf[unknown]);
        }
        return new LinearSystem(matrix, constants, least, most);
    }
}
