// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parution.store.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RetirementTest {

    private static final String OTHER = "certifications";
    private static final String ALIAS = "latest/" + OTHER + ".csv";
    private static final String FEED = "datasets/" + OTHER + "/feed.atom";
    private static final Clock LATER = Clock.fixed(Instant.parse("2027-01-04T06:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path directory;

    private final MemoryStore store = new MemoryStore();
    private final PublicStore published = new PublicStore(store);
    private Editions editions;

    @BeforeEach
    void publishTwo() {
        editions = new Editions(directory);
        editions.publish(
                store,
                editions.candidate(Editions.USERS, Editions.SPRING, "un"),
                editions.candidate(OTHER, Editions.SPRING, "un"));
        editions.project(store);
    }

    @Test
    void cataloguesLoseItAndItsAddressesStay() {
        String file = text(ALIAS);

        assertThat(retire()).isEqualTo(new Publisher.Outcome(true, 2));
        editions.project(store);

        Manifest manifest = published.requireCurrent().manifest();
        assertThat(manifest.kind()).isEqualTo("retirement");
        assertThat(manifest.datasets()).containsOnlyKeys(Editions.USERS);
        assertThat(text("catalog.ttl")).doesNotContain("datasets/" + OTHER + "/#dataset");
        assertThat(text(ALIAS)).isEqualTo(file);
        assertThat(text(FEED)).contains("n'est plus publié", "<summary>la source est fermée</summary>");
        assertThat(new Verifier(published).verify().orElseThrow().problems()).isEmpty();
    }

    @Test
    void subscribersHearOfIt() {
        retire();
        editions.project(store);

        assertThat(text("events/2.json"))
                .contains("fr.opendata.dataset.retired.v1", "\"subject\": \"" + OTHER + "\"", "la source est fermée")
                .doesNotContain("published.v1", "revised.v1", "withdrawn.v1");
    }

    @Test
    void askedAgainItChangesNothing() {
        retire();
        Map<String, String> before = Editions.content(store);

        assertThat(retire()).isEqualTo(new Publisher.Outcome(false, 2));
        assertThat(Editions.content(store)).isEqualTo(before);
    }

    @Test
    void datasetThatNobodyEverPublishedIsNamed() {
        assertThatThrownBy(() -> new Retirement(published, LATER).of("no-such-set", "x"))
                .hasMessageContaining("USAGE_UNKNOWN_DATASET")
                .hasMessageContaining("no-such-set");
        assertThat(published.requireCurrent().manifest().sequence()).isEqualTo(1);
    }

    /** A trigger that comes late does not bring it back; new data do, reconciled with what was printed. */
    @Test
    void onlyNewDataBringItBack() {
        retire();
        assertThatThrownBy(() -> editions.publish(store, editions.candidate(OTHER, Editions.SPRING, "un")))
                .hasMessageContaining("RELEASE_TAKEN_BACK");
        assertThat(new Publisher(published, LATER).edition(OTHER)).isPresent();

        editions.publish(store, editions.candidate(OTHER, Editions.SUMMER, "deux"));
        editions.project(store);

        assertThat(text("catalog.ttl")).contains("datasets/" + OTHER + "/#dataset");
        assertThat(text(FEED)).doesNotContain("n'est plus publié");
        assertThat(published.requireCurrent().manifest().printedLast()).isEmpty();
    }

    @Test
    void lastOneLeavesAnEmptyCatalogue() {
        retire();
        new Retirement(published, LATER).of(Editions.USERS, "la source est fermée");
        editions.project(store);

        assertThat(published.requireCurrent().manifest().datasets()).isEmpty();
        assertThat(new Verifier(published).verify().orElseThrow().problems()).isEmpty();
    }

    private Publisher.Outcome retire() {
        return new Retirement(published, LATER).of(OTHER, "la source est fermée");
    }

    private String text(String key) {
        return new String(store.peek(key).orElseThrow(), StandardCharsets.UTF_8);
    }
}
