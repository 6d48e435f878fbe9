// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a figure shows, drawn from protected rows when the release is made, so that pages need no engine. Every value in it
 * is published in the files, or is the sum of some that are.
 *
 * @param axes the dimensions that its rows are told apart by, {@code period} for time
 * @param measures the published columns
 * @param lines one text a row, its cells separated by tabs: what tells it on each axis, then each measure, {@code S} where it is
 *     hidden, empty where there is nothing, with {@code +} behind it where it is the sum of the shown rows alone
 * @param groups how many rows there are, of which the least may be left out
 * @param summedRows the published rows that a sum was made of; 0 where each row of this is a published one
 * @param hiddenRows those of them that hide their figure
 */
public record FigureTable(
        List<String> axes, List<String> measures, List<String> lines, int groups, long summedRows, long hiddenRows) {

    /** Stands where there is nothing to show. */
    public static final FigureTable NONE = new FigureTable(List.of(), List.of(), List.of(), 0, 0, 0);

    static final String HIDDEN = "S";
    static final String PARTLY = "+";
    static final String SEPARATOR = "\t";

    /** Copies its lists. */
    public FigureTable {
        axes = List.copyOf(axes);
        measures = List.copyOf(measures);
        lines = List.copyOf(lines);
    }

    /** The rows, in the order of their code lists, of time, or from the greatest where they are entities. */
    public List<Row> rows() {
        return lines.stream().map(this::row).toList();
    }

    private Row row(String line) {
        String[] cells = line.split(SEPARATOR, -1);
        List<Value> values = new ArrayList<>();
        for (int i = axes.size(); i < cells.length; i++) {
            values.add(Value.parse(cells[i]));
        }
        return new Row(List.of(cells).subList(0, axes.size()), values);
    }

    /**
     * One row.
     *
     * @param keys a code, a period or a name for each axis
     * @param values for each measure
     */
    public record Row(List<String> keys, List<Value> values) {

        /** Copies its lists. */
        public Row {
            keys = List.copyOf(keys);
            values = List.copyOf(values);
        }
    }

    /**
     * A figure, as far as it may be shown.
     *
     * @param amount null where it is hidden, or where there is none
     * @param hidden whether rows that belong to it hide theirs: all, where there is no amount
     */
    public record Value(@Nullable BigDecimal amount, boolean hidden) {

        /** Nothing to show. */
        public static final Value NONE = new Value(null, false);

        /** Whether it is secret altogether. */
        public boolean isSecret() {
            return hidden && amount == null;
        }

        /** Whether it counts the shown rows alone, so that the true one may be greater. */
        public boolean isPartial() {
            return hidden && amount != null;
        }

        static Value parse(String cell) {
            if (cell.isEmpty()) {
                return NONE;
            }
            if (cell.equals(HIDDEN)) {
                return new Value(null, true);
            }
            boolean partly = cell.endsWith(PARTLY);
            return new Value(new BigDecimal(partly ? cell.substring(0, cell.length() - 1) : cell), partly);
        }

        String cell() {
            if (amount == null) {
                return hidden ? HIDDEN : "";
            }
            return amount.toPlainString() + (hidden ? PARTLY : "");
        }
    }
}
