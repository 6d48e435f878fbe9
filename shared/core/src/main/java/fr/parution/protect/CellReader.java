// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.dataset.Code;
import fr.parution.dataset.Dimension;
import fr.parution.dataset.PeriodColumn;
import fr.parution.table.Aggregate;
import fr.parution.table.Cell;
import fr.parution.table.ColumnSource;
import fr.parution.table.ColumnType;
import fr.parution.table.Mark;
import fr.parution.table.MeasureColumn;
import fr.parution.table.PeriodText;
import fr.parution.table.PlainText;
import fr.parution.table.PublishedColumn;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a row of aggregates and its pattern into cells. The one place where a figure passes from raw to published. */
final class CellReader {

    private static final Cell SECRET = new Cell.Text(Mark.HIDDEN);
    private static final Cell CARRIED = new Cell.Text(Mark.CARRIED);
    private static final Cell SECRET_AND_CARRIED = new Cell.Text(Mark.HIDDEN_AND_CARRIED);
    private static final Cell ALL_CODE = new Cell.Text(PublishedColumn.ALL_CODE);
    private static final Cell ALL_LABEL = new Cell.Text(PublishedColumn.ALL_LABEL);

    private final TableShape shape;
    private final List<Column> columns = new ArrayList<>();
    private final boolean[][] kept;
    private final int[] groupOfMeasure;
    private final Cell loaded;
    private @Nullable ProtectedPeriod current;
    private int row;

    /**
     * @param lastPeriod the last period of the table
     */
    CellReader(TableShape shape, List<ContributorGroup> groups, int lastPeriod) {
        this.shape = shape;
        this.loaded = new Cell.Text(shape.periodUnit().firstDay(lastPeriod + 1).toString());
        this.kept = new boolean[shape.levels().size()][shape.dimensions().size()];
        for (int level = 0; level < kept.length; level++) {
            for (int d = 0; d < kept[level].length; d++) {
                kept[level][d] = shape.levels()
                        .get(level)
                        .keeps()
                        .contains(shape.dimensions().get(d).name());
            }
        }
        this.groupOfMeasure = new int[shape.measures().size()];
        for (int g = 0; g < groups.size(); g++) {
            for (int measure : groups.get(g).measures()) {
                groupOfMeasure[measure] = g;
            }
        }
        for (int i = 0; i < shape.sources().size(); i++) {
            columns.add(column(
                    shape.sources().get(i), shape.schema().columns().get(i).type()));
        }
    }

    /** How to read one column of the current row. */
    private interface Column {
        Cell cell();
    }

    private Column column(ColumnSource source, ColumnType type) {
        if (source instanceof ColumnSource.Period period) {
            return period(period.form(), type);
        }
        if (source instanceof ColumnSource.Loaded) {
            return this::loaded;
        }
        if (source instanceof ColumnSource.LevelLabel) {
            List<Cell> labels = shape.levels().stream()
                    .map(level -> (Cell) new Cell.Text(level.label()))
                    .toList();
            return () -> labels.get(period().level(row));
        }
        if (source instanceof ColumnSource.CodeOf code) {
            List<String> codes = coded(code.dimension()).codes().codes().stream()
                    .map(Code::code)
                    .toList();
            return texts(code.dimension(), ALL_CODE, codes);
        }
        if (source instanceof ColumnSource.LabelOf label) {
            List<String> labels = coded(label.dimension()).codes().codes().stream()
                    .map(code -> code.label().fr())
                    .toList();
            return texts(label.dimension(), ALL_LABEL, labels);
        }
        if (source instanceof ColumnSource.AttributeOf attribute) {
            return attribute(attribute, type);
        }
        if (source instanceof ColumnSource.MeasureOf measure) {
            return measure(measure.measure());
        }
        if (source instanceof ColumnSource.AliasOf alias) {
            return alias(alias);
        }
        return this::mark;
    }

    private Dimension.Coded coded(int dimension) {
        return (Dimension.Coded) shape.dimensions().get(dimension);
    }

    private Column period(PeriodColumn.Form form, ColumnType type) {
        return new Remembered() {
            @Override
            Cell read() {
                int number = period().period();
                return type == ColumnType.WHOLE
                        ? new Cell.Whole(PeriodText.number(shape.periodUnit(), number, form))
                        : new Cell.Text(PeriodText.of(shape.periodUnit(), number, form));
            }
        };
    }

    /**
     * A column whose cell stays while the period and a number stay: it is the same object then, so that writers see at
     * once that nothing changed.
     */
    private abstract class Remembered implements Column {
        private @Nullable ProtectedPeriod of;
        private int at = -1;
        private Cell known = Cell.EMPTY;

        /** What the cell depends on, beside the period. */
        int number() {
            return 0;
        }

        abstract Cell read();

        @Override
        public Cell cell() {
            ProtectedPeriod period = period();
            int number = number();
            if (of != period || at != number) {
                known = read();
                of = period;
                at = number;
            }
            return known;
        }
    }

    private Column texts(int d, Cell total, List<String> texts) {
        List<Cell> cells =
                texts.stream().map(text -> (Cell) new Cell.Text(text)).toList();
        return () -> {
            ProtectedPeriod period = period();
            return kept[period.level(row)][d] ? cells.get(period.layout().index(period.key(row), d)) : total;
        };
    }

    /** An entity is described where its dimension is not summed over. */
    private Column attribute(ColumnSource.AttributeOf source, ColumnType type) {
        return new Remembered() {
            @Override
            int number() {
                return place(period(), row, source.dimension());
            }

            @Override
            Cell read() {
                int entity = number() - 1;
                String text = entity < 0
                        ? null
                        : period().dictionaries().get(source.dimension()).text(entity, source.attribute());
                if (text == null) {
                    return Cell.EMPTY;
                }
                return type == ColumnType.WHOLE ? new Cell.Whole(Long.parseLong(text)) : new Cell.Text(text);
            }
        };
    }

    /** Figures that are printed again keep the date of their first print. */
    private Cell loaded() {
        int since = period().reprint().since(row);
        return since == 0
                ? loaded
                : new Cell.Text(shape.periodUnit().firstDay(since).toString());
    }

    private Cell mark() {
        boolean hides = period().pattern().hidesAnything(row);
        if (period().reprint().since(row) > 0) {
            return hides ? SECRET_AND_CARRIED : CARRIED;
        }
        return hides ? SECRET : Cell.EMPTY;
    }

    private Column alias(ColumnSource.AliasOf alias) {
        if (alias.empty() == null && !alias.plainText()) {
            return () -> columns.get(alias.column()).cell();
        }
        return new Column() {
            private Cell from = Cell.EMPTY;
            private Cell known = Cell.EMPTY;

            @Override
            public Cell cell() {
                Cell cell = columns.get(alias.column()).cell();
                if (cell != from) {
                    known = alias(alias, cell);
                    from = cell;
                }
                return known;
            }
        };
    }

    private static Cell alias(ColumnSource.AliasOf alias, Cell cell) {
        String text = cell instanceof Cell.Whole whole
                ? Long.toString(whole.value())
                : cell instanceof Cell.Text known ? known.value() : null;
        if (text == null || text.equals(alias.empty())) {
            return Cell.EMPTY;
        }
        return new Cell.Text(alias.plainText() ? PlainText.of(text) : text);
    }

    private Column measure(int m) {
        return new Remembered() {
            @Override
            int number() {
                return row;
            }

            @Override
            Cell read() {
                return figure(m);
            }
        };
    }

    private Cell figure(int m) {
        if (period().pattern().isHidden(groupOfMeasure[m], row)) {
            return Cell.SUPPRESSED;
        }
        MeasureColumn measure = shape.measures().get(m);
        Reprint reprint = period().reprint();
        if (reprint.prints(groupOfMeasure[m], row)) {
            return figure(measure, reprint.numerator(m, row), reprint.denominator(m, row));
        }
        return figure(
                measure,
                period().value(measure.numerator(), row),
                measure.denominator() < 0 ? 1 : period().value(measure.denominator(), row));
    }

    private static Cell figure(MeasureColumn measure, long numerator, long denominator) {
        if (numerator == Aggregate.NO_VALUE || denominator == 0) {
            return Cell.EMPTY;
        }
        return switch (measure.kind()) {
            case WHOLE -> new Cell.Whole(numerator);
            case CENTS -> new Cell.Decimal(numerator, 2);
            case MEAN_OF_CENTS -> new Cell.Decimal(roundHalfUp(numerator, denominator), 2);
            case MEAN_OF_WHOLE -> new Cell.Decimal(roundHalfUp(numerator * 100, denominator), 2);
            case PERCENT -> new Cell.Decimal(roundHalfUp(Math.multiplyExact(numerator, 10_000L), denominator), 2);
        };
    }

    /** The quotient by a positive number, halves rounded up. */
    private static long roundHalfUp(long numerator, long denominator) {
        return Math.floorDiv(2 * numerator + denominator, 2 * denominator);
    }

    void moveTo(ProtectedPeriod newPeriod, int newRow) {
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
        return shape.periodUnit().year(period().period());
    }

    int month() {
        return shape.periodUnit().firstDay(period().period()).getMonthValue();
    }

    String periodLabel() {
        return shape.periodUnit().label(period().period());
    }

    int level() {
        return period().level(row);
    }

    /** The place of a row on a dimension: 0 for a total, then the codes in order. */
    int place(ProtectedPeriod period, int row, int d) {
        return kept[period.level(row)][d] ? period.layout().index(period.key(row), d) + 1 : 0;
    }
}
