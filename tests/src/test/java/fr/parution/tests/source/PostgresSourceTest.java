// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.source;

import static fr.parution.tests.source.SourceDatabase.FIRST_PERSON;
import static fr.parution.tests.source.SourceDatabase.GATE;
import static fr.parution.tests.source.SourceDatabase.KEY;
import static fr.parution.tests.source.SourceDatabase.ROWS;
import static fr.parution.tests.source.SourceDatabase.column;
import static fr.parution.tests.source.SourceDatabase.dossiers;
import static fr.parution.tests.source.SourceDatabase.filesBelow;
import static fr.parution.tests.source.SourceDatabase.owners;
import static fr.parution.tests.source.SourceDatabase.read;
import static fr.parution.tests.source.SourceDatabase.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parution.dataset.SourceType;
import fr.parution.source.LocalRelation;
import fr.parution.source.RelationRequest;
import fr.parution.source.RowFilter;
import fr.parution.source.SourceSnapshot;
import fr.parution.source.postgres.PostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresSourceTest {

    private static final PostgresSettings PLAIN = PostgresSettings.defaults();
    private static final PostgresSettings SPLIT = PLAIN.withPieceBytes(8_192);

    private SourceDatabase database;

    @BeforeAll
    void start() throws SQLException {
        database = SourceDatabase.start();
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @Test
    void declaredColumnsAloneReachTheDisk(@TempDir Path work) {
        SourceSnapshot snapshot = open(SPLIT, work, dossiers("dossier"));

        assertThat(rows(snapshot.relations().get(0))).hasSize(ROWS);
        assertThat(filesBelow(work))
                .hasSizeGreaterThan(1)
                .isEqualTo(snapshot.relations().get(0).files())
                .allSatisfy(file -> assertThat(read(file))
                        .startsWith("titulaire,id,entree,montant,statut,ouvert\n")
                        .doesNotContainIgnoringCase("nom")
                        .doesNotContainIgnoringCase("nir"));
    }

    @Test
    void identifiersOfPersonsAreReplacedByTheirHash(@TempDir Path work) {
        SourceSnapshot snapshot = open(SPLIT, work, dossiers("dossier"));

        assertThat(filesBelow(work)).allSatisfy(file -> assertThat(read(file)).doesNotContain("9000000"));
        assertThat(snapshot.relations().get(0).personsHashed()).isTrue();
        assertThat(rows(snapshot.relations().get(0)))
                .contains(KEY.hash(FIRST_PERSON + 7) + ",7,2020-01-01,0.07,AB,f")
                .contains(",20,2020-01-03,0.20,AB,t");
    }

    @Test
    void identifiersThatAreTextAreHashedWhateverTheyContain(@TempDir Path work) throws SQLException {
        database.run(
                "CREATE TABLE texte (titulaire text, suite text)",
                "INSERT INTO texte VALUES ('a,b', '1'), (E'c\"d\\ne', '2'), ('', '3'), (NULL, E'4\\n\"'), ('é', '5')");
        RelationRequest request = new RelationRequest(
                "texte", List.of(column("suite", SourceType.CODE, false), column("titulaire", SourceType.CODE, true)));

        open(PLAIN, work, request);

        assertThat(read(filesBelow(work).get(0)))
                .isEqualTo("titulaire,suite\n" + KEY.hash("a,b") + ",1\n" + KEY.hash("c\"d\ne") + ",2\n" + KEY.hash("")
                        + ",3\n,\"4\n\"\"\"\n" + KEY.hash("é") + ",5\n");
    }

    @Test
    void allRelationsShowTheInstantOfTheSnapshot(@TempDir Path work) throws SQLException {
        CompletableFuture<SourceSnapshot> opening;
        try (Connection holder = database.connect();
                Statement statement = holder.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + GATE + ")");
            opening = CompletableFuture.supplyAsync(
                    () -> open(PLAIN, work, owners("gate_dossier"), owners("gate_archive"), owners("dossier")));
            database.awaitAtGate(2, opening);
            database.run(
                    "INSERT INTO archive SELECT id, titulaire FROM dossier",
                    "DELETE FROM dossier WHERE id <= 100",
                    "INSERT INTO dossier (id) VALUES (1000000)");
        }
        SourceSnapshot snapshot = opening.join();
        database.run(
                "INSERT INTO dossier SELECT id, 'NOM' || id, 'NIR' || id, titulaire, DATE '2020-01-01' + (id / 10)::int,"
                        + " id / 100.0, 'AB', id % 2 = 0 FROM archive WHERE id <= 100",
                "DELETE FROM dossier WHERE id = 1000000", "DELETE FROM archive");

        assertThat(ids(snapshot.relations().get(0))).isEqualTo(allIds());
        assertThat(ids(snapshot.relations().get(1))).isEmpty();
        assertThat(ids(snapshot.relations().get(2))).isEqualTo(allIds());
    }

    @Test
    void rowsThatMoveWhileReadersStartAreSeenOnce(@TempDir Path work) throws Exception {
        database.run(
                "CREATE TABLE ici AS SELECT id, titulaire FROM dossier WHERE id <= 200",
                "CREATE TABLE ailleurs (LIKE ici)");
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> mover = CompletableFuture.runAsync(() -> moveRowsUntil(done));
        try {
            for (int round = 0; round < 10; round++) {
                Path own = Files.createDirectory(work.resolve("round-" + round));
                SourceSnapshot snapshot = open(PLAIN.withReaders(3), own, owners("ici"), owners("ailleurs"));
                List<Long> ids = new ArrayList<>(ids(snapshot.relations().get(0)));
                ids.addAll(ids(snapshot.relations().get(1)));
                ids.sort(null);
                assertThat(ids).isEqualTo(allIds().subList(0, 200));
            }
        } finally {
            done.set(true);
        }
        mover.join();
    }

    private void moveRowsUntil(AtomicBoolean done) {
        String move = "WITH gone AS (DELETE FROM %s WHERE id %% 50 = %d RETURNING *) INSERT INTO %s SELECT * FROM gone";
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (int step = 0; !done.get(); step++) {
                boolean there = step / 50 % 2 == 0;
                statement.execute(String.format(
                        Locale.ROOT, move, there ? "ici" : "ailleurs", step % 50, there ? "ailleurs" : "ici"));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aTableCannotBeEmptiedWhileItIsRead(@TempDir Path work) throws SQLException {
        CompletableFuture<SourceSnapshot> opening;
        try (Connection holder = database.connect();
                Statement statement = holder.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + GATE + ")");
            opening = CompletableFuture.supplyAsync(
                    () -> open(PLAIN.withReaders(1), work, owners("gate_archive"), owners("dossier")));
            database.awaitAtGate(1, opening);
            statement.execute("SET lock_timeout = 100");
            assertThatThrownBy(() -> statement.execute("TRUNCATE dossier")).hasMessageContaining("lock timeout");
        }
        assertThat(ids(opening.join().relations().get(1))).isEqualTo(allIds());
    }

    @Test
    void readersTogetherGiveTheRowsOfOne(@TempDir Path one, @TempDir Path many) {
        SourceSnapshot alone = open(PLAIN.withReaders(1), one, dossiers("dossier"));
        SourceSnapshot together = open(SPLIT.withReaders(3), many, dossiers("dossier"));

        assertThat(together.relations().get(0).files()).hasSizeGreaterThan(20).isSorted();
        assertThat(rows(together.relations().get(0)))
                .isEqualTo(rows(alone.relations().get(0)));
    }

    @Test
    void rowsBeforeTheFirstDayOrWithoutADayStayInTheDatabase(@TempDir Path work) throws SQLException {
        database.run(
                "CREATE TABLE jours AS SELECT id, titulaire, entree FROM dossier",
                "INSERT INTO jours VALUES (0, 0, NULL)");
        RelationRequest request = owners("jours").withFilter(new RowFilter("entree", LocalDate.parse("2021-05-14")));

        assertThat(ids(open(SPLIT, work, request).relations().get(0)))
                .isEqualTo(LongStream.rangeClosed(4_990, ROWS).boxed().toList());
    }

    @Test
    void valuesAreWrittenTheSameWhateverTheDatabasePrefers(@TempDir Path work) throws SQLException {
        database.run(
                "CREATE ROLE deutsch LOGIN SUPERUSER PASSWORD 'deutsch'", "ALTER ROLE deutsch SET DateStyle = German");

        SourceSnapshot snapshot =
                database.source("deutsch", "deutsch", PLAIN).open(List.of(dossiers("dossier")), KEY, work);

        assertThat(rows(snapshot.relations().get(0))).contains(",20,2020-01-03,0.20,AB,t");
    }

    @Test
    void instantsAreWrittenInUtcWhateverTheZoneOfThisMachine(@TempDir Path work) throws SQLException {
        database.run("CREATE VIEW instants AS SELECT TIMESTAMPTZ '2020-01-01 12:00:00+02' AS instant");
        RelationRequest request = new RelationRequest("instants", List.of(column("instant", SourceType.CODE, false)));

        assertThat(rows(open(PLAIN, work, request).relations().get(0))).containsExactly("2020-01-01 10:00:00+00");
    }

    @Test
    void filesBelongToTheOwnerAlone(@TempDir Path work) throws IOException {
        open(PLAIN, work, dossiers("dossier"));

        Path file = filesBelow(work).get(0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void rightsOnTheDeclaredColumnsAreEnough(@TempDir Path work) throws SQLException {
        database.run("CREATE ROLE sobre LOGIN PASSWORD 'sobre'", "GRANT SELECT (id, titulaire) ON dossier TO sobre");

        SourceSnapshot snapshot = database.source("sobre", "sobre", SPLIT).open(List.of(owners("dossier")), KEY, work);

        assertThat(snapshot.relations().get(0).files()).hasSize(1);
        assertThat(ids(snapshot.relations().get(0))).isEqualTo(allIds());
    }

    @Test
    void theRightToSeeWhereARowStandsLetsReadersShareATable(@TempDir Path work) throws SQLException {
        database.run(
                "CREATE ROLE large LOGIN PASSWORD 'large'", "GRANT SELECT (id, titulaire, ctid) ON dossier TO large");

        SourceSnapshot snapshot = database.source("large", "large", SPLIT).open(List.of(owners("dossier")), KEY, work);

        assertThat(snapshot.relations().get(0).files()).hasSizeGreaterThan(1);
        assertThat(ids(snapshot.relations().get(0))).isEqualTo(allIds());
    }

    @Test
    void nothingStaysOpenInTheDatabase(@TempDir Path work) throws SQLException {
        SourceSnapshot snapshot = open(PLAIN, work, dossiers("dossier"));

        assertThat(snapshot.id()).matches("postgresql-15/\\d+:\\d+:.*");
        String ours = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'parution'";
        for (int look = 0; look < 1_000 && database.number(ours) > 0; look++) {
            Thread.onSpinWait();
        }
        assertThat(database.number(ours)).isZero();
    }

    private SourceSnapshot open(PostgresSettings settings, Path work, RelationRequest... requests) {
        return database.source(settings).open(List.of(requests), KEY, work);
    }

    /** The second field of each row; the first is the person. */
    private static List<Long> ids(LocalRelation relation) {
        return rows(relation).stream()
                .map(row -> Long.valueOf(row.split(",", -1)[1]))
                .sorted()
                .toList();
    }

    private static List<Long> allIds() {
        return LongStream.rangeClosed(1, ROWS).boxed().toList();
    }
}
