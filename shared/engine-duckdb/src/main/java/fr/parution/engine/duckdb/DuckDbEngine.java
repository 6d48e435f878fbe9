// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import fr.parution.aggregate.AggregationPlan;
import fr.parution.aggregate.Engine;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.table.Aggregate;
import fr.parution.table.RawTable;
import fr.parution.table.ValueColumn;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs aggregation plans on DuckDB. Persons are counted by grouping twice, first by cell and person, then by cell, which
 * takes less time and memory than {@code count(DISTINCT)}; each margin starts from the groups of the one below it.
 */
public final class DuckDbEngine implements Engine {

    private final Database database;

    /** An engine with its own in-memory database. */
    public DuckDbEngine(DuckDbLimits limits) {
        try {
            database = new Database(limits);
        } catch (SQLException e) {
            throw defect(e);
        }
    }

    @Override
    public RawTable aggregate(AggregationPlan plan, int period, Path partition) {
        try {
            database.run("CREATE OR REPLACE TEMP TABLE g0 AS " + grouped(plan, partition));
            Rows rows = new Rows(plan.aggregates().size());
            int levels = plan.shape().levels().size();
            for (int level = 0; level < levels; level++) {
                if (level > 0) {
                    database.run("CREATE OR REPLACE TEMP TABLE g" + level + " AS " + rolledUp(plan, level));
                    database.run("DROP TABLE g" + (level - 1));
                }
                read(plan, level, rows);
            }
            database.run("DROP TABLE g" + (levels - 1));
            return rows.table(period);
        } catch (SQLException e) {
            throw new ParutionException(
                    Problem.of(
                            ProblemCode.STAGING_DAMAGED,
                            String.valueOf(partition.getFileName()),
                            "DuckDB",
                            StagingColumns.KEY + ", " + StagingColumns.PERSON),
                    e);
        }
    }

    /** One row for each cell and person, with what the aggregates need of it. */
    private static String grouped(AggregationPlan plan, Path partition) {
        StringBuilder sql = new StringBuilder("SELECT k, p, count(*)::BIGINT AS n");
        for (int i = 0; i < plan.values().size(); i++) {
            ValueColumn value = plan.values().get(i);
            String column = StagingColumns.value(i);
            sql.append(", coalesce(sum(")
                    .append(column)
                    .append("), 0)::BIGINT AS s")
                    .append(i);
            sql.append(", ")
                    .append(value.zeroIsAbsent() ? "count_if(" + column + " <> 0)" : "count(" + column + ")")
                    .append("::BIGINT AS c")
                    .append(i);
        }
        return sql.append(" FROM read_parquet(")
                .append(Database.quote(partition.toString()))
                .append(") GROUP BY k, p")
                .toString();
    }

    private static String rolledUp(AggregationPlan plan, int level) {
        StringBuilder sql = new StringBuilder("SELECT k & ")
                .append(plan.shape().mask(level))
                .append(" AS k, p, sum(n)::BIGINT AS n");
        for (int i = 0; i < plan.values().size(); i++) {
            sql.append(", sum(s").append(i).append(")::BIGINT AS s").append(i);
            sql.append(", sum(c").append(i).append(")::BIGINT AS c").append(i);
        }
        return sql.append(" FROM g").append(level - 1).append(" GROUP BY ALL").toString();
    }

    private void read(AggregationPlan plan, int level, Rows rows) throws SQLException {
        StringBuilder sql = new StringBuilder("SELECT k");
        for (Aggregate aggregate : plan.aggregates()) {
            sql.append(", ").append(expression(plan, aggregate)).append("::BIGINT");
        }
        sql.append(" FROM g").append(level).append(" GROUP BY k ORDER BY k");
        try (Statement statement = database.connection().createStatement();
                ResultSet result = statement.executeQuery(sql.toString())) {
            while (result.next()) {
                rows.add(level, result);
            }
        }
    }

    private static String expression(AggregationPlan plan, Aggregate aggregate) {
        if (aggregate instanceof Aggregate.Rows) {
            return "sum(n)";
        }
        if (aggregate instanceof Aggregate.Persons) {
            return "count(*)";
        }
        if (aggregate instanceof Aggregate.Present present) {
            return "sum(c" + plan.column(present.value()) + ")";
        }
        if (aggregate instanceof Aggregate.PersonsPresent present) {
            return "count_if(c" + plan.column(present.value()) + " > 0)";
        }
        return "sum(s" + plan.column(((Aggregate.Sum) aggregate).value()) + ")";
    }

    @Override
    public void close() {
        database.close();
    }

    private static ParutionException defect(SQLException e) {
        return new ParutionException(
                Problem.of(ProblemCode.DEFECT_INTERNAL, "DuckDB", "SQL " + e.getErrorCode(), ""), e);
    }

    /** Rows as they come, in growing arrays. */
    private static final class Rows {
        private byte[] levels = new byte[1024];
        private long[] keys = new long[1024];
        private final long[][] values;
        private int count;

        Rows(int aggregates) {
            values = new long[aggregates][1024];
        }

        void add(int level, ResultSet row) throws SQLException {
            if (count == keys.length) {
                int larger = count * 2;
                levels = Arrays.copyOf(levels, larger);
                keys = Arrays.copyOf(keys, larger);
                for (int i = 0; i < values.length; i++) {
                    values[i] = Arrays.copyOf(values[i], larger);
                }
            }
            levels[count] = (byte) level;
            keys[count] = row.getLong(1);
            for (int i = 0; i < values.length; i++) {
                values[i][count] = row.getLong(i + 2);
            }
            count++;
        }

        RawTable table(int period) {
            List<long[]> columns = new ArrayList<>();
            for (long[] column : values) {
                columns.add(Arrays.copyOf(column, count));
            }
            return new RawTable(
                    period, Arrays.copyOf(levels, count), Arrays.copyOf(keys, count), columns.toArray(new long[0][]));
        }
    }
}
