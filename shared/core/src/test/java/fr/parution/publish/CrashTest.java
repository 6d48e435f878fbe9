// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.problem.ParutionException;
import fr.parution.store.MemoryStore;
import fr.parution.store.MemoryStore.Condition;
import fr.parution.store.MemoryStore.Fault;
import fr.parution.store.MemoryStore.Operation;
import fr.parution.store.MemoryStore.Request;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Crashes before and after every single request, and other publishers between any two. */
final class CrashTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Fault.class)
    void firstReleaseConvergesAfterACrashAtAnyRequest(Fault fault) {
        Editions editions = new Editions(directory);
        Candidate first = editions.candidate(Editions.USERS, Editions.SPRING, "un");
        crashEverywhere(editions, fault, new MemoryStoreFactory(editions), first);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void secondReleaseConvergesAfterACrashAtAnyRequest(Fault fault) {
        Editions editions = new Editions(directory);
        Candidate first = editions.candidate(Editions.USERS, Editions.SPRING, "un");
        Candidate second = editions.candidate(Editions.USERS, Editions.SUMMER, "deux");
        crashEverywhere(editions, fault, new MemoryStoreFactory(editions, first), second);
    }

    private static void crashEverywhere(
            Editions editions, Fault fault, MemoryStoreFactory stores, Candidate candidate) {
        MemoryStore calm = stores.create();
        long before = calm.requests().size();
        editions.publish(calm, candidate);
        editions.project(calm);
        Map<String, String> expected = Editions.content(calm);
        long requests = calm.requests().size() - before;
        assertThat(requests).isGreaterThan(20);
        for (long k = 1; k <= requests; k++) {
            MemoryStore store = stores.create();
            Invariants invariants = stores.watched();
            store.failAt(before + k, fault);
            boolean crashed = false;
            try {
                editions.publish(store, candidate);
                editions.project(store);
            } catch (ParutionException e) {
                crashed = true;
                assertThat(e.retryable()).isTrue();
            }
            assertThat(crashed).as("request %d", k).isTrue();
            editions.publish(store, candidate);
            editions.project(store);
            assertThat(invariants.broken()).as("request %d", k).isEmpty();
            assertThat(Editions.content(store)).as("request %d", k).isEqualTo(expected);
            assertThat(new Verifier(new PublicStore(store))
                            .verify()
                            .orElseThrow()
                            .problems())
                    .isEmpty();
        }
    }

    @Test
    void publisherThatComesBetweenAnyTwoRequestsLosesNothingAndTakesNothing() {
        Editions editions = new Editions(directory);
        Candidate one = editions.candidate(Editions.USERS, Editions.SPRING, "un");
        Candidate other = editions.candidate("certifications", Editions.SPRING, "autre");
        MemoryStore calm = new MemoryStore();
        editions.publish(calm, one);
        long requests = calm.requests().size();
        for (long k = 1; k < requests; k++) {
            MemoryStore store = new MemoryStore();
            Invariants invariants = between(store, k, () -> editions.publish(store, other));
            editions.publish(store, one);
            Manifest release = new PublicStore(store).current().orElseThrow().manifest();
            assertThat(release.datasets()).containsOnlyKeys(Editions.USERS, "certifications");
            assertThat(release.sequence()).isEqualTo(2);
            assertThat(invariants.broken()).as("request %d", k).isEmpty();
        }
    }

    @Test
    void releaseThatComesDuringProjectionIsProjectedInTheEnd() {
        Editions editions = new Editions(directory);
        Candidate first = editions.candidate(Editions.USERS, Editions.SPRING, "un");
        Candidate second = editions.candidate(Editions.USERS, Editions.SUMMER, "deux");
        MemoryStore calm = new MemoryStore();
        editions.publish(calm, first);
        long committed = calm.requests().size();
        editions.project(calm);
        for (long k = committed + 1; k < calm.requests().size(); k++) {
            MemoryStore store = new MemoryStore();
            Invariants invariants = between(store, k, () -> editions.publish(store, second));
            editions.publish(store, first);
            assertThat(editions.project(store).sequence()).isEqualTo(2);
            assertThat(invariants.broken())
                    .as("request %d: only metadata may be ahead, for as long as the projection runs", k)
                    .allMatch(broken -> broken.startsWith("I8"));
            assertThat(new Verifier(new PublicStore(store))
                            .verify()
                            .orElseThrow()
                            .problems())
                    .isEmpty();
        }
    }

    @Test
    void storeThatIgnoresConditionsLosesAnUpdateAndTheInvariantsSeeIt() {
        Editions editions = new Editions(directory);
        Candidate base = editions.candidate(Editions.USERS, Editions.SPRING, "un");
        Candidate mine = editions.candidate(Editions.USERS, Editions.SUMMER, "deux");
        Candidate other = editions.candidate("certifications", Editions.SPRING, "autre");
        MemoryStore store = new MemoryStore(EnumSet.of(Condition.MATCH));
        editions.publish(store, base);
        Invariants invariants = between(store, store.requests().size() + 3L, () -> editions.publish(store, other));
        editions.publish(store, mine);
        assertThat(invariants.broken()).anyMatch(broken -> broken.startsWith("I3"));
    }

    @Test
    void pointerBeforeItsObjectsAndForeignAliasAreSeen() {
        Editions editions = new Editions(directory);
        MemoryStore store = new MemoryStore();
        Invariants invariants = Invariants.watch(store);
        editions.publish(store, editions.candidate(Editions.USERS, Editions.SPRING, "un"));
        editions.project(store);
        assertThat(invariants.broken()).isEmpty();
        String key = store.keys().stream()
                .filter(name -> name.endsWith(".csv") && name.startsWith("v/"))
                .findFirst()
                .orElseThrow();
        store.tamper("latest/" + Editions.USERS + ".csv", new byte[] {1});
        store.tamper(key, new byte[] {2});
        invariants.check(new Request(0, Operation.PUT_IF_ABSENT, "catalog.ttl"));
        assertThat(invariants.broken())
                .containsExactly(
                        "I2 " + key,
                        "I1 " + key,
                        "I4 latest/" + Editions.USERS + ".csv",
                        "I8 latest/" + Editions.USERS + ".csv");
    }

    /** Does something once, right after a request, and watches all the while. */
    private static Invariants between(MemoryStore store, long request, Runnable other) {
        Invariants invariants = Invariants.watch(store);
        AtomicLong left = new AtomicLong(1);
        store.observe(seen -> {
            invariants.check(seen);
            if (seen.number() == request && left.getAndDecrement() == 1) {
                other.run();
            }
        });
        return invariants;
    }

    /** Gives stores in which some releases stand already. */
    private static final class MemoryStoreFactory {

        private final Editions editions;
        private final List<Candidate> before;
        private Invariants invariants;

        MemoryStoreFactory(Editions editions, Candidate... before) {
            this.editions = editions;
            this.before = List.of(before);
        }

        MemoryStore create() {
            MemoryStore store = new MemoryStore();
            invariants = Invariants.watch(store);
            before.forEach(candidate -> {
                editions.publish(store, candidate);
                editions.project(store);
            });
            return store;
        }

        Invariants watched() {
            return invariants;
        }
    }
}
