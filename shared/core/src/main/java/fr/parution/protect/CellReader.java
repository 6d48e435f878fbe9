// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.dataset.Code;
import fr.parution.dataset.Dimension;
import fr.parution.table.Cell;
import fr.parution.table.KeyLayout;
import fr.parution.table.MeasureColumn;
import fr.parution.table.RawTable;
import fr.parution.table.ShapeBuilder;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.List;

/** Turns a row of aggregates and its pattern into cells. The one place where a figure passes from raw to published. */
final class CellReader {

    private static final Cell SECRET = new Cell.Text("S");

    private final TableShape shape;
    private final KeyLayout layout;
    private final List<Column> columns = new ArrayList<>();
    private final boolean[][] kept;
    private final int[] groupOfMeasure;
    private @org.jspecify.annotations.Nullable ProtectedPeriod current;
    private Cell periodLabel = Cell.EMPTY;
    private int row;

    CellReader(TableShape shape, List<ContributorGroup> groups) {
        this.shape = shape;
        this.layout = shape.layout();
        this.kept = new boolean[shape.levels().size()][layout.dimensions().size()];
        for (int level = 0; level < kept.length; level++) {
            for (int d = 0; d < kept[level].length; d++) {
                kept[level][d] = shape.levels()
                        .get(level)
                        .keeps()
                        .contains(layout.dimensions().get(d).name());
            }
        }
        this.groupOfMeasure = new int[shape.measures().size()];
        for (int g = 0; g < groups.size(); g++) {
            for (int measure : groups.get(g).measures()) {
                groupOfMeasure[measure] = g;
            }
        }
        columns.add(() -> periodLabel);
        columns.add(levelColumn());
        for (int d = 0; d < layout.dimensions().size(); d++) {
            addDimension(d);
        }
        for (int m = 0; m < shape.measures().size(); m++) {
            int measure = m;
            columns.add(() -> measure(measure));
        }
        columns.add(() -> period().pattern().hidesAnything(row) ? SECRET : Cell.EMPTY);
    }

    /** How to read one column of the current row. */
    private interface Column {
        Cell cell();
    }

    private Column levelColumn() {
        List<Cell> labels = shape.levels().stream()
                .map(level -> (Cell) new Cell.Text(level.label()))
                .toList();
        return () -> labels.get(period().table().level(row));
    }

    private void addDimension(int d) {
        Dimension dimension = layout.dimensions().get(d);
        if (dimension.codeColumn() != null) {
            columns.add(texts(
                    d,
                    ShapeBuilder.ALL_CODE,
                    dimension.codes().codes().stream().map(Code::code).toList()));
        }
        if (dimension.labelColumn() != null) {
            columns.add(texts(
                    d,
                    ShapeBuilder.ALL_LABEL,
                    dimension.codes().codes().stream()
                            .map(code -> code.label().fr())
                            .toList()));
        }
    }

    private Column texts(int d, String all, List<String> texts) {
        Cell total = new Cell.Text(all);
        List<Cell> cells =
                texts.stream().map(text -> (Cell) new Cell.Text(text)).toList();
        return () -> {
            RawTable table = period().table();
            return kept[table.level(row)][d] ? cells.get(layout.index(table.key(row), d)) : total;
        };
    }

    private Cell measure(int m) {
        if (period().pattern().isHidden(groupOfMeasure[m], row)) {
            return Cell.SUPPRESSED;
        }
        MeasureColumn measure = shape.measures().get(m);
        long numerator = period().table().value(measure.numerator(), row);
        if (measure.denominator() < 0) {
            return measure.cents() ? new Cell.Decimal(numerator, 2) : new Cell.Whole(numerator);
        }
        long denominator = period().table().value(measure.denominator(), row);
        if (denominator == 0) {
            return Cell.EMPTY;
        }
        return new Cell.Decimal(roundHalfUp(measure.cents() ? numerator : numerator * 100, denominator), 2);
    }

    /** The quotient by a positive number, halves rounded up. */
    private static long roundHalfUp(long numerator, long denominator) {
        return Math.floorDiv(2 * numerator + denominator, 2 * denominator);
    }

    void moveTo(ProtectedPeriod newPeriod, int newRow) {
        if (newPeriod != current) {
            periodLabel =
                    new Cell.Text(shape.periodUnit().label(newPeriod.table().period()));
        }
        current = newPeriod;
        row = newRow;
    }

    private ProtectedPeriod period() {
        if (current == null) {
            throw new IllegalStateException("call next() before cell()");
        }
        return current;
    }

    Cell cell(int column) {
        return columns.get(column).cell();
    }

    int year() {
        return shape.periodUnit().year(period().table().period());
    }

    /** The place of a row on a dimension: 0 for a total, then the codes in order. */
    int place(int level, long key, int d) {
        return kept[level][d] ? layout.index(key, d) + 1 : 0;
    }
}
