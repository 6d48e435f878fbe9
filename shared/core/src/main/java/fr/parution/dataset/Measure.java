// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

/** A published figure of each cell. All are hidden together with their row. */
public sealed interface Measure {

    /** The published column. */
    String name();

    /** What a page calls it. */
    Text label();

    /** What exactly it counts. */
    Text description();

    /** The unit of its values. */
    Unit unit();

    /** The number of rows of the base relation. */
    record CountRows(String name, Text label, Text description, Unit unit) implements Measure {}

    /** The exact number of distinct persons. */
    record CountPersons(String name, Text label, Text description, Unit unit) implements Measure {}

    /** The number of rows in which a column is filled in; for a pivoted amount, in which it is not 0. */
    record CountPresent(String name, Text label, Text description, Unit unit, ColumnRef column) implements Measure {}

    /** The sum of a column; missing values count for nothing. */
    record Sum(String name, Text label, Text description, Unit unit, ColumnRef column) implements Measure {}

    /**
     * The mean of a column, with two decimals, half up.
     *
     * @param over the name of the count by which the sum is divided: a {@link CountRows} or a {@link CountPresent}
     */
    record Mean(String name, Text label, Text description, Unit unit, ColumnRef column, String over)
            implements Measure {}
}
