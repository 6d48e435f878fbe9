// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.postgres;

import fr.parution.problem.ParutionException;
import fr.parution.source.PersonKey;
import fr.parution.source.RelationRequest;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** Connections that all see the database as it was at one instant, and can change nothing in it. */
final class SnapshotReaders implements AutoCloseable {

    private final PostgresAddress address;
    private final PostgresSettings settings;
    private final PostgresFailure failure;
    private final List<Connection> readers = new ArrayList<>();
    private List<FoundRelation> relations = List.of();
    private String snapshot = "";

    private SnapshotReaders(PostgresAddress address, PostgresSettings settings) {
        this.address = address;
        this.settings = settings;
        this.failure = new PostgresFailure(address, settings);
    }

    /** Checks the requests, locks what they name, and starts the readers on one snapshot. */
    static SnapshotReaders open(PostgresAddress address, PostgresSettings settings, List<RelationRequest> requests) {
        SnapshotReaders opened = new SnapshotReaders(address, settings);
        try {
            opened.start(requests);
            return opened;
        } catch (SQLException e) {
            opened.close();
            throw opened.failure.reading(e);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /**
     * A table that is emptied or rewritten after the snapshot would look empty in it (PostgreSQL manual, section 13.6),
     * so the locks come before the snapshot. They are held by a connection of its own, since a transaction's view is
     * fixed by the query that locks, until every reader holds its own.
     */
    private void start(List<RelationRequest> requests) throws SQLException {
        try (Connection gate = connect("READ COMMITTED", "")) {
            relations = new PostgresCatalog(gate, address.schema(), requests).find();
            lock(gate);
            Connection first = connect("REPEATABLE READ", "");
            readers.add(first);
            String exported = text(first, "SELECT pg_catalog.pg_export_snapshot()");
            snapshot = text(first, "SELECT pg_catalog.pg_current_snapshot()::text");
            lock(first);
            while (readers.size() < settings.readers()) {
                Connection next = connect("REPEATABLE READ", "SET TRANSACTION SNAPSHOT '" + exported + "'");
                readers.add(next);
                lock(next);
            }
            gate.rollback();
        }
    }

    private Connection connect(String isolation, String begin) throws SQLException {
        Connection connection;
        try {
            connection = new Driver().connect(address.jdbcUrl(), address.properties(settings));
        } catch (SQLException e) {
            throw failure.connecting(e);
        }
        if (connection == null) {
            throw new IllegalStateException("the driver does not know its own address");
        }
        try {
            connection.setAutoCommit(false);
            execute(connection, "SET TRANSACTION ISOLATION LEVEL " + isolation + ", READ ONLY");
            if (!begin.isEmpty()) {
                execute(connection, begin);
            }
            limits(connection);
            return connection;
        } catch (SQLException e) {
            abort(connection);
            throw e;
        }
    }

    /** Time limits of the server; no silent loss of rows by policies; one way of printing values. */
    private void limits(Connection connection) throws SQLException {
        execute(
                connection,
                "SET LOCAL statement_timeout = " + settings.statement().toMillis());
        execute(connection, "SET LOCAL lock_timeout = " + settings.lock().toMillis());
        execute(
                connection,
                "SET LOCAL idle_in_transaction_session_timeout = "
                        + settings.idle().toMillis());
        execute(connection, "SET LOCAL row_security = off");
        execute(connection, "SET LOCAL search_path = pg_catalog");
        execute(connection, "SET LOCAL DateStyle = 'ISO, YMD'");
        execute(connection, "SET LOCAL IntervalStyle = 'iso_8601'");
        execute(connection, "SET LOCAL TimeZone = 'UTC'");
        execute(connection, "SET LOCAL extra_float_digits = 1");
    }

    private void lock(Connection connection) throws SQLException {
        for (FoundRelation relation : relations) {
            execute(connection, relation.lock());
        }
    }

    /** What was found, one for each request. */
    List<FoundRelation> relations() {
        return relations;
    }

    /** The transactions that the snapshot sees, and the version that tells how to read this. */
    String id() {
        try {
            int version = readers.get(0).getMetaData().getDatabaseMajorVersion();
            return "postgresql-" + version + "/" + snapshot;
        } catch (SQLException e) {
            throw failure.reading(e);
        }
    }

    /** Reads all pieces; each reader takes the next that is left. The first failure stops all. */
    void read(List<CopyPiece> pieces, PersonKey key) {
        Queue<CopyPiece> left = new ConcurrentLinkedQueue<>(pieces);
        AtomicReference<@Nullable RuntimeException> first = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (Connection reader : readers) {
            PersonKey own = key.copy();
            Thread thread = new Thread(() -> drain(reader, left, own, first), "postgres-reader-" + threads.size());
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            join(thread, first);
        }
        RuntimeException failed = first.get();
        if (failed != null) {
            throw failed;
        }
    }

    private void drain(
            Connection reader,
            Queue<CopyPiece> left,
            PersonKey key,
            AtomicReference<@Nullable RuntimeException> first) {
        try {
            for (CopyPiece piece = left.poll(); piece != null && first.get() == null; piece = left.poll()) {
                piece.run(reader, key);
            }
        } catch (SQLException e) {
            stop(failure.reading(e), first);
        } catch (IOException e) {
            stop(failure.writing(e), first);
        } catch (RuntimeException e) {
            stop(e, first);
        }
    }

    private void stop(RuntimeException failed, AtomicReference<@Nullable RuntimeException> first) {
        if (first.compareAndSet(null, failed)) {
            close();
        }
    }

    private void join(Thread thread, AtomicReference<@Nullable RuntimeException> first) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
                stop(new ParutionException(failure.interrupted()), first);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Ends the snapshot, and whatever is being read. Nothing was written, so nothing has to be undone. */
    @Override
    public void close() {
        readers.forEach(SnapshotReaders::abort);
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            throw new IllegalStateException("abort needs no permission here", e);
        }
    }
}
