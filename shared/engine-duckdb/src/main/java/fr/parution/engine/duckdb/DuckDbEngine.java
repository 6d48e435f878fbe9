// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import fr.parution.aggregate.AggregationPlan;
import fr.parution.aggregate.Engine;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.table.KeyLayout;
import fr.parution.table.RawTable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Runs aggregation plans over partitions that DuckDB reads. A period is small and its rows are numbers, so they are
 * aggregated here in one pass: a statement for each level and count would cost more than the rows.
 */
public final class DuckDbEngine implements Engine {

    private final Database database;
    private final long passBytes;

    /** An engine with its own in-memory database. */
    public DuckDbEngine(DuckDbLimits limits) {
        this(limits, StagedRows.PASS_BYTES);
    }

    /**
     * @param passBytes how much of a partition is read at once where persons are told apart
     */
    DuckDbEngine(DuckDbLimits limits, long passBytes) {
        this.passBytes = passBytes;
        try {
            database = new Database(limits);
        } catch (SQLException e) {
            throw defect(e);
        }
    }

    @Override
    public RawTable aggregate(AggregationPlan plan, int period, KeyLayout layout, Path partition) {
        PlanColumns columns = new PlanColumns(plan);
        PeriodAggregation aggregation = new PeriodAggregation(plan, columns);
        try {
            new StagedRows(
                            database,
                            partition,
                            columns.tellsPersonsApart(),
                            plan.values().size(),
                            passBytes)
                    .read(aggregation);
            return aggregation.table(period, layout);
        } catch (SQLException | IOException | ArithmeticException e) {
            throw new ParutionException(
                    Problem.of(
                            ProblemCode.STAGING_DAMAGED,
                            String.valueOf(partition.getFileName()),
                            "DuckDB",
                            StagingColumns.KEY + ", " + StagingColumns.PERSON),
                    e);
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
}
