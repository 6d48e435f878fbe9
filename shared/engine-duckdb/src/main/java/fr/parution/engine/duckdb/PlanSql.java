// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import fr.parution.aggregate.AggregationPlan;
import fr.parution.table.Aggregate;
import fr.parution.table.KeyLayout;
import fr.parution.table.ValueColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements of one aggregation plan. A column {@code a<i>} holds the aggregate {@code i} of the plan; where it counts
 * persons, it holds the rows that may be theirs until the surplus is taken off.
 */
final class PlanSql {

    /** {@link Aggregate#NO_VALUE} as DuckDB reads it: a bare literal would pass through a wider type. */
    private static final String NO_VALUE = "(-9223372036854775807 - 1)::BIGINT";

    private final AggregationPlan plan;
    private final KeyLayout layout;

    PlanSql(AggregationPlan plan, KeyLayout layout) {
        this.plan = plan;
        this.layout = layout;
    }

    /** The cells of the full cross, as {@code g0}. */
    String cells(Path partition) {
        return "CREATE OR REPLACE TEMP TABLE g0 AS SELECT k, " + each(this::ofRows) + " FROM " + staged(partition)
                + " GROUP BY k";
    }

    /** The rows of persons with several rows in the period, each with whether its values are present. */
    String several(Path partition) {
        List<String> columns = new ArrayList<>(List.of("k", "p"));
        for (int i = 0; i < plan.values().size(); i++) {
            if (plan.aggregates()
                    .contains(new Aggregate.PersonsPresent(plan.values().get(i)))) {
                columns.add("coalesce(" + isPresent(plan.values().get(i)) + ", false) AS " + StagingColumns.value(i));
            }
        }
        return "CREATE OR REPLACE TEMP TABLE several AS SELECT " + String.join(", ", columns) + " FROM "
                + staged(partition) + " SEMI JOIN (SELECT p FROM " + staged(partition)
                + " GROUP BY p HAVING count(*) > 1) USING (p)";
    }

    /** Whether persons are to be counted. */
    boolean countsPersons() {
        return plan.aggregates().stream()
                .anyMatch(a -> a instanceof Aggregate.Persons || a instanceof Aggregate.PersonsPresent);
    }

    /** The cells of a margin, added up from the level below. */
    String margin(int level) {
        return "CREATE OR REPLACE TEMP TABLE g" + level + " AS SELECT " + key(level) + ", " + each(this::ofCells)
                + " FROM g" + plan.shape().parts(level).get(0) + " GROUP BY ALL";
    }

    private String ofCells(int index) {
        Aggregate aggregate = plan.aggregates().get(index);
        if (aggregate instanceof Aggregate.Minimum) {
            return "min(nullif(" + column(index) + ", " + NO_VALUE + "))";
        }
        return (aggregate instanceof Aggregate.Maximum ? "max(" : "sum(") + column(index) + ")";
    }

    /** The rows of a level by key, with exact numbers of persons. */
    String level(int level, Path partition) {
        List<String> surplus = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < plan.aggregates().size(); i++) {
            Aggregate aggregate = plan.aggregates().get(i);
            if (isOfPerson(aggregate)) {
                columns.add("coalesce(f." + column(i) + ", 0)");
                continue;
            }
            if (aggregate instanceof Aggregate.Persons) {
                counts.add("count(*) AS " + column(i));
            } else if (aggregate instanceof Aggregate.PersonsPresent present) {
                counts.add("count_if(" + StagingColumns.value(plan.column(present.value())) + ") AS " + column(i));
            } else {
                columns.add("g." + column(i));
                continue;
            }
            surplus.add("sum(greatest(" + column(i) + " - 1, 0))::BIGINT AS " + column(i));
            columns.add("g." + column(i) + " - coalesce(s." + column(i) + ", 0)");
        }
        return "SELECT g.k, " + String.join(", ", columns) + " FROM g" + level + " g"
                + (counts.isEmpty()
                        ? ""
                        : " LEFT JOIN (SELECT k, " + String.join(", ", surplus) + " FROM (SELECT " + key(level)
                                + ", p, " + String.join(", ", counts)
                                + " FROM several GROUP BY ALL) GROUP BY k) s ON s.k = g.k")
                + parts(level, partition) + " ORDER BY g.k";
    }

    /** The largest sums of single persons, where they are asked for. */
    private String parts(int level, Path partition) {
        List<String> sums = new ArrayList<>();
        List<String> largest = new ArrayList<>();
        for (int i = 0; i < plan.aggregates().size(); i++) {
            Aggregate aggregate = plan.aggregates().get(i);
            if (aggregate instanceof Aggregate.LargestOfPerson of) {
                sums.add("sum(" + StagingColumns.value(plan.column(of.value())) + ")::BIGINT AS s" + i);
                largest.add("max(s" + i + ") AS " + column(i));
            } else if (aggregate instanceof Aggregate.SecondOfPerson of) {
                sums.add("sum(" + StagingColumns.value(plan.column(of.value())) + ")::BIGINT AS s" + i);
                largest.add("coalesce(max(s" + i + ", 2)[2], 0) AS " + column(i));
            }
        }
        return sums.isEmpty()
                ? ""
                : " LEFT JOIN (SELECT k, " + String.join(", ", largest) + " FROM (SELECT " + key(level) + ", p, "
                        + String.join(", ", sums) + " FROM " + staged(partition) + " GROUP BY ALL) GROUP BY k) f"
                        + " ON f.k = g.k";
    }

    private static boolean isOfPerson(Aggregate aggregate) {
        return aggregate instanceof Aggregate.LargestOfPerson || aggregate instanceof Aggregate.SecondOfPerson;
    }

    private String key(int level) {
        return "k & " + plan.shape().mask(layout, level) + " AS k";
    }

    private static String column(int aggregate) {
        return "a" + aggregate;
    }

    private interface Expression {
        String of(int aggregate);
    }

    private String each(Expression expression) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < plan.aggregates().size(); i++) {
            Aggregate aggregate = plan.aggregates().get(i);
            boolean extreme = aggregate instanceof Aggregate.Minimum || aggregate instanceof Aggregate.Maximum;
            if (!isOfPerson(aggregate)) {
                columns.add("coalesce(" + expression.of(i) + ", " + (extreme ? NO_VALUE : "0") + ")::BIGINT AS "
                        + column(i));
            }
        }
        return String.join(", ", columns);
    }

    private String ofRows(int index) {
        Aggregate aggregate = plan.aggregates().get(index);
        if (aggregate instanceof Aggregate.Present present) {
            return "count_if(" + isPresent(present.value()) + ")";
        }
        if (aggregate instanceof Aggregate.PersonsPresent present) {
            return "count_if(" + isPresent(present.value()) + ")";
        }
        if (aggregate instanceof Aggregate.Sum sum) {
            return "sum(" + StagingColumns.value(plan.column(sum.value())) + ")";
        }
        if (aggregate instanceof Aggregate.Minimum least) {
            return "min(" + StagingColumns.value(plan.column(least.value())) + ")";
        }
        if (aggregate instanceof Aggregate.Maximum most) {
            return "max(" + StagingColumns.value(plan.column(most.value())) + ")";
        }
        return "count(*)";
    }

    private String isPresent(ValueColumn value) {
        String column = StagingColumns.value(plan.column(value));
        return column + (value.zeroIsAbsent() ? " <> 0" : " IS NOT NULL");
    }

    private static String staged(Path partition) {
        return "read_parquet(" + Database.quote(partition.toString()) + ")";
    }
}
