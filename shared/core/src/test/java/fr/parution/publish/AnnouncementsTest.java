// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parution.dataset.ReleaseCalendar;
import fr.parution.describe.CatalogDescription;
import fr.parution.describe.CatalogDescription.ReleaseNote;
import fr.parution.describe.CatalogFixtures;
import fr.parution.describe.Change;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.DatasetRevision;
import fr.parution.describe.DatasetRevision.Edition;
import fr.parution.describe.PeriodChanges;
import fr.parution.describe.Revision;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.Projection.ProjectedFile;
import fr.parution.store.MemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What subscribers hear, in files and beyond. */
final class AnnouncementsTest {

    private static final String TYPES = "fr.opendata.dataset.";
    private static final String ID = "000012-3f9a1c5e7b2d4614-" + CatalogFixtures.USERS;

    /** The first day after the quarter that ends in June is due, 15 days after it. */
    private static final LocalDate LATE = LocalDate.of(2026, 7, 16);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "release, true, published",
        "release, false, revised",
        "rollback, true, revised",
        "correction, false, revised"
    })
    void newPeriodsArePublishedAndOldOnesRevised(String made, boolean newPeriod, String type) {
        JsonNode events = events(catalog(made, revision(newPeriod ? List.of("2026-T1") : List.of(), "1.0.0")));

        assertThat(events).hasSize(1);
        assertThat(events.path(0).path("type").asText()).isEqualTo(TYPES + type + ".v1");
        assertThat(events.path(0).path("id").asText()).isEqualTo(ID);
        assertThat(events.path(0).path("data").path("previousTag").asText()).isEqualTo("edition-11");
    }

    @Test
    void firstEditionIsPublishedWhateverItsPeriods() {
        assertThat(types(events(catalog("release", revision(List.of(), null)))))
                .containsExactly(TYPES + "published.v1");
    }

    @Test
    void otherColumnsAreToldBesideUnderAnIdOfTheirOwn() {
        JsonNode events = events(catalog("release", revision(List.of("2026-T1"), "0.9.0")));

        assertThat(types(events)).containsExactly(TYPES + "published.v1", TYPES + "schemachange.v1");
        JsonNode change = events.path(1);
        assertThat(change.path("id").asText()).isEqualTo(ID + "-columns");
        assertThat(change.path("data").path("schemaVersionBefore").asText()).isEqualTo("0.9.0");
        assertThat(change.path("data").path("schemaVersion").asText()).isEqualTo("1.0.0");
        assertThat(change.path("data").path("columnsAdded").path(0).asText()).isEqualTo("csp");
        assertThat(change.path("data").has("files")).isFalse();
    }

    @Test
    void periodIsLateTheDayAfterItWasDueAndSaysTheSameEachDay() {
        CatalogDescription catalog = withCalendar();
        assertThat(new DelayProjection(LATE.minusDays(1)).project(catalog)).isEmpty();

        List<ProjectedFile> late = new DelayProjection(LATE).project(catalog);

        assertThat(late).singleElement().satisfies(file -> {
            assertThat(file.key()).isEqualTo("events/delayed/" + CatalogFixtures.USERS + "-2026-06-30.json");
            JsonNode event = read(file.content()).path(0);
            assertThat(event.path("type").asText()).isEqualTo(TYPES + "delayed.v1");
            assertThat(event.path("id").asText()).isEqualTo("delayed-" + CatalogFixtures.USERS + "-2026-06-30");
            assertThat(event.path("subject").asText()).isEqualTo(CatalogFixtures.USERS);
            assertThat(event.path("time").asText()).isEqualTo("2026-07-16T00:00:00Z");
            assertThat(event.path("data").path("due").asText()).isEqualTo("2026-07-15");
            assertThat(event.path("data").path("latest").asText()).isEqualTo("2026-03-31");
        });
        // A year later it is still the one period that stands for all that follow.
        assertThat(new DelayProjection(LATE.plusYears(1)).project(catalog))
                .singleElement()
                .satisfies(
                        file -> assertThat(file.content()).isEqualTo(late.get(0).content()));
    }

    @Test
    void datasetWithoutACalendarIsNeverLate() {
        assertThat(new DelayProjection(LATE.plusYears(9)).project(CatalogFixtures.catalog()))
                .isEmpty();
    }

    @Test
    void feedsTellWhatIsLateWhileItIs() {
        CatalogDescription catalog = withCalendar();

        for (ProjectedFile feed : new FeedProjection(LATE).project(catalog)) {
            assertThat(text(feed)).contains("2026-06-30 était attendue le 2026-07-15");
            assertThat(text(feed).split("<entry>", -1)[1]).contains("en retard");
        }
        assertThat(new FeedProjection(LATE.minusDays(1)).project(catalog))
                .extracting(AnnouncementsTest::text)
                .containsExactlyElementsOf(new FeedProjection()
                        .project(catalog).stream().map(AnnouncementsTest::text).toList());
    }

    @Test
    void subscribersHearBeforeTheFileIsThereAndOnce() {
        MemoryStore store = new MemoryStore();
        Editions editions = new Editions(directory);
        editions.publish(store, editions.candidate(Editions.USERS, Editions.SPRING, "un"));
        List<String> heard = new ArrayList<>();
        Projector projector = projector(store, batch -> {
            assertThat(store.peek("events/1.json")).isEmpty();
            heard.add(new String(batch, StandardCharsets.UTF_8));
        });

        projector.project(key -> {});
        projector.project(key -> {});

        assertThat(heard)
                .singleElement()
                .isEqualTo(new String(store.peek("events/1.json").orElseThrow(), StandardCharsets.UTF_8));
    }

    @Test
    void whatSubscribersDidNotGetIsBroughtAgain() {
        MemoryStore store = new MemoryStore();
        Editions editions = new Editions(directory);
        editions.publish(store, editions.candidate(Editions.USERS, Editions.SPRING, "un"));
        List<byte[]> heard = new ArrayList<>();

        assertThatThrownBy(() -> projector(store, batch -> {
                            throw new ParutionException(Problem.of(ProblemCode.STORE_FAILED, "default", "500", ""));
                        })
                        .project(key -> {}))
                .hasMessageContaining("STORE_FAILED");
        assertThat(store.peek("events/1.json")).isEmpty();
        projector(store, heard::add).project(key -> {});

        assertThat(heard).hasSize(1);
    }

    private Projector projector(MemoryStore store, Announcer announcer) {
        return new Projector(new PublicStore(store), List.of(new EventProjection()), directory, announcer);
    }

    private static CatalogDescription withCalendar() {
        DatasetDescription users = CatalogFixtures.users();
        DatasetDescription due = new DatasetDescription(
                users.id(),
                users.schemaVersion(),
                users.title(),
                users.description(),
                users.keywords(),
                users.themes(),
                users.frequency(),
                users.protection(),
                users.page(),
                users.tag(),
                users.firstDay(),
                users.lastDay(),
                users.issued(),
                users.modified(),
                users.columns(),
                users.files(),
                users.summary(),
                users.versions(),
                users.references(),
                new ReleaseCalendar(15),
                users.dashboards(),
                users.figures(),
                null);
        return with(List.of(due), CatalogFixtures.catalog().releases(), null);
    }

    private static CatalogDescription catalog(String made, Revision revision) {
        List<ReleaseNote> notes = new ArrayList<>(CatalogFixtures.catalog().releases());
        ReleaseNote note = notes.get(0);
        notes.set(
                0,
                new ReleaseNote(note.sequence(), note.manifest(), note.issued(), made, "", note.tags(), "v/c/r.json"));
        return with(CatalogFixtures.catalog().datasets(), notes, revision);
    }

    private static CatalogDescription with(
            List<DatasetDescription> datasets, List<ReleaseNote> notes, @Nullable Revision revision) {
        CatalogDescription catalog = CatalogFixtures.catalog();
        return new CatalogDescription(
                catalog.catalog(),
                catalog.sequence(),
                catalog.manifest(),
                catalog.issued(),
                datasets,
                notes,
                List.of(),
                revision);
    }

    private static Revision revision(List<String> newPeriods, @Nullable String versionBefore) {
        Edition before = versionBefore == null ? null : new Edition("edition-11", versionBefore, "2026-01-01", 1, 1);
        return new Revision(
                11,
                12,
                List.of(),
                List.of(new DatasetRevision(
                        CatalogFixtures.USERS,
                        before == null ? Change.ADDED : Change.CHANGED,
                        "data",
                        before,
                        new Edition(CatalogFixtures.TAG, "1.0.0", "2026-04-01", 1, 1),
                        PeriodChanges.NONE,
                        newPeriods,
                        List.of(),
                        List.of("csp"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of())));
    }

    private static JsonNode events(CatalogDescription catalog) {
        return read(new EventProjection().project(catalog).get(0).content());
    }

    private static List<String> types(JsonNode events) {
        return StreamSupport.stream(events.spliterator(), false)
                .map(event -> event.path("type").asText())
                .toList();
    }

    private static JsonNode read(byte[] content) {
        try {
            return new ObjectMapper().readTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(ProjectedFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }
}
