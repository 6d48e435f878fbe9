// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.MemoryStore;
import fr.parution.store.MemoryStore.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RollbackTest {

    private static final Instant LATER = Instant.parse("2026-07-06T06:00:00Z");
    private static final String OTHER = "entree_sortie_formation";

    @TempDir
    private Path directory;

    private final MemoryStore store = new MemoryStore();
    private Editions editions;
    private Candidate first;
    private Candidate second;

    @BeforeEach
    void publishTwice() {
        editions = new Editions(directory);
        first = editions.candidate(Editions.USERS, Editions.SPRING, "un");
        second = editions.candidate(Editions.USERS, Editions.SUMMER, "deux");
        editions.publish(store, first);
        editions.publish(store, second, editions.candidate(OTHER, Editions.SUMMER, "un"));
    }

    @Test
    void oldFilesStandUnderTheirAliasesAgainInANewRelease() {
        assertThat(back(1)).isEqualTo(new Publisher.Outcome(true, 3));
        editions.project(store);
        assertThat(new String(store.peek("latest/" + Editions.USERS + ".csv").orElseThrow(), StandardCharsets.UTF_8))
                .endsWith(";un\n");
        Manifest manifest = current();
        assertThat(manifest.kind()).isEqualTo("rollback");
        assertThat(manifest.reason()).isEqualTo("return to release 1");
        assertThat(manifest.datasets().get(Editions.USERS).modified()).isEqualTo(LATER);
        assertThat(manifest.datasets().get(OTHER).modified()).isBefore(LATER);
        assertThat(new Verifier(new PublicStore(store)).verify().orElseThrow().problems())
                .isEmpty();
    }

    @Test
    void askedAgainItChangesNothing() {
        back(1);
        Map<String, String> before = Editions.content(store);
        assertThat(back(1)).isEqualTo(new Publisher.Outcome(false, 3));
        assertThat(Editions.content(store)).isEqualTo(before);
    }

    /** What was printed in between was read: the next release is reconciled with that. */
    @Test
    void nextReleaseIsReconciledWithWhatReadersSawLast() {
        String tag = current().datasets().get(Editions.USERS).tag();
        // Releases of this test are all dated alike.
        Clock sameDay = Clock.fixed(current().issued(), ZoneOffset.UTC);
        new Rollback(new PublicStore(store), sameDay).to(1, id -> true, "");
        assertThat(current().printedLast()).containsExactly(Map.entry(Editions.USERS, tag));
        Publisher publisher = new Publisher(new PublicStore(store), Clock.systemUTC());
        assertThat(publisher.edition(Editions.USERS).orElseThrow().tag()).isEqualTo(tag);
        editions.publish(store, editions.candidate(OTHER, Editions.SUMMER, "deux"));
        assertThat(publisher.edition(Editions.USERS).orElseThrow().tag()).isEqualTo(tag);
        editions.publish(store, editions.candidate(Editions.USERS, Editions.SUMMER, "trois"));
        assertThat(current().printedLast()).isEmpty();
    }

    @Test
    void whatWasTakenBackIsNotPublishedAgainByALateTrigger() {
        back(1);
        ParutionException e = catchThrowableOfType(ParutionException.class, () -> editions.publish(store, second));
        assertThat(e.problems()).extracting(Problem::code).containsExactly(ProblemCode.RELEASE_TAKEN_BACK);
        assertThat(e.retryable()).isFalse();
        assertThat(current().sequence()).isEqualTo(3);
    }

    /** One data set that a person took back holds up no other, and is said. */
    @Test
    void otherDataSetsArePublishedBesideOneThatWasTakenBack() {
        back(1);
        String tag = current().datasets().get(Editions.USERS).tag();
        Publisher.Outcome outcome =
                editions.publish(store, second, editions.candidate(OTHER, Editions.SUMMER, "trois"));
        assertThat(outcome.changed()).isTrue();
        assertThat(outcome.kept())
                .extracting(Problem::code, Problem::where)
                .containsExactly(tuple(ProblemCode.RELEASE_TAKEN_BACK, Editions.USERS));
        assertThat(current().datasets().get(Editions.USERS).tag()).isEqualTo(tag);
        assertThat(current().printedLast()).containsOnlyKeys(Editions.USERS);
        assertThat(editions.publish(store, second, editions.candidate(OTHER, Editions.SUMMER, "trois"))
                        .changed())
                .isFalse();
        assertThat(current().sequence()).isEqualTo(4);
    }

    @Test
    void aPersonCanPutItBack() {
        back(1);
        assertThat(back(2)).isEqualTo(new Publisher.Outcome(true, 4));
        assertThat(current().printedLast()).isEmpty();
        assertThat(current().datasets().get(Editions.USERS).tag()).startsWith("2026-T1-");
        assertThat(editions.publish(store, second)).isEqualTo(new Publisher.Outcome(false, 4));
    }

    @Test
    void oneDataSetAloneCanReturn() {
        editions.publish(
                store,
                editions.candidate(Editions.USERS, Editions.SUMMER, "trois"),
                editions.candidate(OTHER, Editions.SUMMER, "trois"));
        String other = current().datasets().get(OTHER).tag();
        new Rollback(new PublicStore(store), clock()).to(2, Editions.USERS::equals, "chiffres faux");
        assertThat(current().reason()).isEqualTo("chiffres faux");
        assertThat(current().datasets().get(OTHER).tag()).isEqualTo(other);
        assertThat(current().printedLast()).containsOnlyKeys(Editions.USERS);
    }

    /** A manifest that says readers saw what no release held was not written by us. */
    @Test
    void verifierLooksForWhatReadersSawLast() {
        back(1);
        PublicStore published = new PublicStore(store);
        PublicStore.Current now = published.current().orElseThrow();
        Manifest said = now.manifest();
        Manifest edited = new Manifest(
                4,
                now.pointer(),
                said.inputDigest(),
                said.kind(),
                said.reason(),
                said.issued(),
                said.catalogue(),
                said.datasets(),
                Map.of(Editions.USERS, "2026-T1-0123456789abcdef"),
                List.of());
        Pointer pointer = PublicStore.pointerTo(edited);
        published.putManifest(edited, pointer, "https://data.example.org/");
        assertThat(published.movePointer(pointer, published.current(), "https://data.example.org/"))
                .isTrue();
        editions.project(store);
        assertThat(new Verifier(published).verify().orElseThrow().problems())
                .extracting(Problem::code, Problem::where)
                .containsExactly(tuple(ProblemCode.STORE_DAMAGED, pointer.manifest()));
    }

    @Test
    void incompleteReleaseIsRefused() {
        store.keys().stream()
                .filter(key -> key.startsWith("v/" + Editions.USERS) && key.endsWith(".csv"))
                .forEach(store::remove);
        assertThat(problem(1)).isEqualTo(ProblemCode.RELEASE_INCOMPLETE);
        assertThat(current().sequence()).isEqualTo(2);
    }

    @Test
    void unknownReleaseIsRefused() {
        assertThat(problem(7)).isEqualTo(ProblemCode.USAGE_UNKNOWN_RELEASE);
    }

    /** A crash at each request, before and after its effect: the next call ends where an undisturbed one would. */
    @Test
    void canBeStartedOverAfterACrashAtAnyRequest() {
        for (Fault fault : new Fault[] {Fault.BEFORE_EFFECT, Fault.AFTER_EFFECT}) {
            for (long request = 1; ; request++) {
                MemoryStore crashed = new MemoryStore();
                editions.publish(crashed, first);
                editions.publish(crashed, second);
                long start = crashed.requests().size();
                crashed.failAt(start + request, fault);
                if (!crashes(crashed)) {
                    assertThat(request).isGreaterThan(10);
                    break;
                }
                assertThat(back(crashed, 1).sequence()).isEqualTo(3);
                assertThat(new PublicStore(crashed)
                                .current()
                                .orElseThrow()
                                .manifest()
                                .datasets()
                                .get(Editions.USERS))
                        .extracting(Manifest.Entry::watermark)
                        .isEqualTo(Editions.SPRING);
            }
        }
    }

    private boolean crashes(MemoryStore crashed) {
        try {
            back(crashed, 1);
            return false;
        } catch (ParutionException e) {
            return true;
        }
    }

    private ProblemCode problem(int sequence) {
        ParutionException e = catchThrowableOfType(ParutionException.class, () -> back(sequence));
        return e.problems().get(0).code();
    }

    private Publisher.Outcome back(int sequence) {
        return back(store, sequence);
    }

    private static Publisher.Outcome back(MemoryStore store, int sequence) {
        return new Rollback(new PublicStore(store), clock()).to(sequence, id -> true, "");
    }

    private static Clock clock() {
        return Clock.fixed(LATER, ZoneOffset.UTC);
    }

    private Manifest current() {
        return new PublicStore(store).current().orElseThrow().manifest();
    }
}
