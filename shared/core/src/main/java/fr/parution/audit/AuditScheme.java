// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import fr.parution.dataset.Dimension;
import fr.parution.dataset.PeriodColumn;
import fr.parution.table.Aggregate;
import fr.parution.table.ColumnRole;
import fr.parution.table.ColumnSource;
import fr.parution.table.MeasureColumn;
import fr.parution.table.PublishedColumn;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a published table adds up, in the names of its columns: what an auditor has to know beside its files.
 *
 * @param period the column of the period
 * @param level the column that tells one level from another; null where there is one level only
 * @param secrecy the column whose mark says that something of a row is hidden
 * @param levels the full cross, then each margin, after those that it is a total of
 * @param sums the columns that add up from level to level
 * @param splits the sums that are the sum of others in each row
 */
public record AuditScheme(
        String period,
        @Nullable String level,
        @Nullable String secrecy,
        List<LevelScheme> levels,
        List<SumScheme> sums,
        List<SplitScheme> splits) {

    /** Copies its lists. */
    public AuditScheme {
        levels = List.copyOf(levels);
        sums = List.copyOf(sums);
        splits = List.copyOf(splits);
    }

    /**
     * One level.
     *
     * @param label what the column of levels says
     * @param columns those that tell its rows apart, empty for the total of the period
     */
    public record LevelScheme(String label, List<String> columns) {

        /** Copies its list. */
        public LevelScheme {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A column that adds up.
     *
     * @param decimals how many it has: 0 or 2
     */
    public record SumScheme(String column, int decimals) {}

    /** A column, and those that add up to it in each row. */
    public record SplitScheme(String whole, List<String> parts) {

        /** Copies its list. */
        public SplitScheme {
            parts = List.copyOf(parts);
        }
    }

    /** The scheme of the published form of a table. */
    public static AuditScheme of(TableShape shape) {
        List<LevelScheme> levels = shape.levels().stream()
                .map(level -> new LevelScheme(
                        level.label(),
                        IntStream.range(0, shape.dimensions().size())
                                .filter(d -> level.keeps()
                                        .contains(shape.dimensions().get(d).name()))
                                .boxed()
                                .flatMap(d -> columnsOf(shape, d).stream())
                                .toList()))
                .toList();
        List<SumScheme> sums = new ArrayList<>();
        for (MeasureColumn measure : shape.measures()) {
            if (addsUp(shape, measure)) {
                sums.add(new SumScheme(measure.name(), measure.decimal() ? 2 : 0));
            }
        }
        List<SplitScheme> splits = shape.splits().stream()
                .map(split -> new SplitScheme(
                        shape.measures().get(split.whole()).name(),
                        split.parts().stream()
                                .map(part -> shape.measures().get(part).name())
                                .toList()))
                .toList();
        return new AuditScheme(
                periodColumn(shape),
                shape.levels().size() > 1 ? column(shape, ColumnRole.LEVEL) : null,
                column(shape, ColumnRole.SECRECY),
                levels,
                sums,
                splits);
    }

    private static boolean addsUp(TableShape shape, MeasureColumn measure) {
        Aggregate aggregate = shape.aggregates().get(measure.numerator());
        return measure.denominator() < 0
                && (aggregate instanceof Aggregate.Rows
                        || aggregate instanceof Aggregate.Present
                        || aggregate instanceof Aggregate.Sum);
    }

    /** What the columns of a row's level say, by the codes of its dimensions. */
    static List<String> place(TableShape shape, Map<String, String> codes) {
        List<String> place = new ArrayList<>();
        for (Dimension dimension : shape.dimensions()) {
            String code = codes.get(dimension.name());
            if (code != null && dimension instanceof Dimension.Coded coded) {
                for (String column : columnsOf(shape, shape.dimensions().indexOf(dimension))) {
                    place.add(column.equals(coded.codeColumn()) ? code : label(coded, code));
                }
            }
        }
        return place;
    }

    private static String label(Dimension.Coded dimension, String code) {
        return dimension.codes().codes().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no code " + code))
                .label()
                .fr();
    }

    /** The published columns of a dimension, which tell its codes apart together. */
    private static List<String> columnsOf(TableShape shape, int dimension) {
        List<String> columns = new ArrayList<>();
        for (int c = 0; c < shape.sources().size(); c++) {
            ColumnSource source = shape.sources().get(c);
            boolean own = (source instanceof ColumnSource.CodeOf code && code.dimension() == dimension)
                    || (source instanceof ColumnSource.LabelOf label && label.dimension() == dimension)
                    || (source instanceof ColumnSource.AttributeOf attribute && attribute.dimension() == dimension);
            if (own) {
                columns.add(shape.schema().columns().get(c).name());
            }
        }
        return columns;
    }

    /** The first column that tells every period from the others. */
    private static String periodColumn(TableShape shape) {
        for (int c = 0; c < shape.sources().size(); c++) {
            if (shape.sources().get(c) instanceof ColumnSource.Period period
                    && (period.form() == PeriodColumn.Form.LABEL || period.form() == PeriodColumn.Form.FIRST_DAY)) {
                return shape.schema().columns().get(c).name();
            }
        }
        throw new IllegalArgumentException(
                "no column tells the periods of " + shape.schema().dataset() + " apart");
    }

    private static @Nullable String column(TableShape shape, ColumnRole role) {
        return shape.schema().columns().stream()
                .filter(column -> column.role() == role)
                .map(PublishedColumn::name)
                .findFirst()
                .orElse(null);
    }
}
