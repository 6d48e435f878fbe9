// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.table.Aggregate;
import fr.parution.table.RawTable;
import fr.parution.table.Split;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.List;

/**
 * What protection takes for granted, checked: counts are no less than nothing, totals are the sums of their parts, amounts
 * the sums of their shares. A table that is not so would be protected against the wrong subtractions.
 */
final class TableCheck {

    private final TableShape shape;
    private final RawTable table;

    TableCheck(TableShape shape, RawTable table) {
        this.shape = shape;
        this.table = table;
    }

    /**
     * The lines of the table.
     *
     * @throws ParutionException {@code DISCLOSURE_TABLE_INCOHERENT}, with the place and without any figure
     */
    Margins require() {
        checkCounts();
        Margins margins;
        try {
            margins = new Margins(shape, table);
        } catch (MissingTotalException e) {
            throw refusal(e.row(), "total");
        }
        List<Integer> additive = new ArrayList<>();
        for (int a = 0; a < shape.aggregates().size(); a++) {
            Aggregate aggregate = shape.aggregates().get(a);
            if (aggregate instanceof Aggregate.Rows
                    || aggregate instanceof Aggregate.Present
                    || aggregate instanceof Aggregate.Sum) {
                additive.add(a);
            }
        }
        for (int line = 0; line < margins.lines(); line++) {
            checkLine(margins, line, additive);
        }
        shape.splits().forEach(this::checkSplit);
        return margins;
    }

    private void checkCounts() {
        for (int row = 0; row < table.rows(); row++) {
            long rows = table.value(shape.rows(), row);
            long persons = table.value(shape.persons(), row);
            if (rows < 1 || persons < 0 || persons > rows) {
                throw refusal(row, "0 < persons <= rows");
            }
        }
    }

    private void checkLine(Margins margins, int line, List<Integer> additive) {
        int[] parts = margins.parts(line);
        for (int aggregate : additive) {
            long sum = 0;
            for (int part : parts) {
                sum += table.value(aggregate, part);
            }
            if (sum != table.value(aggregate, margins.total(line))) {
                throw refusal(
                        margins.total(line), shape.aggregates().get(aggregate).toString());
            }
        }
    }

    private void checkSplit(Split split) {
        for (int row = 0; row < table.rows(); row++) {
            long left = amount(split.whole(), row);
            for (int part : split.parts()) {
                left -= amount(part, row);
            }
            if (left != 0) {
                throw refusal(row, shape.measures().get(split.whole()).name());
            }
        }
    }

    private long amount(int measure, int row) {
        return table.value(shape.measures().get(measure).numerator(), row);
    }

    private ParutionException refusal(int row, String what) {
        return new ParutionException(Problem.of(
                ProblemCode.DISCLOSURE_TABLE_INCOHERENT,
                shape.schema().dataset() + " " + Place.of(shape, table, row),
                what,
                "total = +"));
    }

    /** A row without the total that it is part of. */
    static final class MissingTotalException extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final int row;

        MissingTotalException(int row) {
            super("a row lacks its total");
            this.row = row;
        }

        int row() {
            return row;
        }
    }
}
