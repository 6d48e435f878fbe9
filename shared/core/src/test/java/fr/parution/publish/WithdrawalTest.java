// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import fr.parution.describe.WithdrawnEdition;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Content;
import fr.parution.store.MemoryStore;
import fr.parution.store.MemoryStore.Fault;
import fr.parution.store.ObjectAttributes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WithdrawalTest {

    private static final Instant LATER = Instant.parse("2026-07-06T06:00:00Z");
    private static final String OTHER = "entree_sortie_formation";
    private static final String ALIAS = "latest/" + Editions.USERS + ".csv";
    private static final String WHY = "quatre personnes reconnaissables";

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
        second = editions.candidate(Editions.USERS, Editions.SUMMER, "secret");
        editions.publish(store, first);
        editions.project(store);
        editions.publish(store, second, editions.candidate(OTHER, Editions.SUMMER, "autre"));
        editions.project(store);
    }

    @Test
    void noVersionOfAnyFileSaysAnyLongerWhatWasWithdrawn() {
        assertThat(saying("csv;" + Editions.USERS + ";secret")).hasSize(2);
        withdraw(store, "2", WHY);
        assertThat(saying("csv;" + Editions.USERS + ";secret")).isEmpty();
        assertThat(saying("PAR1secret")).isEmpty();
        assertThat(store.versions(ALIAS)).containsExactly("csv;" + Editions.USERS + ";un\n");
        assertThat(verified()).isEmpty();
    }

    @Test
    void newestEditionBeforeItStandsAgainAndOtherDataSetsStay() {
        Withdrawal.Outcome outcome = withdraw(store, "2", WHY);
        Manifest manifest = current();
        assertThat(outcome.sequence()).isEqualTo(3);
        assertThat(outcome.standing())
                .isEqualTo(manifest.datasets().get(Editions.USERS).tag());
        assertThat(manifest.kind()).isEqualTo("withdrawal");
        assertThat(manifest.reason()).isEqualTo(WHY);
        assertThat(manifest.datasets().get(Editions.USERS).watermark()).isEqualTo(Editions.SPRING);
        assertThat(manifest.datasets().get(Editions.USERS).modified()).isEqualTo(LATER);
        assertThat(manifest.datasets().get(OTHER).modified()).isBefore(LATER);
        assertThat(manifest.printedLast())
                .containsExactly(Map.entry(Editions.USERS, outcome.withdrawn().tag()));
    }

    @Test
    void tombstoneSaysWhenByWhomAndWhyAndNoFigure() {
        WithdrawnEdition gone = withdraw(store, "2", WHY).withdrawn();
        assertThat(new String(store.peek(gone.tombstone()).orElseThrow(), StandardCharsets.UTF_8))
                .isEqualTo("""
                    {
                      "dataset": "%s",
                      "tag": "%s",
                      "withdrawn": "2026-07-06T06:00:00Z",
                      "by": "Organisme d'exemple",
                      "reason": "quatre personnes reconnaissables"
                    }
                    """.formatted(Editions.USERS, gone.tag()));
    }

    /** The private ledger is opened through the certificate of what was printed last. */
    @Test
    void nextReleaseIsReconciledWithWhatWasWithdrawn() {
        WithdrawnEdition gone = withdraw(store, "2", WHY).withdrawn();
        Publisher publisher = new Publisher(new PublicStore(store), clock());
        assertThat(publisher.edition(Editions.USERS).orElseThrow().tag()).isEqualTo(gone.tag());
        editions.publish(store, editions.candidate(Editions.USERS, Editions.SUMMER, "trois"));
        editions.project(store);
        assertThat(current().printedLast()).isEmpty();
        assertThat(current().withdrawn()).containsExactly(gone);
        assertThat(verified()).isEmpty();
    }

    /** Neither as it was, nor under another description. */
    @Test
    void withdrawnTablesAreNotPublishedAgain() {
        withdraw(store, "2", WHY);
        editions.publish(store, editions.candidate(Editions.USERS, Editions.SUMMER, "trois"));
        assertThat(refusal(second)).isEqualTo(ProblemCode.RELEASE_WITHDRAWN);
        Candidate described = new Candidate(
                second.dataset(),
                second.datasetUri(),
                second.watermark(),
                second.schemaVersion(),
                second.lastPeriod(),
                second.files(),
                "{\"verdict\":\"autre\"}".getBytes(StandardCharsets.UTF_8),
                second.description());
        assertThat(refusal(described)).isEqualTo(ProblemCode.RELEASE_WITHDRAWN);
    }

    private ProblemCode refusal(Candidate candidate) {
        ParutionException e = catchThrowableOfType(ParutionException.class, () -> editions.publish(store, candidate));
        return e.problems().get(0).code();
    }

    @Test
    void nobodyReturnsToAWithdrawnEdition() {
        new Withdrawal(new PublicStore(store), clock()).of(Editions.USERS, "2", WHY);
        ParutionException e = catchThrowableOfType(
                ParutionException.class, () -> new Rollback(new PublicStore(store), clock()).to(2, id -> true, ""));
        assertThat(e.problems()).extracting(Problem::code).containsExactly(ProblemCode.RELEASE_INCOMPLETE);
    }

    /** What a person took back for its faults does not come again by a withdrawal. */
    @Test
    void editionThatWasTakenBackDoesNotStandAgain() {
        editions.publish(store, editions.candidate(Editions.USERS, Editions.SUMMER, "trois"));
        new Rollback(new PublicStore(store), clock()).to(2, Editions.USERS::equals, "");
        assertThat(withdraw(store, "2", WHY).standing())
                .isEqualTo(release(1).datasets().get(Editions.USERS).tag());
    }

    @Test
    void dataSetWithoutAnotherEditionIsGoneFromTheCatalogue() {
        withdraw(store, "2", WHY);
        Withdrawal.Outcome outcome = withdraw(store, "1", "la première aussi");
        assertThat(outcome.standing()).isEmpty();
        assertThat(current().datasets()).containsOnlyKeys(OTHER);
        assertThat(store.keysOfVersions()).noneMatch(key -> key.startsWith("latest/" + Editions.USERS));
        // Who follows the data set learns it where he listens.
        assertThat(store.keysOfVersions())
                .filteredOn(key -> key.startsWith("datasets/" + Editions.USERS))
                .containsOnly("datasets/" + Editions.USERS + "/feed.atom");
        assertThat(text("datasets/" + Editions.USERS + "/feed.atom")).contains("n'est plus publié");
        assertThat(verified()).isEmpty();
        editions.publish(store, editions.candidate(Editions.USERS, Editions.SUMMER, "trois"));
        assertThat(current().datasets().get(Editions.USERS).issued())
                .isEqualTo(release(1).datasets().get(Editions.USERS).issued());
    }

    @Test
    void catalogueMayBecomeEmpty() {
        withdraw(store, "2", WHY);
        withdraw(store, "1", WHY);
        Withdrawal withdrawal = new Withdrawal(new PublicStore(store), clock());
        withdrawal.of(OTHER, "2", WHY);
        editions.project(store);
        assertThat(current().datasets()).isEmpty();
        assertThat(store.peek("catalog.ttl")).isPresent();
    }

    @Test
    void oldEditionGoesWithoutChangingWhatReadersGet() {
        String tag = current().datasets().get(Editions.USERS).tag();
        Withdrawal.Outcome outcome = withdraw(store, "1", WHY);
        assertThat(outcome.standing()).isEqualTo(tag);
        assertThat(current().printedLast()).isEmpty();
        assertThat(saying(";un\n")).isEmpty();
        assertThat(events(3)).contains("withdrawn.v1").doesNotContain("published.v1", "revised.v1");
        assertThat(verified()).isEmpty();
    }

    @Test
    void subscribersAreToldOfTheEditionThatIsGoneAndOfTheOneThatStands() {
        WithdrawnEdition gone = withdraw(store, "2", WHY).withdrawn();
        assertThat(events(3))
                .contains("\"fr.opendata.dataset.withdrawn.v1\"", "\"fr.opendata.dataset.revised.v1\"")
                .contains(Editions.USERS + "-" + gone.tag() + "\"", "/" + gone.tombstone() + "\"", WHY);
        assertThat(text("feed.atom")).contains("Retrait n° 3", WHY);
        assertThat(text("history.ttl")).contains("prov:invalidatedAtTime", "dataset-status/WITHDRAWN", WHY);
    }

    /** Nobody projected the release before its edition was withdrawn, so that no description of it is left. */
    @Test
    void releasesThatNobodyAnnouncedAreStillAnnounced() {
        store.remove("events/1.json");
        store.remove("events/2.json");
        new Withdrawal(new PublicStore(store), clock()).of(Editions.USERS, "2", WHY);
        purge(store).removeFiles();
        editions.project(store);
        assertThat(events(1)).contains(Editions.USERS);
        assertThat(events(2)).contains(OTHER).doesNotContain("\"" + Editions.USERS + "\"");
    }

    /** Dashboards are kept for those who embedded an edition, which is what somebody took back. */
    @Test
    void frozenPagesOfTheEditionGoAndThoseOfOthersStay() {
        String gone = "embed/" + Editions.USERS + "/editions/"
                + release(2).datasets().get(Editions.USERS).tag() + "/board/index.html";
        String english = gone.replace("embed/", "embed/en/");
        String stays = "embed/" + Editions.USERS + "/editions/"
                + release(1).datasets().get(Editions.USERS).tag() + "/board/index.html";
        for (String key : List.of(gone, english, stays)) {
            store.putIfAbsent(key, Content.of(new byte[] {1}), ObjectAttributes.ofType("text/html"));
        }
        withdraw(store, "2", WHY);
        assertThat(store.keysOfVersions()).contains(stays).doesNotContain(gone, english);
    }

    @Test
    void askedAgainItChangesNothingAndKeepsWhatWasSaidFirst() {
        withdraw(store, "2", WHY);
        Map<String, String> before = Editions.content(store);
        String tag = release(2).datasets().get(Editions.USERS).tag();
        Withdrawal.Outcome again = withdraw(store, tag, "autre motif");
        assertThat(again.changed()).isFalse();
        assertThat(again.withdrawn().reason()).isEqualTo(WHY);
        assertThat(Editions.content(store)).isEqualTo(before);
    }

    @Test
    void verifierFindsFilesThatAreStillThereAndATombstoneThatIsNot() {
        Withdrawal.Outcome outcome = new Withdrawal(new PublicStore(store), clock()).of(Editions.USERS, "2", WHY);
        editions.project(store);
        Manifest.Entry entry = release(2).datasets().get(Editions.USERS);
        assertThat(verified())
                .extracting(Problem::code, Problem::where)
                .containsOnly(
                        tuple(ProblemCode.RELEASE_NOT_PURGED, entry.description()),
                        tuple(
                                ProblemCode.RELEASE_NOT_PURGED,
                                entry.files().get(0).key()),
                        tuple(
                                ProblemCode.RELEASE_NOT_PURGED,
                                entry.files().get(1).key()));
        purge(store).removeFiles();
        store.remove(outcome.withdrawn().tombstone());
        assertThat(verified())
                .extracting(Problem::code, Problem::where)
                .containsOnly(
                        tuple(ProblemCode.STORE_DAMAGED, outcome.withdrawn().tombstone()));
    }

    @Test
    void unknownReleaseAndDataSetAreRefused() {
        assertThat(problem(OTHER, "7")).isEqualTo(ProblemCode.USAGE_UNKNOWN_RELEASE);
        assertThat(problem(OTHER, "1")).isEqualTo(ProblemCode.USAGE_UNKNOWN_DATASET);
        assertThat(current().sequence()).isEqualTo(2);
        assertThat(store.keys()).noneMatch(key -> key.endsWith(WithdrawnEdition.TOMBSTONE));
    }

    private ProblemCode problem(String dataset, String release) {
        Withdrawal withdrawal = new Withdrawal(new PublicStore(store), clock());
        return catchThrowableOfType(ParutionException.class, () -> withdrawal.of(dataset, release, WHY))
                .problems()
                .get(0)
                .code();
    }

    /** A crash at each request, before and after its effect: the same command given again finishes. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void canBeStartedOverAfterACrashAtAnyRequest(Fault fault) {
        MemoryStore calm = store.copy();
        withdrawAndProjectLittle(calm);
        int requests = calm.requests().size();
        assertThat(requests).isGreaterThan(60);
        for (int k = 1; k <= requests; k++) {
            MemoryStore crashed = store.copy();
            crashed.failAt(k, fault);
            ParutionException e =
                    catchThrowableOfType(ParutionException.class, () -> withdrawAndProjectLittle(crashed));
            assertThat(e.retryable()).as("request %d", k).isTrue();
            withdrawAndProjectLittle(crashed);
            assertThat(Editions.content(crashed)).as("request %d", k).isEqualTo(Editions.content(calm));
            assertThat(crashed.keysOfVersions()).as("request %d", k).isEqualTo(calm.keysOfVersions());
        }
    }

    /** The command, step by step. */
    private Withdrawal.Outcome withdraw(MemoryStore there, String release, String reason) {
        Withdrawal.Outcome outcome =
                new Withdrawal(new PublicStore(there), clock()).of(Editions.USERS, release, reason);
        purge(there).removeFiles();
        Set<String> projected = editions.project(there).keys();
        purge(there).removeProjections(projected);
        return outcome;
    }

    /** The same without the metadata, which take their time. */
    private void withdrawAndProjectLittle(MemoryStore there) {
        new Withdrawal(new PublicStore(there), clock()).of(Editions.USERS, "2", WHY);
        purge(there).removeFiles();
        Set<String> projected = new Projector(
                        new PublicStore(there), List.of(new ReleaseFileProjection(), new EventProjection()), directory)
                .project(key -> {})
                .orElseThrow()
                .keys();
        purge(there).removeProjections(projected);
    }

    private static WithdrawalPurge purge(MemoryStore there) {
        return new WithdrawalPurge(new PublicStore(there), there);
    }

    private static Clock clock() {
        return Clock.fixed(LATER, ZoneOffset.UTC);
    }

    /** The keys of which any version says a text. */
    private List<String> saying(String text) {
        return store.keysOfVersions().stream()
                .filter(key -> store.versions(key).stream().anyMatch(version -> version.contains(text)))
                .toList();
    }

    private List<Problem> verified() {
        return new Verifier(new PublicStore(store)).verify().orElseThrow().problems();
    }

    private String events(int sequence) {
        return text("events/" + sequence + ".json");
    }

    private String text(String key) {
        return new String(store.peek(key).orElseThrow(), StandardCharsets.UTF_8);
    }

    private Manifest current() {
        return new PublicStore(store).current().orElseThrow().manifest();
    }

    private Manifest release(int sequence) {
        return new PublicStore(store)
                .history(current()).stream()
                        .filter(manifest -> manifest.sequence() == sequence)
                        .findFirst()
                        .orElseThrow();
    }
}
