// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.MemoryStore;
import fr.parution.store.MemoryStore.Fault;
import fr.parution.store.MemoryStore.Operation;
import fr.parution.store.MemoryStore.Request;
import fr.parution.write.WrittenFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PublisherTest {

    @TempDir
    private Path directory;

    private final MemoryStore store = new MemoryStore();
    private Editions editions;
    private Candidate first;
    private Candidate second;

    @BeforeEach
    void invent() {
        editions = new Editions(directory);
        first = editions.candidate(Editions.USERS, Editions.SPRING, "un");
        second = editions.candidate(Editions.USERS, Editions.SUMMER, "deux");
    }

    @Test
    void firstReleaseStartsTheChain() {
        assertThat(editions.publish(store, first)).isEqualTo(new Publisher.Outcome(true, 1));
        Manifest manifest = current().manifest();
        assertThat(manifest.sequence()).isEqualTo(1);
        assertThat(manifest.previous()).isNull();
        assertThat(manifest.datasets().get(Editions.USERS).tag()).startsWith("2026-T1-");
        assertThat(current().pointer().manifest()).matches("releases/000001-[0-9a-f]{16}\\.json");
    }

    @Test
    void whoReconciledHisFiguresWithAnotherEditionThanTheCurrentOneHasToStartOver() {
        Candidate unaware = reconciledWith(second, "");
        assertThat(editions.publish(store, reconciledWith(first, "")).changed()).isTrue();
        ParutionException e = catchThrowableOfType(ParutionException.class, () -> editions.publish(store, unaware));
        assertThat(e.problems()).extracting(Problem::code).containsExactly(ProblemCode.STORE_POINTER_MOVED);
        assertThat(e.retryable()).isTrue();
        String tag = current().manifest().datasets().get(Editions.USERS).tag();
        assertThat(editions.publish(store, reconciledWith(second, tag)).sequence())
                .isEqualTo(2);
    }

    private static Candidate reconciledWith(Candidate candidate, String tag) {
        return new Candidate(
                candidate.dataset(),
                candidate.datasetUri(),
                candidate.watermark(),
                candidate.schemaVersion(),
                candidate.lastPeriod(),
                candidate.files(),
                candidate.certificate(),
                candidate.description(),
                tag);
    }

    @Test
    void editionTellsWhatItsCertificateSays() {
        Publisher publisher = new Publisher(new PublicStore(store), Clock.systemUTC());
        assertThat(publisher.edition(Editions.USERS)).isEmpty();
        editions.publish(store, first);
        Edition edition = publisher.edition(Editions.USERS).orElseThrow();
        assertThat(edition.text("verdict")).contains("un");
        assertThat(edition.text("ledger")).isEmpty();
        assertThat(edition.isAboutNobody()).isFalse();
        assertThat(edition.filesDigest())
                .isEqualTo(Edition.filesDigest(
                        first.files().stream().map(WrittenFile::sha256).toList()));
    }

    @Test
    void unchangedRunWritesNothingAndSaysSo() {
        editions.publish(store, first);
        editions.project(store);
        Map<String, String> before = Editions.content(store);
        long writes = writes();
        assertThat(editions.publish(store, first)).isEqualTo(new Publisher.Outcome(false, 1));
        assertThat(editions.project(store).written()).isZero();
        assertThat(writes()).isEqualTo(writes);
        assertThat(Editions.content(store)).isEqualTo(before);
    }

    @Test
    void sameContentOfOtherInputsIsNoRelease() {
        editions.publish(store, "sha256:a", first);
        assertThat(editions.publish(store, "sha256:b", first)).isEqualTo(new Publisher.Outcome(false, 1));
    }

    @Test
    void otherContentOfTheSameInputsIsARelease() {
        editions.publish(store, "sha256:a", first);
        Candidate better = editions.candidate(Editions.USERS, Editions.SPRING, "mieux");
        assertThat(editions.publish(store, "sha256:a", better)).isEqualTo(new Publisher.Outcome(true, 2));
    }

    @Test
    void secondReleaseLinksToTheFirst() {
        editions.publish(store, first);
        Pointer before = current().pointer();
        assertThat(editions.publish(store, second)).isEqualTo(new Publisher.Outcome(true, 2));
        assertThat(current().manifest().previous()).isEqualTo(before);
        assertThat(new PublicStore(store).history(current().manifest()))
                .extracting(Manifest::sequence)
                .containsExactly(2, 1);
    }

    @Test
    void olderWatermarkIsRefusedAndNothingIsWritten() {
        editions.publish(store, second);
        long writes = writes();
        assertThatThrownBy(() -> editions.publish(store, first))
                .isInstanceOfSatisfying(ParutionException.class, refused -> {
                    assertThat(refused.problems().get(0).code()).isEqualTo(ProblemCode.RELEASE_OLDER_THAN_CURRENT);
                    assertThat(refused.retryable()).isFalse();
                });
        assertThat(writes()).isEqualTo(writes);
    }

    @Test
    void planSaysWhatWouldChangeAndWritesNothing() {
        Publisher publisher = new Publisher(new PublicStore(store), java.time.Clock.systemUTC());
        assertThat(publisher.changes(List.of(first))).containsExactly(Editions.USERS);
        assertThat(store.keys()).isEmpty();
        editions.publish(store, first);
        long writes = writes();
        assertThat(publisher.changes(List.of(first))).isEmpty();
        assertThat(publisher.changes(List.of(second))).containsExactly(Editions.USERS);
        assertThat(writes()).isEqualTo(writes);
    }

    @Test
    void datasetThatIsNotPublishedThisTimeStays() {
        editions.publish(store, first, editions.candidate("certifications", Editions.SPRING, "autre"));
        Manifest.Entry before = current().manifest().datasets().get("certifications");
        editions.publish(store, second);
        assertThat(current().manifest().datasets().get("certifications")).isEqualTo(before);
    }

    @Test
    void fileWhoseBytesStayKeepsItsDate() {
        editions.publish(store, first);
        Manifest.File before = file(0);
        editions.publish(store, first, editions.candidate("certifications", Editions.SPRING, "autre"));
        assertThat(file(0).modified()).isEqualTo(before.modified());
        assertThat(file(0).key()).isEqualTo(before.key());
    }

    @Test
    void publishersThatRaceAllEndInTheChain() throws Exception {
        int publishers = 4;
        Invariants invariants = Invariants.watch(store);
        CyclicBarrier start = new CyclicBarrier(publishers);
        ExecutorService threads = Executors.newFixedThreadPool(publishers);
        try {
            List<Future<Publisher.Outcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < publishers; i++) {
                Candidate candidate = editions.candidate("jeu-" + i, Editions.SPRING, "numero " + i);
                outcomes.add(threads.submit(() -> {
                    start.await();
                    return editions.publish(store, candidate);
                }));
            }
            for (Future<Publisher.Outcome> outcome : outcomes) {
                assertThat(outcome.get().changed()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(current().manifest().datasets()).containsOnlyKeys("jeu-0", "jeu-1", "jeu-2", "jeu-3");
        assertThat(current().manifest().sequence()).isEqualTo(publishers);
        assertThat(invariants.broken()).isEmpty();
    }

    @Test
    void lostAnswerOfThePointerIsASuccessForWhoRetries() {
        editions.publish(new MemoryStore(), first);
        MemoryStore calm = new MemoryStore();
        editions.publish(calm, first);
        long flip = calm.requests().stream()
                .filter(request -> request.operation().writes() && request.key().equals(Pointer.KEY))
                .mapToLong(Request::number)
                .max()
                .orElseThrow();
        store.failAt(flip, Fault.AFTER_EFFECT);
        assertThatThrownBy(() -> editions.publish(store, first)).isInstanceOf(ParutionException.class);
        assertThat(current().pointer().sequence()).isEqualTo(1);
        assertThat(editions.publish(store, first)).isEqualTo(new Publisher.Outcome(false, 1));
    }

    @Test
    void storeThatFailsHalfWayLeavesTheLastReleaseUntouched() {
        editions.publish(store, first);
        editions.project(store);
        Map<String, String> before = Editions.content(store);
        store.failAt(store.requests().size() + 6L, Fault.BEFORE_EFFECT);
        assertThatThrownBy(() -> editions.publish(store, second))
                .isInstanceOfSatisfying(
                        ParutionException.class, e -> assertThat(e.exitCode()).isEqualTo(4));
        assertThat(Editions.content(store)).containsAllEntriesOf(before);
        assertThat(new Verifier(new PublicStore(store)).verify().orElseThrow().problems())
                .isEmpty();
        assertThat(editions.project(store).written()).isZero();
    }

    @Test
    void immutableObjectWithOtherBytesStopsThePublisher() {
        editions.publish(store, first);
        String key = file(0).key();
        MemoryStore occupied = new MemoryStore();
        occupied.tamper(key, new byte[] {1});
        assertThatThrownBy(() -> editions.publish(occupied, first))
                .isInstanceOfSatisfying(
                        ParutionException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.STORE_CONTENT_DIFFERS));
        assertThat(occupied.peek(Pointer.KEY)).isEmpty();
    }

    private long writes() {
        return store.count(Operation.PUT_IF_ABSENT) + store.count(Operation.REPLACE_IF_MATCH);
    }

    private PublicStore.Current current() {
        return new PublicStore(store).current().orElseThrow();
    }

    private Manifest.File file(int index) {
        return current().manifest().datasets().get(Editions.USERS).files().get(index);
    }
}
