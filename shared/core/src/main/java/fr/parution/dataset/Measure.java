// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.List;

/** A published figure of each cell. */
public sealed interface Measure {

    /** The published column. */
    String name();

    /** What a page calls it. */
    Text label();

    /** What exactly it counts. */
    Text description();

    /** The unit of its values. */
    Unit unit();

    /** Whether its values add up over rows and periods. */
    default boolean isAdditive() {
        return this instanceof CountRows || this instanceof CountPresent || this instanceof Sum;
    }

    /** The number of rows of the base relation that fulfil the conditions; of all, where there are none. */
    record CountRows(String name, Text label, Text description, Unit unit, List<Condition> where) implements Measure {
        /** Copies its list. */
        public CountRows {
            where = List.copyOf(where);
        }

        /** The number of all rows. */
        public CountRows(String name, Text label, Text description, Unit unit) {
            this(name, label, description, unit, List.of());
        }
    }

    /** The exact number of distinct persons. */
    record CountPersons(String name, Text label, Text description, Unit unit) implements Measure {}

    /** The number of rows in which a column is filled in; for a pivoted amount, in which it is not 0. */
    record CountPresent(String name, Text label, Text description, Unit unit, ColumnRef column) implements Measure {}

    /** The sum of a column; missing values count for nothing. */
    record Sum(String name, Text label, Text description, Unit unit, ColumnRef column) implements Measure {}

    /**
     * The mean of a column, with two decimals, half up.
     *
     * @param over the name of the count by which the sum is divided, a {@link CountRows} or a {@link CountPresent}; or
     *     {@link #PRESENT}
     */
    record Mean(String name, Text label, Text description, Unit unit, ColumnRef column, String over)
            implements Measure {

        /** Over the rows in which the column is filled in, however many they are. */
        public static final String PRESENT = "present";
    }

    /** The least or the greatest value of a column; nothing where there is none. It is the value of one row. */
    record Extreme(String name, Text label, Text description, Unit unit, ColumnRef column, boolean greatest)
            implements Measure {}

    /** The sum of a column as a percentage of the sum of another, with two decimals, half up. */
    record Ratio(String name, Text label, Text description, Unit unit, ColumnRef column, ColumnRef over)
            implements Measure {}
}
