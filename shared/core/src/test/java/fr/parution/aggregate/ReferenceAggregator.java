// SPDX-License-Identifier: EUPL-1.2
package fr.parution.aggregate;

import fr.parution.table.Aggregate;
import fr.parution.table.RawTable;
import fr.parution.table.ValueColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Computes a plan the slow and plain way: row by row, each cell from its own rows. */
public final class ReferenceAggregator {

    private ReferenceAggregator() {}

    /** The table that every engine must give for these rows. */
    public static RawTable aggregate(AggregationPlan plan, int period, List<MicroRow> rows) {
        List<Integer> levels = new ArrayList<>();
        List<Long> keys = new ArrayList<>();
        List<List<MicroRow>> cells = new ArrayList<>();
        for (int level = 0; level < plan.shape().levels().size(); level++) {
            long mask = plan.shape().mask(plan.shape().layout(), level);
            Map<Long, List<MicroRow>> byKey = new TreeMap<>();
            for (MicroRow row : rows) {
                byKey.computeIfAbsent(row.key() & mask, k -> new ArrayList<>()).add(row);
            }
            for (Map.Entry<Long, List<MicroRow>> cell : byKey.entrySet()) {
                levels.add(level);
                keys.add(cell.getKey());
                cells.add(cell.getValue());
            }
        }
        byte[] levelOfRow = new byte[keys.size()];
        long[] keyOfRow = new long[keys.size()];
        long[][] values = new long[plan.aggregates().size()][keys.size()];
        for (int row = 0; row < keys.size(); row++) {
            levelOfRow[row] = levels.get(row).byteValue();
            keyOfRow[row] = keys.get(row);
            for (int a = 0; a < values.length; a++) {
                values[a][row] = value(plan, plan.aggregates().get(a), cells.get(row));
            }
        }
        return new RawTable(period, plan.shape().layout(), levelOfRow, keyOfRow, values);
    }

    private static long value(AggregationPlan plan, Aggregate aggregate, List<MicroRow> rows) {
        if (aggregate instanceof Aggregate.Rows) {
            return rows.size();
        }
        if (aggregate instanceof Aggregate.Persons) {
            return persons(rows);
        }
        if (aggregate instanceof Aggregate.Present present) {
            return present(plan, present.value(), rows).size();
        }
        if (aggregate instanceof Aggregate.PersonsPresent present) {
            return persons(present(plan, present.value(), rows));
        }
        if (aggregate instanceof Aggregate.Minimum least) {
            return values(plan, least.value(), rows).min().orElse(Aggregate.NO_VALUE);
        }
        if (aggregate instanceof Aggregate.Maximum most) {
            return values(plan, most.value(), rows).max().orElse(Aggregate.NO_VALUE);
        }
        if (aggregate instanceof Aggregate.LargestOfPerson largest) {
            return nth(0, sumsOf(byPerson(rows), plan, largest.value()));
        }
        if (aggregate instanceof Aggregate.SecondOfPerson second) {
            return nth(1, sumsOf(byPerson(rows), plan, second.value()));
        }
        if (aggregate instanceof Aggregate.Bodies bodies) {
            return byBody(plan, bodies.body(), rows).size();
        }
        if (aggregate instanceof Aggregate.LargestOfBody largest) {
            return nth(0, sumsOf(byBody(plan, largest.body(), rows), plan, largest.value()));
        }
        if (aggregate instanceof Aggregate.SecondOfBody second) {
            return nth(1, sumsOf(byBody(plan, second.body(), rows), plan, second.value()));
        }
        return values(plan, ((Aggregate.Sum) aggregate).value(), rows).sum();
    }

    private static LongStream values(AggregationPlan plan, ValueColumn column, List<MicroRow> rows) {
        int place = plan.column(column);
        return rows.stream()
                .map(row -> row.values().get(place))
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue);
    }

    private static Map<Long, List<MicroRow>> byPerson(List<MicroRow> rows) {
        Map<Long, List<MicroRow>> byPerson = new TreeMap<>();
        rows.forEach(row ->
                byPerson.computeIfAbsent(row.person(), p -> new ArrayList<>()).add(row));
        return byPerson;
    }

    /** Rows without a body are nobody's. */
    private static Map<Long, List<MicroRow>> byBody(AggregationPlan plan, ValueColumn body, List<MicroRow> rows) {
        int place = plan.column(body);
        Map<Long, List<MicroRow>> byBody = new TreeMap<>();
        for (MicroRow row : rows) {
            @Nullable Long own = row.values().get(place);
            if (own != null) {
                byBody.computeIfAbsent(own, b -> new ArrayList<>()).add(row);
            }
        }
        return byBody;
    }

    /** The sum of each contributor, largest first. */
    private static List<Long> sumsOf(Map<Long, List<MicroRow>> contributors, AggregationPlan plan, ValueColumn column) {
        return contributors.values().stream()
                .map(own -> values(plan, column, own).sum())
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static long nth(int place, List<Long> sums) {
        return place < sums.size() ? sums.get(place) : 0;
    }

    private static long persons(List<MicroRow> rows) {
        return rows.stream().mapToLong(MicroRow::person).distinct().count();
    }

    private static List<MicroRow> present(AggregationPlan plan, ValueColumn column, List<MicroRow> rows) {
        int place = plan.column(column);
        return rows.stream()
                .filter(row -> {
                    @Nullable Long value = row.values().get(place);
                    return value != null && !(column.zeroIsAbsent() && value == 0);
                })
                .toList();
    }
}
