// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.source;

import static fr.parution.tests.source.SourceDatabase.GATE;
import static fr.parution.tests.source.SourceDatabase.KEY;
import static fr.parution.tests.source.SourceDatabase.column;
import static fr.parution.tests.source.SourceDatabase.dossiers;
import static fr.parution.tests.source.SourceDatabase.owners;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import fr.parution.dataset.SourceType;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.source.RelationRequest;
import fr.parution.source.postgres.PostgresSettings;
import fr.parution.source.postgres.PostgresSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresSourceFaultsTest {

    private static final PostgresSettings PLAIN = PostgresSettings.defaults();

    private SourceDatabase database;

    @TempDir
    private Path work;

    @BeforeAll
    void start() throws SQLException {
        database = SourceDatabase.start();
        database.run("CREATE ROLE limite LOGIN PASSWORD 'limite'");
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @Test
    void aWrongPasswordIsRefusedAndNotRepeated() {
        ParutionException e = failure(database.source("postgres", "geheim", PLAIN), dossiers("dossier"));

        assertThat(codes(e)).containsExactly(ProblemCode.SOURCE_REFUSED);
        assertThat(everythingSaid(e)).contains("postgres@127.0.0.1").doesNotContain("geheim");
    }

    @Test
    void aPortWhereNobodyListensIsNotFound() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        URI uri = URI.create("postgresql://postgres@127.0.0.1:" + free + "/source");

        ParutionException e = failure(PostgresSource.at(uri, "parution", PLAIN), dossiers("dossier"));

        assertThat(codes(e)).containsExactly(ProblemCode.SOURCE_NOT_FOUND);
    }

    @Test
    void aDatabaseThatDoesNotExistIsNotFound() {
        URI uri = URI.create("postgresql://postgres@127.0.0.1:" + database.port() + "/absente");

        ParutionException e = failure(PostgresSource.at(uri, "parution", PLAIN), dossiers("dossier"));

        assertThat(codes(e)).containsExactly(ProblemCode.SOURCE_NOT_FOUND);
    }

    @Test
    void allThatIsMissingIsReportedTogether() {
        RelationRequest columns = new RelationRequest(
                "archive",
                List.of(
                        column("id", SourceType.INTEGER, false),
                        column("age", SourceType.INTEGER, false),
                        column("sexe", SourceType.CODE, false)));

        ParutionException e = failure(database.source(PLAIN), columns, dossiers("disparue"), dossiers("dossier"));

        assertThat(e.problems())
                .extracting(Problem::code, Problem::found)
                .containsExactly(
                        tuple(ProblemCode.SOURCE_LACKS_COLUMN, "age"),
                        tuple(ProblemCode.SOURCE_LACKS_COLUMN, "sexe"),
                        tuple(ProblemCode.SOURCE_LACKS_RELATION, "public.disparue"));
        assertThat(e.problems().get(0).expected()).isEqualTo("id, titulaire");
        assertThat(SourceDatabase.filesBelow(work)).isEmpty();
    }

    @Test
    void eachColumnWithoutTheRightToReadIsNamed() {
        ParutionException e = failure(database.source("limite", "limite", PLAIN), owners("dossier"));

        assertThat(codes(e)).containsOnly(ProblemCode.SOURCE_REFUSED);
        assertThat(e.problems()).extracting(Problem::where).containsExactly("dossier.id", "dossier.titulaire");
    }

    @Test
    void rowsHiddenByAPolicyAreNotLeftOutInSilence() throws SQLException {
        database.run(
                "CREATE TABLE voilee AS SELECT id, titulaire FROM dossier",
                "ALTER TABLE voilee ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY peu ON voilee USING (id < 10)",
                "GRANT SELECT ON voilee TO limite");

        ParutionException e = failure(database.source("limite", "limite", PLAIN), owners("voilee"));

        assertThat(codes(e)).containsExactly(ProblemCode.SOURCE_REFUSED);
    }

    @Test
    void aServerThatGoesAwayHalfWayBreaksOff() throws Exception {
        ParutionException e = whileTheGateIsShut(PLAIN, failing -> {
            database.awaitAtGate(2, failing);
            database.run("SELECT pg_terminate_backend(min(pid)) FROM pg_stat_activity WHERE wait_event = 'advisory'");
        });

        assertThat(codes(e)).containsExactly(ProblemCode.SOURCE_BROKE_OFF);
        assertThat(e.problems().get(0).found()).isEqualTo("connection lost");
    }

    @Test
    void aStatementThatTakesTooLongIsNamed() throws Exception {
        ParutionException e = whileTheGateIsShut(PLAIN.withStatement(Duration.ofMillis(300)), failing -> {});

        assertThat(codes(e)).containsExactly(ProblemCode.SOURCE_BROKE_OFF);
        assertThat(e.problems().get(0).found()).contains("statement_timeout").contains("PT0.3S");
    }

    @Test
    void aLockThatIsNotReleasedIsNamed() throws SQLException {
        ParutionException e;
        try (Connection holder = database.connect();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE archive IN ACCESS EXCLUSIVE MODE");
            e = failure(database.source(PLAIN.withLock(Duration.ofMillis(100))), owners("archive"));
        }

        assertThat(codes(e)).containsExactly(ProblemCode.SOURCE_BROKE_OFF);
        assertThat(e.problems().get(0).found()).contains("lock_timeout").contains("PT0.1S");
    }

    @Test
    void aViewThatWritesIsStopped() throws SQLException {
        database.run(
                "CREATE TABLE trace (id bigint)",
                "CREATE FUNCTION note(bigint) RETURNS bigint VOLATILE LANGUAGE sql AS"
                        + " 'INSERT INTO public.trace VALUES ($1) RETURNING id'",
                "CREATE VIEW bavarde AS SELECT note(id) AS id, titulaire FROM dossier");

        ParutionException e = failure(database.source(PLAIN), owners("bavarde"));

        assertThat(codes(e)).containsExactly(ProblemCode.SOURCE_BROKE_OFF);
        assertThat(e.problems().get(0).found()).isEqualTo("read-only transaction");
        assertThat(database.number("SELECT count(*) FROM trace")).isZero();
    }

    @Test
    void noValueOfARowIsRepeatedFromTheWordsOfTheServer() throws SQLException {
        database.run("CREATE VIEW cassee AS SELECT nom::bigint AS id, titulaire FROM dossier");

        ParutionException e = failure(database.source(PLAIN), owners("cassee"));

        assertThat(codes(e)).containsExactly(ProblemCode.SOURCE_BROKE_OFF);
        assertThat(everythingSaid(e)).contains("22P02").doesNotContain("NOM");
    }

    private ParutionException whileTheGateIsShut(PostgresSettings settings, Step step) throws Exception {
        CompletableFuture<ParutionException> failing;
        try (Connection holder = database.connect();
                Statement statement = holder.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + GATE + ")");
            PostgresSource source = database.source(settings);
            failing = CompletableFuture.supplyAsync(
                    () -> failure(source, owners("gate_dossier"), owners("gate_archive"), owners("dossier")));
            step.run(failing);
            return failing.join();
        }
    }

    private ParutionException failure(PostgresSource source, RelationRequest... requests) {
        return catchThrowableOfType(ParutionException.class, () -> source.open(List.of(requests), KEY, work));
    }

    private static List<ProblemCode> codes(ParutionException e) {
        return e.problems().stream().map(Problem::code).toList();
    }

    /** All that a log could show: the sentences in both languages, and the trace with its causes. */
    private static String everythingSaid(ParutionException e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return trace + e.text(Locale.FRENCH) + e.text(Locale.ENGLISH);
    }

    private interface Step {
        void run(CompletableFuture<?> failing) throws Exception;
    }
}
