// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Fills a PostgreSQL database in one transaction: tables, rows by COPY, keys and indexes, statistics. */
final class PostgresLoad {

    private static final String AFTER_THE_DATA = "-- == after the data ==";
    private static final int CHARS_PER_MESSAGE = 65_536;
    private static final int UNITS_PER_REPORT = 100_000;

    private final List<SourceTable<?>> tables;
    private final Progress progress;

    PostgresLoad(List<SourceTable<?>> tables, Progress progress) {
        this.tables = tables;
        this.progress = progress;
    }

    void run(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            fill(connection);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    private void fill(Connection connection) throws SQLException {
        String schema = Resource.text("schema.sql");
        int cut = schema.indexOf(AFTER_THE_DATA);
        try (Statement statement = connection.createStatement()) {
            statement.execute(schema.substring(0, cut));
            for (SourceTable<?> table : tables) {
                copy(table, connection.unwrap(PGConnection.class));
            }
            statement.execute(schema.substring(cut));
            for (SourceTable<?> table : tables) {
                statement.execute("ANALYZE " + table.name());
            }
        }
    }

    private <R> void copy(SourceTable<R> table, PGConnection connection) throws SQLException {
        String columns = table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        CopyIn copy = connection
                .getCopyAPI()
                .copyIn("COPY " + table.name() + " (" + columns + ") FROM STDIN WITH (ENCODING 'UTF8')");
        try {
            CopyText text = new CopyText();
            for (long from = 0; from < table.units(); from += UNITS_PER_REPORT) {
                long to = Math.min(table.units(), from + UNITS_PER_REPORT);
                for (Iterator<R> rows = table.rows(from, to).iterator(); rows.hasNext(); ) {
                    text.row(table, rows.next());
                    if (text.length() >= CHARS_PER_MESSAGE) {
                        send(text, copy);
                    }
                }
                progress.advanced(table.name(), to, table.units());
            }
            send(text, copy);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void send(CopyText text, CopyIn copy) throws SQLException {
        byte[] bytes = text.drain().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
    }
}
