// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parution.dataset.Provenance;
import fr.parution.dataset.SchemaChange;
import fr.parution.dataset.Text;
import fr.parution.describe.CodeListEdition;
import fr.parution.describe.ColumnVersion;
import fr.parution.describe.DatasetDocument;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Json;
import fr.parution.store.MemoryStore;
import fr.parution.store.MemoryStore.Operation;
import fr.parution.table.PublishedColumn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What re-users read stays as they know it until they were told. */
final class ColumnGateTest {

    @TempDir
    private Path directory;

    private final MemoryStore store = new MemoryStore();
    private Editions editions;
    private DatasetDocument users;

    @BeforeEach
    void publishOnce() {
        editions = new Editions(directory);
        users = Editions.document(Editions.USERS);
        editions.publish(store, editions.candidate(Editions.SPRING, "un", users));
        editions.project(store);
    }

    @Test
    void removedColumnIsRefusedAndTheLastReleaseStays() {
        Candidate spoilt =
                editions.candidate(Editions.SUMMER, "deux", with(users.columns().subList(1, 15)));
        Map<String, String> before = Editions.content(store);
        long writes = writes();
        ParutionException refused =
                catchThrowableOfType(ParutionException.class, () -> editions.publish(store, spoilt));
        assertThat(refused.exitCode()).isEqualTo(5);
        assertThat(refused.retryable()).isFalse();
        assertThat(refused.problems())
                .containsExactly(
                        Problem.of(
                                ProblemCode.RELEASE_BREAKS_COLUMNS,
                                Editions.USERS + ": trimestre_entree",
                                "no such column",
                                "TEXT"),
                        Problem.of(
                                ProblemCode.RELEASE_VERSION_TOO_LOW,
                                Editions.USERS + ".yaml schemaVersion",
                                "1.0.0",
                                "2.0.0"));
        assertThat(writes()).isEqualTo(writes);
        assertThat(Editions.content(store)).isEqualTo(before);
        Publisher publisher = new Publisher(new PublicStore(store), Clock.systemUTC());
        assertThat(catchThrowableOfType(ParutionException.class, () -> publisher.changes(List.of(spoilt)))
                        .problems())
                .as("a plan says so too")
                .isEqualTo(refused.problems());
    }

    @Test
    void announcedChangeIsPublishedOnItsDayAndItsVersionIsTheReason() {
        DatasetDocument less = with(users.columns().subList(1, 15), "2.0.0", Editions.SUMMER);
        ParutionException early = catchThrowableOfType(
                ParutionException.class,
                () -> editions.publish(store, editions.candidate(Editions.SUMMER.minusDays(1), "deux", less)));
        assertThat(early.problems()).extracting(Problem::code).contains(ProblemCode.RELEASE_BEFORE_ITS_DAY);
        assertThat(editions.publish(store, editions.candidate(Editions.SUMMER, "deux", less))
                        .changed())
                .isTrue();
        assertThat(reason()).isEqualTo("columns 2.0.0 of " + Editions.USERS);
        ParutionException lower = catchThrowableOfType(
                ParutionException.class,
                () -> editions.publish(store, editions.candidate(Editions.SUMMER, "trois", users)));
        assertThat(lower.problems())
                .extracting(Problem::found, Problem::expected)
                .hasSize(1);
        assertThat(lower.problems().get(0).code()).isEqualTo(ProblemCode.RELEASE_VERSION_TOO_LOW);
    }

    @Test
    void allDataSetsAreRefusedTogether() {
        DatasetDocument others = document("autre", users.columns());
        editions.publish(store, editions.candidate(Editions.SPRING, "un", others));
        ParutionException refused = catchThrowableOfType(
                ParutionException.class,
                () -> editions.publish(
                        store,
                        editions.candidate(
                                Editions.SUMMER, "deux", with(users.columns().subList(1, 15))),
                        editions.candidate(
                                Editions.SUMMER,
                                "deux",
                                document("autre", users.columns().subList(2, 15)))));
        assertThat(refused.problems())
                .filteredOn(problem -> problem.code() == ProblemCode.RELEASE_BREAKS_COLUMNS)
                .extracting(Problem::where)
                .containsExactly(Editions.USERS + ": trimestre_entree", "autre: trimestre_entree", "autre: niveau");
    }

    @Test
    void newEditionOfACodeListIsAReasonOfItsOwn() {
        Provenance old = users.references().get(0).provenance();
        DatasetDocument newer = new Changed(users)
                .references(List.of(
                        new CodeListEdition("regions", new Provenance(old.source(), "COG 2027", old.licence()))));
        assertThat(editions.publish(store, editions.candidate(Editions.SUMMER, "un", newer))
                        .changed())
                .isTrue();
        assertThat(reason()).isEqualTo("reference regions: edition COG 2027");
        editions.project(store);
        assertThat(text("feed.atom")).contains("référentiel regions, édition COG 2027");
        assertThat(text("events/2.json")).contains("\"reason\": \"reference regions: edition COG 2027\"");
    }

    @Test
    void reasonTellsFirstReleaseNewDataSetDataAndDescriptionApart() {
        assertThat(reason()).isEqualTo("first release");
        editions.publish(store, editions.candidate(Editions.SUMMER, "deux", users));
        assertThat(reason()).isEqualTo("data");
        editions.publish(
                store,
                editions.candidate(Editions.SUMMER, "deux", new Changed(users).title(new Text("Autre", "Other"))));
        assertThat(reason()).isEqualTo("description");
        editions.publish(store, editions.candidate(Editions.SPRING, "un", document("autre", users.columns())));
        assertThat(reason()).isEqualTo("data set autre");
    }

    @Test
    void documentOfAnOlderReleaseIsReadAsIfItHadNoVersions() throws IOException {
        ObjectNode old = (ObjectNode) Json.read(new ByteArrayInputStream(Json.write(users)));
        old.remove(List.of("versions", "references"));
        DatasetDocument read = Json.read(new ByteArrayInputStream(Json.write(old)), DatasetDocument.class);
        assertThat(read.versions()).isEmpty();
        assertThat(read.references()).isEmpty();
        assertThat(read.columns()).isEqualTo(users.columns());
        assertThat(Json.read(new ByteArrayInputStream(Json.write(users)), DatasetDocument.class))
                .isEqualTo(users);
    }

    private DatasetDocument with(List<PublishedColumn> columns) {
        return new Changed(users).columns(columns, users.schemaVersion(), users.versions());
    }

    private DatasetDocument with(List<PublishedColumn> columns, String version, LocalDate day) {
        Text text = new Text("Une colonne de moins.", "One column less.");
        ColumnVersion newest = new ColumnVersion(new SchemaChange(version, day, day.minusDays(30), text), List.of());
        return new Changed(users)
                .columns(
                        columns,
                        version,
                        Stream.concat(Stream.of(newest), users.versions().stream())
                                .toList());
    }

    private static DatasetDocument document(String id, List<PublishedColumn> columns) {
        DatasetDocument other = Editions.document(id);
        return new Changed(other).columns(columns, other.schemaVersion(), other.versions());
    }

    private String reason() {
        return new PublicStore(store).current().orElseThrow().manifest().reason();
    }

    private String text(String key) {
        return new String(store.peek(key).orElseThrow(), StandardCharsets.UTF_8);
    }

    private long writes() {
        return store.count(Operation.PUT_IF_ABSENT) + store.count(Operation.REPLACE_IF_MATCH);
    }

    /** A document with one thing changed. */
    private record Changed(DatasetDocument of) {

        DatasetDocument columns(List<PublishedColumn> columns, String version, List<ColumnVersion> versions) {
            return make(of.title(), version, columns, versions, of.references());
        }

        DatasetDocument references(List<CodeListEdition> references) {
            return make(of.title(), of.schemaVersion(), of.columns(), of.versions(), references);
        }

        DatasetDocument title(Text title) {
            return make(title, of.schemaVersion(), of.columns(), of.versions(), of.references());
        }

        private DatasetDocument make(
                Text title,
                String version,
                List<PublishedColumn> columns,
                List<ColumnVersion> versions,
                List<CodeListEdition> references) {
            return new DatasetDocument(
                    of.id(),
                    version,
                    title,
                    of.description(),
                    of.keywords(),
                    of.themes(),
                    of.frequency(),
                    of.protection(),
                    of.page(),
                    of.firstDay(),
                    of.lastDay(),
                    columns,
                    of.summary(),
                    versions,
                    references,
                    of.calendar(),
                    of.dashboards(),
                    of.figures(),
                    null);
        }
    }
}
