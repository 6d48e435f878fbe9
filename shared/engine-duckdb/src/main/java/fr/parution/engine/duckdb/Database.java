// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** An in-memory database of its own, with the product's settings: no network, no extension, no files but those named. */
final class Database implements AutoCloseable {

    private final Connection connection;

    Database(DuckDbLimits limits) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("memory_limit", limits.memoryBytes() + "B");
        settings.setProperty("threads", Integer.toString(limits.threads()));
        settings.setProperty("temp_directory", limits.spill().toString());
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        connection = DriverManager.getConnection("jdbc:duckdb:", settings);
        run("SET TimeZone = 'UTC'");
    }

    Connection connection() {
        return connection;
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The numbers in the one row that a query gives. */
    long[] numbers(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            long[] values = new long[row.getMetaData().getColumnCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.getLong(i + 1);
            }
            return values;
        }
    }

    /** A text as an SQL literal. */
    static String quote(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A name as an SQL identifier. */
    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** File paths as an SQL list. */
    static String paths(List<Path> files) {
        return files.stream().map(file -> quote(file.toString())).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("closing an in-memory database failed", e);
        }
    }
}
