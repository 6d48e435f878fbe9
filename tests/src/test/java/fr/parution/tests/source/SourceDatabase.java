// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.source;

import fr.parution.dataset.SourceColumn;
import fr.parution.dataset.SourceType;
import fr.parution.source.LocalRelation;
import fr.parution.source.PersonKey;
import fr.parution.source.RelationRequest;
import fr.parution.source.postgres.PostgresSettings;
import fr.parution.source.postgres.PostgresSource;
import fr.parution.tests.servers.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A database of invented files: {@code dossier} with {@link #ROWS} rows of which every tenth has no person, and views
 * {@code gate_…} that give no row while somebody holds the advisory lock {@link #GATE}.
 */
final class SourceDatabase implements AutoCloseable {

    static final int ROWS = 5_000;
    static final long FIRST_PERSON = 9_000_000_000_000L;
    static final int GATE = 42;
    static final PersonKey KEY = PersonKey.of("a key for tests, of 32 bytes or more", "test");

    private static final String NAME = "source";

    private final PostgresServer server;
    private final String jdbcUrl;

    private SourceDatabase(PostgresServer server, String jdbcUrl) {
        this.server = server;
        this.jdbcUrl = jdbcUrl;
    }

    static SourceDatabase start() throws SQLException {
        PostgresServer server = PostgresServer.start();
        SourceDatabase database = new SourceDatabase(server, server.createDatabase(NAME));
        String tables = """
                CREATE TABLE dossier (id bigint PRIMARY KEY, nom text, nir text, titulaire bigint, entree date,
                    montant numeric(10, 2), statut char(5), ouvert boolean);
                INSERT INTO dossier SELECT i, 'NOM' || i, 'NIR' || i, CASE WHEN i %% 10 > 0 THEN %d + i END,
                    DATE '2020-01-01' + (i / 10)::int, i / 100.0, 'AB', i %% 2 = 0 FROM generate_series(1, %d) i;
                CREATE TABLE archive (id bigint PRIMARY KEY, titulaire bigint);
                """;
        database.run(String.format(Locale.ROOT, tables, FIRST_PERSON, ROWS), gate("dossier"), gate("archive"));
        return database;
    }

    private static String gate(String table) {
        return "CREATE VIEW gate_" + table + " AS SELECT t.* FROM " + table
                + " t, (SELECT pg_advisory_xact_lock_shared(" + GATE + ") OFFSET 0) g";
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl);
    }

    void run(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    long number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Returns once as many readers wait at the gate, or the reading has ended without. */
    void awaitAtGate(int readers, CompletableFuture<?> reading) throws SQLException {
        String waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'advisory'";
        while (number(waiting) < readers && !reading.isDone()) {
            Thread.onSpinWait();
        }
    }

    int port() {
        return server.port();
    }

    PostgresSource source(PostgresSettings settings) {
        return source(PostgresServer.USER, PostgresServer.PASSWORD, settings);
    }

    PostgresSource source(String user, String password, PostgresSettings settings) {
        URI uri = URI.create("postgresql://" + user + "@127.0.0.1:" + port() + "/" + NAME);
        return PostgresSource.at(uri, password, settings);
    }

    /** The declared columns of {@code dossier}, or of what looks like it. */
    static RelationRequest dossiers(String relation) {
        return new RelationRequest(
                relation,
                List.of(
                        column("id", SourceType.INTEGER, false),
                        column("titulaire", SourceType.INTEGER, true),
                        column("entree", SourceType.DATE, false),
                        column("montant", SourceType.AMOUNT, false),
                        column("statut", SourceType.CODE, false),
                        column("ouvert", SourceType.BOOLEAN, false)));
    }

    /** The columns that {@code dossier} and {@code archive} share. */
    static RelationRequest owners(String relation) {
        return new RelationRequest(
                relation,
                List.of(column("id", SourceType.INTEGER, false), column("titulaire", SourceType.INTEGER, true)));
    }

    static SourceColumn column(String name, SourceType type, boolean person) {
        return new SourceColumn(name, type, true, person, null, null);
    }

    /** The rows of all files, without their headers, in the order of their bytes. */
    static List<String> rows(LocalRelation relation) {
        List<String> rows = new ArrayList<>();
        for (Path file : relation.files()) {
            List<String> lines = read(file).lines().toList();
            rows.addAll(lines.subList(1, lines.size()));
        }
        rows.sort(null);
        return rows;
    }

    static List<Path> filesBelow(Path directory) {
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
