// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.List;
import java.util.Map;

/**
 * A table in an example: rows of a source relation, or published rows.
 *
 * @param where its file, line and column
 * @param columns those that its header names, in that order
 */
public record ExampleTable(String where, List<String> columns, List<Row> rows) {

    /** How a figure is written that disclosure control hides. */
    public static final String HIDDEN = "S";
    /** How an empty value is written. */
    public static final String EMPTY = "~";

    /** Copies its lists. */
    public ExampleTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param where its file, line and column
     * @param values by column, as they are written; an empty value is not there
     */
    public record Row(String where, Map<String, String> values) {

        /** Copies its map. */
        public Row {
            values = Map.copyOf(values);
        }

        /** A value as it is written, {@value #EMPTY} where it is empty. */
        public String text(String column) {
            return values.getOrDefault(column, EMPTY);
        }
    }
}
