// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

import fr.parution.dataset.ColumnRef;
import fr.parution.dataset.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a staged row, a whole number of 64 bits: cents for an amount.
 *
 * @param column the column that holds it; null for 1 where the conditions hold, else 0
 * @param cents whether it is an amount
 * @param zeroIsAbsent whether 0 means that there is nothing, as for a funder without a line
 * @param where what the row must fulfil to be counted
 * @param body whether it tells one body from another: its place among those of the period, in the order of the column
 */
public record ValueColumn(
        @Nullable ColumnRef column, boolean cents, boolean zeroIsAbsent, List<Condition> where, boolean body) {

    /** Copies its list. */
    public ValueColumn {
        where = List.copyOf(where);
    }

    /** The value of a column. */
    public static ValueColumn of(ColumnRef column, boolean cents, boolean zeroIsAbsent) {
        return new ValueColumn(column, cents, zeroIsAbsent, List.of(), false);
    }

    /** Which of the bodies that a column tells apart a row is about. */
    public static ValueColumn body(ColumnRef column) {
        return new ValueColumn(column, false, false, List.of(), true);
    }

    /** Whether a row fulfils conditions. */
    public static ValueColumn flag(List<Condition> where) {
        return new ValueColumn(null, false, true, where, false);
    }

    /** What it is, for the layout of staging. */
    public String describe() {
        String text = column == null ? where.toString() : column.toString();
        return body ? "body " + text : text;
    }
}
