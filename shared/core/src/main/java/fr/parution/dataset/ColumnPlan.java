// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The published columns beside dimensions and measures, and the order of all.
 *
 * @param period the columns that tell the period, the first of them by its label or its first day
 * @param loaded a column with the day from which the data were complete: the day after the last period; null for none
 * @param aliases after all other columns, unless {@code order} says otherwise
 * @param order the names of the columns in order; those that it leaves out come last
 */
public record ColumnPlan(
        List<PeriodColumn> period, @Nullable PeriodColumn loaded, List<ColumnAlias> aliases, List<String> order) {

    /** Copies its lists. */
    public ColumnPlan {
        period = List.copyOf(period);
        aliases = List.copyOf(aliases);
        order = List.copyOf(order);
    }
}
