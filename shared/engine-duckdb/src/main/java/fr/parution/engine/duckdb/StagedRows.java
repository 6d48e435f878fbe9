// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/**
 * Reads the rows of a staged partition column by column, a block at a time. Where persons are told apart, all rows of one
 * person come in the same pass; a large partition takes several passes, so that the persons of one fit into memory.
 */
final class StagedRows {

    /** Hashes do not compress: so large a file holds some two million persons. */
    static final long PASS_BYTES = 16L << 20;

    private final Database database;
    private final Path partition;
    private final boolean persons;
    private final int values;
    private final long passBytes;

    /**
     * @param persons whether the partition has persons
     * @param values how many values its rows have
     * @param passBytes how much of the partition one pass takes, about
     */
    StagedRows(Database database, Path partition, boolean persons, int values, long passBytes) {
        this.database = database;
        this.partition = partition;
        this.persons = persons;
        this.values = values;
        this.passBytes = passBytes;
    }

    /** What takes the rows. */
    interface Sink {

        /** Takes a block, which is filled anew for the next one. */
        void block(StagedBlock block);

        /** The persons met since the last pass will not be met again. */
        void endOfPass();
    }

    void read(Sink sink) throws SQLException, IOException {
        long passes = persons ? Long.highestOneBit(Math.max(1, Files.size(partition) / passBytes)) : 1;
        for (long pass = 0; pass < passes; pass++) {
            String where = passes == 1
                    ? ""
                    : " WHERE coalesce(" + StagingColumns.PERSON + " & " + (passes - 1) + ", 0) = " + pass;
            read(select() + where, sink);
            sink.endOfPass();
        }
    }

    private String select() {
        List<String> columns = new ArrayList<>(List.of(StagingColumns.KEY));
        if (persons) {
            columns.add(StagingColumns.PERSON);
        }
        for (int i = 0; i < values; i++) {
            columns.add(StagingColumns.value(i));
        }
        return "SELECT " + String.join("::BIGINT, ", columns) + "::BIGINT FROM read_parquet("
                + Database.quote(partition.toString()) + ")";
    }

    private void read(String sql, Sink sink) throws SQLException {
        StagedBlock block = new StagedBlock(values);
        try (DuckDBPreparedStatement statement =
                        (DuckDBPreparedStatement) database.connection().prepareStatement(sql);
                DuckDBChunkedResult result = statement.query()) {
            while (result.nextChunk()) {
                fill(block, result.chunk());
                sink.block(block);
            }
        }
    }

    private void fill(StagedBlock block, DuckDBDataChunkReader chunk) {
        block.start(Math.toIntExact(chunk.rowCount()));
        DuckDBReadableVector keys = chunk.vector(0);
        for (int row = 0; row < block.rows(); row++) {
            block.keys()[row] = keys.getLong(row);
        }
        if (persons) {
            DuckDBReadableVector vector = chunk.vector(1);
            for (int row = 0; row < block.rows(); row++) {
                block.persons()[row] = vector.getLong(row, 0);
                block.known()[row] = !vector.isNull(row);
            }
        }
        int first = persons ? 2 : 1;
        for (int value = 0; value < values; value++) {
            DuckDBReadableVector vector = chunk.vector(first + value);
            long[] numbers = block.values(value);
            for (int row = 0; row < block.rows(); row++) {
                numbers[row] = vector.getLong(row, StagedBlock.MISSING);
            }
        }
    }
}
