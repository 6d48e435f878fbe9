// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.describe.CatalogDescription;
import fr.parution.describe.CatalogFixtures;
import fr.parution.publish.Projection.ProjectedFile;
import fr.parution.store.MemoryStore;
import fr.parution.store.MemoryStore.Request;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalogue in pages, which grows and shrinks. */
final class CatalogPagingTest {

    private static final List<String> SETS = List.of("a-set", "b-set", "c-set");

    @TempDir
    private Path directory;

    private final MemoryStore store = new MemoryStore();

    @Test
    void onePageSaysNothingOfPages() {
        project(SETS, 3);
        assertThat(store.keys()).contains("catalog.ttl").noneMatch(key -> key.startsWith("catalog-"));
        assertThat(text("catalog.ttl")).doesNotContain("hydra:view", "hydra:PartialCollectionView");
    }

    @Test
    void pagesLeadOnWithinTheirForm() {
        project(SETS, 1);
        assertThat(store.keys())
                .filteredOn(key -> key.startsWith("catalog"))
                .containsExactly(
                        "catalog-2.jsonld",
                        "catalog-2.rdf",
                        "catalog-2.ttl",
                        "catalog-3.jsonld",
                        "catalog-3.rdf",
                        "catalog-3.ttl",
                        "catalog.jsonld",
                        "catalog.rdf",
                        "catalog.ttl");
        assertThat(text("catalog.ttl"))
                .contains("hydra:next <https://data.example.org/catalog-2.ttl>", "datasets/a-set/#csv")
                .doesNotContain("hydra:previous", ".rdf", "datasets/b-set/");
        assertThat(text("catalog-2.rdf"))
                .contains("catalog-3.rdf", "datasets/b-set/#csv")
                .doesNotContain("catalog-3.ttl", "datasets/a-set/", "datasets/c-set/");
        assertThat(text("catalog-3.jsonld"))
                .contains("https://data.example.org/catalog-2.jsonld")
                .doesNotContain("hydra:next", "catalog-4");
    }

    /** A harvester may come between any two writes. */
    @Test
    void noPageLeadsToOneThatIsNotThereYet() {
        project(SETS, 1);
        List<String> written = store.requests().stream()
                .filter(request -> request.operation().writes())
                .map(Request::key)
                .toList();
        assertThat(written).containsSubsequence("catalog-3.ttl", "catalog-2.ttl", "catalog.ttl");
    }

    @Test
    void pagesThatAreLeftBehindHoldNoDatasetAndLeadToTheBeginning() {
        project(SETS, 1);
        long before = store.requests().size();
        Projector.Outcome outcome = project(SETS, 2);
        assertThat(outcome.keys()).contains("catalog-3.ttl");
        assertThat(text("catalog-2.ttl")).contains("datasets/c-set/#csv");
        assertThat(text("catalog-3.ttl"))
                .contains("hydra:first <https://data.example.org/catalog.ttl>")
                .doesNotContain("dcat:Dataset", "hydra:next", "hydra:previous");
        assertThat(store.requests().stream()
                        .filter(request ->
                                request.number() > before && request.operation().writes())
                        .map(Request::key))
                .containsSubsequence("catalog.ttl", "catalog-3.ttl");
        assertThat(project(SETS, 2).written()).isZero();
        project(SETS, 1);
        assertThat(text("catalog-3.ttl")).contains("dcat:Dataset", "datasets/c-set/#csv");
    }

    @Test
    void whatOthersPutBesideThePagesIsLeftAlone() {
        project(SETS, 1);
        store.tamper("catalog-notes.txt", new byte[] {1});
        store.tamper("catalog-4.csv", new byte[] {2});
        project(SETS, 2);
        assertThat(store.peek("catalog-notes.txt")).contains(new byte[] {1});
        assertThat(store.peek("catalog-4.csv")).contains(new byte[] {2});
    }

    @Test
    void pagesAreOfTheSameBytesEachTime() {
        CatalogDescription catalog = CatalogFixtures.catalog(
                List.of(CatalogFixtures.users(), CatalogFixtures.users("other", CatalogFixtures.files("other"))));
        assertThat(new CatalogProjection(1).project(catalog))
                .extracting(CatalogPagingTest::keyAndText)
                .containsExactlyElementsOf(new CatalogProjection(1)
                        .project(catalog).stream()
                                .map(CatalogPagingTest::keyAndText)
                                .toList())
                .hasSize(8);
    }

    private static String keyAndText(ProjectedFile file) {
        return file.key() + " " + new String(file.content(), StandardCharsets.UTF_8);
    }

    private Projector.Outcome project(List<String> sets, int aPage) {
        Editions editions = new Editions(directory);
        if (new PublicStore(store).current().isEmpty()) {
            editions.publish(
                    store,
                    sets.stream()
                            .map(set -> editions.candidate(set, Editions.SPRING, set))
                            .toArray(Candidate[]::new));
        }
        return new Projector(new PublicStore(store), List.of(new CatalogProjection(aPage)), directory)
                .project(key -> {})
                .orElseThrow();
    }

    private String text(String key) {
        return new String(store.peek(key).orElseThrow(), StandardCharsets.UTF_8);
    }
}
