// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import fr.parution.aggregate.AggregationPlan;
import fr.parution.aggregate.Engine;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.table.KeyLayout;
import fr.parution.table.RawTable;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs aggregation plans on DuckDB. What adds up is grouped by cell once, and each margin adds up the cells below it.
 * Persons do not add up, but nearly all have one row in a period, and a row is then a person: only the rows of those who
 * have several are grouped by person, at each level, to find by how much rows outnumber persons.
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
    public RawTable aggregate(AggregationPlan plan, int period, KeyLayout layout, Path partition) {
        PlanSql sql = new PlanSql(plan, layout);
        try {
            database.run(sql.cells(partition));
            if (sql.countsPersons()) {
                database.run(sql.several(partition));
            }
            Rows rows = new Rows(plan.aggregates().size());
            for (int level = 0; level < plan.shape().levels().size(); level++) {
                if (level > 0) {
                    database.run(sql.margin(level));
                }
                read(sql.level(level, partition), level, rows);
            }
            return rows.table(period, layout);
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

    private void read(String sql, int level, Rows rows) throws SQLException {
        try (Statement statement = database.connection().createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(level, result);
            }
        }
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

        RawTable table(int period, KeyLayout layout) {
            List<long[]> columns = new ArrayList<>();
            for (long[] column : values) {
                columns.add(Arrays.copyOf(column, count));
            }
            return new RawTable(
                    period,
                    layout,
                    Arrays.copyOf(levels, count),
                    Arrays.copyOf(keys, count),
                    columns.toArray(new long[0][]));
        }
    }
}
