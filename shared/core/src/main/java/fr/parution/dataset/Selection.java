// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a data set takes from the source.
 *
 * @param relation the base
 * @param person the column that identifies the person of a row; null where no persons are described
 * @param place what places a row in a period
 * @param from the first day of the data set, the first of its period; earlier rows are not part of it
 * @param joins in the order in which they are made
 * @param where which rows are part of the data set
 */
public record Selection(
        String relation,
        @Nullable ColumnRef person,
        PeriodPlace place,
        PeriodUnit periodUnit,
        LocalDate from,
        List<Join> joins,
        List<Pivot> pivots,
        List<Tally> tallies,
        List<Condition> where) {

    /** Copies its lists. */
    public Selection {
        joins = List.copyOf(joins);
        pivots = List.copyOf(pivots);
        tallies = List.copyOf(tallies);
        where = List.copyOf(where);
    }

    /** The joins that complete a relation, directly or through others. */
    public List<Join> below(String completed) {
        Set<String> reached = new LinkedHashSet<>(Set.of(completed));
        return joins.stream()
                .filter(join -> reached.contains(join.on().relation()) && reached.add(join.relation()))
                .toList();
    }

    /** The joins that decide whether a row is part of the data set, in which period, and whose it is. */
    public List<Join> decidingJoins() {
        Set<String> needed = new LinkedHashSet<>(place.relations());
        if (person != null) {
            needed.add(person.relation());
        }
        where.forEach(condition -> {
            if (condition.column() != null) {
                needed.add(condition.column().relation());
            }
        });
        for (int i = joins.size() - 1; i >= 0; i--) {
            if (needed.contains(joins.get(i).relation())) {
                needed.add(joins.get(i).on().relation());
            }
        }
        return joins.stream().filter(join -> needed.contains(join.relation())).toList();
    }
}
