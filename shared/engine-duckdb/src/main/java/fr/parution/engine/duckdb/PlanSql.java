// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import fr.parution.aggregate.AggregationPlan;
import fr.parution.table.Aggregate;
import fr.parution.table.ValueColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements of one aggregation plan. A column {@code a<i>} holds the aggregate {@code i} of the plan; where it counts
 * persons, it holds the rows that may be theirs until the surplus is taken off.
 */
final class PlanSql {

    private final AggregationPlan plan;

    PlanSql(AggregationPlan plan) {
        this.plan = plan;
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

    /** The cells of a margin, added up from the level below. */
    String margin(int level) {
        return "CREATE OR REPLACE TEMP TABLE g" + level + " AS SELECT " + key(level) + ", "
                + each(i -> "sum(" + column(i) + ")") + " FROM g" + (level - 1) + " GROUP BY ALL";
    }

    /** The rows of a level by key, with exact numbers of persons. */
    String level(int level) {
        List<String> surplus = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < plan.aggregates().size(); i++) {
            Aggregate aggregate = plan.aggregates().get(i);
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
        return "SELECT g.k, " + String.join(", ", columns) + " FROM g" + level + " g LEFT JOIN (SELECT k, "
                + String.join(", ", surplus) + " FROM (SELECT " + key(level) + ", p, " + String.join(", ", counts)
                + " FROM several GROUP BY ALL) GROUP BY k) s ON s.k = g.k ORDER BY g.k";
    }

    private String key(int level) {
        return "k & " + plan.shape().mask(level) + " AS k";
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
            columns.add("coalesce(" + expression.of(i) + ", 0)::BIGINT AS " + column(i));
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
