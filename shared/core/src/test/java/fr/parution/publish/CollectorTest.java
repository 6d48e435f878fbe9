// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parution.describe.CatalogFixtures;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.MemoryStore;
import fr.parution.store.StoredObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores of these tests write on 5 July 2026. */
final class CollectorTest {

    private static final Duration WEEK = Duration.ofDays(7);

    @TempDir
    private Path directory;

    private final MemoryStore store = new MemoryStore();
    private Editions editions;
    private Candidate loser;

    /** Two releases, and a publisher that crashed at its commit, once its files were stored. */
    @BeforeEach
    void publishAndCrash() {
        editions = new Editions(directory);
        editions.publish(store, editions.candidate(Editions.USERS, Editions.SPRING, "un"));
        editions.publish(store, editions.candidate(Editions.USERS, Editions.SUMMER, "deux"));
        loser = editions.candidate(Editions.USERS, Editions.SUMMER, "jamais");
        MemoryStore calm = store.copy();
        editions.publish(calm, loser);
        for (String key : calm.keys()) {
            if (key.startsWith("v/") && store.peek(key).isEmpty()) {
                store.tamper(key, calm.peek(key).orElseThrow());
            }
        }
        editions.project(store);
    }

    @Test
    void filesThatNoReleaseNamesAreFoundOnceTheyAreOld() {
        assertThat(at("2026-07-12T00:00:00Z").find()).isEmpty();
        assertThat(at("2026-08-01T00:00:00Z").find())
                .hasSize(4)
                .extracting(StoredObject::key)
                .allMatch(key -> key.startsWith("v/" + Editions.USERS + "/2026-T1-"));
    }

    @Test
    void allThatAReleaseEverNamedStaysAndIsWhole() {
        Collector collector = at("2026-08-01T00:00:00Z");
        List<StoredObject> found = collector.find();
        assertThat(store.keys()).isNotEmpty();
        Map<String, String> before = Editions.content(store);
        assertThat(collector.delete(found, store)).isEqualTo(4);
        found.forEach(object -> before.remove(object.key()));
        assertThat(Editions.content(store)).isEqualTo(before);
        assertThat(new Verifier(new PublicStore(store)).verify().orElseThrow().problems())
                .isEmpty();
        assertThat(collector.find()).isEmpty();
    }

    /** Another collector was there first, and the publisher that came next stored its files anew. */
    @Test
    void filesThatCameAgainSinceTheyWereFoundStay() {
        Collector slow = new Collector(new PublicStore(store), clock("2026-07-12T00:00:00Z"), WEEK);
        List<StoredObject> found = at("2026-08-01T00:00:00Z").find();
        assertThat(found).hasSize(4);
        assertThat(slow.delete(found, store)).isZero();
        assertThat(store.keys())
                .containsAll(found.stream().map(StoredObject::key).toList());
    }

    @Test
    void nothingIsBuiltOnFilesThatMayBeDeletedMeanwhile() {
        assertThat(publish(store.copy(), loser, "2026-07-10T00:00:00Z").sequence())
                .isEqualTo(3);
        ParutionException e =
                catchThrowableOfType(ParutionException.class, () -> publish(store, loser, "2026-07-11T00:00:00Z"));
        assertThat(e.problems()).extracting(Problem::code).containsExactly(ProblemCode.RELEASE_ON_LEFTOVERS);
        Collector collector = at("2026-08-01T00:00:00Z");
        collector.delete(collector.find(), store);
        assertThat(publish(store, loser, "2026-08-01T00:00:00Z").sequence()).isEqualTo(3);
    }

    @Test
    void editionThatAReleaseNamesIsPublishedAgainHoweverOld() {
        Candidate older = editions.candidate(Editions.USERS, Editions.SUMMER, "un");
        assertThat(publish(store, older, "2026-08-01T00:00:00Z").sequence()).isEqualTo(3);
    }

    private static Publisher.Outcome publish(MemoryStore there, Candidate candidate, String now) {
        return new Publisher(new PublicStore(there), clock(now))
                .publish(List.of(candidate), CatalogFixtures.declaration(), "sha256:again");
    }

    @Test
    void nothingIsCollectedWhereAReleaseCannotBeRead() {
        Pointer before =
                new PublicStore(store).current().orElseThrow().manifest().previous();
        store.remove(Objects.requireNonNull(before).manifest());
        ParutionException e = catchThrowableOfType(
                ParutionException.class, () -> at("2026-08-01T00:00:00Z").find());
        assertThat(e.problems()).extracting(Problem::code).containsExactly(ProblemCode.STORE_NOT_FOUND);
    }

    @Test
    void shorterGraceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Collector(new PublicStore(store), clock("2026-08-01T00:00:00Z"), Duration.ofDays(6)));
    }

    private Collector at(String now) {
        return new Collector(new PublicStore(store), clock(now), WEEK);
    }

    private static Clock clock(String now) {
        return Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    }
}
