// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.MemoryStore;
import fr.parution.store.MemoryStore.Request;
import fr.parution.store.ObjectAttributes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projection and verification of one published release. */
final class ProjectorTest {

    private static final String ALIAS = "latest/" + Editions.USERS + ".csv";

    @TempDir
    private Path directory;

    private final MemoryStore store = new MemoryStore();
    private Editions editions;

    @BeforeEach
    void publish() {
        editions = new Editions(directory);
        editions.publish(store, editions.candidate(Editions.USERS, Editions.SPRING, "un"));
    }

    @Test
    void nothingIsProjectedBeforeTheFirstRelease() {
        MemoryStore empty = new MemoryStore();
        assertThat(editions.projector(empty).project(key -> {})).isEmpty();
        assertThat(new Verifier(new PublicStore(empty)).verify()).isEmpty();
        assertThat(empty.keys()).isEmpty();
    }

    @Test
    void dataComeBeforeMetadataAndPages() {
        long before = store.requests().size();
        editions.project(store);
        List<String> written = store.requests().stream()
                .filter(request ->
                        request.number() > before && request.operation().writes())
                .map(Request::key)
                .toList();
        assertThat(written)
                .containsSubsequence(
                        ALIAS,
                        "latest/" + Editions.USERS + ".parquet",
                        "latest/" + Editions.USERS + ".release.json",
                        "catalog.ttl",
                        "index.html",
                        "feed.atom");
    }

    @Test
    void aliasesAreAskedForEachTimeAndCarryLicenceAndRelease() {
        editions.project(store);
        ObjectAttributes alias = store.attributes(ALIAS).orElseThrow();
        assertThat(alias.cacheControl()).isEqualTo(ObjectAttributes.REVALIDATE);
        assertThat(alias.mediaType()).isEqualTo("text/csv; charset=utf-8");
        assertThat(alias.tags()).containsEntry("licence", "etalab-2.0").containsEntry("dataset", Editions.USERS);
        String immutable = manifestFile().key();
        assertThat(store.attributes(immutable).orElseThrow().cacheControl()).isEqualTo(ObjectAttributes.IMMUTABLE);
        assertThat(store.peek(ALIAS)).contains(store.peek(immutable).orElseThrow());
    }

    @Test
    void damagedOrMissingProjectionIsRepairedAndNothingElseIsWritten() {
        editions.project(store);
        Map<String, String> right = Editions.content(store);
        store.tamper(ALIAS, new byte[] {1, 2, 3});
        store.remove("catalog.ttl");
        assertThat(editions.project(store).written()).isEqualTo(2);
        assertThat(Editions.content(store)).isEqualTo(right);
    }

    @Test
    void whatTakesLongIsMadeAgainOnlyForOtherThingsOrWhereAnotherStands() {
        editions.project(store);
        assertThat(projected("one", "bytes")).isEqualTo("made once, 1 written");
        assertThat(projected("one", "bytes")).isEqualTo("made never, 0 written");
        assertThat(projected("two", "bytes")).isEqualTo("made once, 1 written");
        assertThat(projected("two", "bytes")).isEqualTo("made never, 0 written");
        store.tamper("picture.png", new byte[] {1});
        assertThat(projected("two", "bytes")).isEqualTo("made once, 1 written");
        assertThat(store.peek("picture.png")).contains("bytes".getBytes(StandardCharsets.UTF_8));
    }

    /** What becomes of a picture that is made from something. */
    private String projected(String from, String content) {
        StringBuilder made = new StringBuilder();
        Projection picture = catalog -> List.of(new Projection.ProjectedFile(
                "picture.png",
                "image/png",
                () -> {
                    made.append("once");
                    return content.getBytes(StandardCharsets.UTF_8);
                },
                from));
        int written = new Projector(new PublicStore(store), List.of(picture), directory)
                .project(key -> {})
                .orElseThrow()
                .written();
        return "made " + (made.length() == 0 ? "never" : made) + ", " + written + " written";
    }

    @Test
    void damagedImmutableFileIsNeverCopiedToItsAlias() {
        store.tamper(manifestFile().key(), new byte[] {7});
        assertThatThrownBy(() -> editions.project(store))
                .isInstanceOfSatisfying(
                        ParutionException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.STORE_DAMAGED));
        assertThat(store.peek(ALIAS)).isEmpty();
    }

    @Test
    void verifierReadsEverythingAndFindsNothingWrong() {
        editions.project(store);
        Verifier.Outcome outcome = new Verifier(new PublicStore(store)).verify().orElseThrow();
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.releases()).isEqualTo(1);
        assertThat(outcome.bytes()).isPositive();
    }

    @Test
    void verifierFindsAChangedByte() {
        editions.project(store);
        byte[] bytes = store.peek(manifestFile().key()).orElseThrow();
        bytes[3] ^= 1;
        store.tamper(manifestFile().key(), bytes);
        assertThat(damage()).containsExactly(manifestFile().key());
    }

    @Test
    void verifierFindsAMissingFileAndAStaleAlias() {
        editions.project(store);
        store.remove(manifestFile().key());
        store.tamper(ALIAS, new byte[] {1});
        assertThat(damage()).containsExactly(manifestFile().key(), ALIAS);
    }

    @Test
    void verifierFindsAMissingCertificateAndPage() {
        editions.project(store);
        Manifest.Entry entry = entry();
        store.remove(entry.certificate());
        store.remove("index.html");
        assertThat(damage()).containsExactly(entry.certificate(), "index.html");
    }

    @Test
    void verifierFindsAChangedCertificateDescriptionAndCatalogue() {
        editions.project(store);
        Manifest.Entry entry = entry();
        byte[] certificate = store.peek(entry.certificate()).orElseThrow();
        store.tamper(entry.certificate(), new byte[] {'{', '}'});
        assertThat(damage()).containsExactly(entry.certificate() + " | dataset.json");
        store.tamper(entry.certificate(), certificate);
        assertThat(damage()).isEmpty();
        store.tamper(entry.description(), new byte[] {'{', '}'});
        assertThat(damage()).containsExactly(entry.certificate() + " | dataset.json");
        String catalogue =
                new PublicStore(store).current().orElseThrow().manifest().catalogue();
        store.tamper(catalogue, new byte[] {'{', '}'});
        assertThat(damage()).contains(catalogue);
    }

    @Test
    void verifierRefusesAManifestThatIsNotWhatThePointerSays() {
        editions.project(store);
        String manifest = new PublicStore(store).pointer().orElseThrow().manifest();
        byte[] bytes = store.peek(manifest).orElseThrow();
        bytes[bytes.length - 2] = ' ';
        store.tamper(manifest, bytes);
        assertThatThrownBy(() -> new Verifier(new PublicStore(store)).verify())
                .isInstanceOfSatisfying(
                        ParutionException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.STORE_DAMAGED));
    }

    @Test
    void verifierFindsDamageInAnOldRelease() {
        String old = manifestFile().key();
        editions.publish(store, editions.candidate(Editions.USERS, Editions.SUMMER, "deux"));
        editions.project(store);
        store.tamper(old, new byte[] {9});
        assertThat(damage()).containsExactly(old);
    }

    private List<String> damage() {
        return new Verifier(new PublicStore(store))
                .verify().orElseThrow().problems().stream().map(Problem::where).toList();
    }

    private Manifest.Entry entry() {
        return new PublicStore(store)
                .current()
                .orElseThrow()
                .manifest()
                .datasets()
                .get(Editions.USERS);
    }

    private Manifest.File manifestFile() {
        return entry().files().get(0);
    }
}
