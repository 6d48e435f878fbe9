// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import fr.parution.aggregate.AggregationPlan;
import fr.parution.aggregate.Engine;
import fr.parution.aggregate.EngineContract;
import fr.parution.aggregate.MicroRow;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

class DuckDbEngineTest extends EngineContract {

    private int partitions;

    @Override
    protected Engine engine() {
        return new DuckDbEngine(limits());
    }

    final DuckDbLimits limits() {
        return DuckDbLimits.within(1L << 30, 0, 2, directory);
    }

    @Override
    protected Path partition(AggregationPlan plan, List<MicroRow> rows) {
        Path file = directory.resolve("partition" + partitions++ + ".parquet");
        StringBuilder columns = new StringBuilder("k BIGINT, p BIGINT");
        for (int i = 0; i < plan.values().size(); i++) {
            columns.append(", v").append(i).append(" BIGINT");
        }
        try (Database database = new Database(limits())) {
            database.run("CREATE TABLE t(" + columns + ")");
            for (MicroRow row : rows) {
                StringBuilder values = new StringBuilder(row.key() + "::BIGINT, " + literal(row.person()));
                row.values().forEach(value -> values.append(", ").append(value));
                database.run("INSERT INTO t VALUES (" + values + ")");
            }
            database.run("COPY t TO " + Database.quote(file.toString()) + " (FORMAT parquet)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return file;
    }

    /** The least 64-bit number has no literal of its own. */
    private static String literal(long value) {
        return "CAST('" + value + "' AS BIGINT)";
    }
}
