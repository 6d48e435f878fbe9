// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ReleaseHistoryTest {

    private static final String FOLDER = "https://data.example.org/v/" + CatalogFixtures.USERS + "/";

    private final Model history = ReleaseHistory.of(CatalogFixtures.catalog());

    @Test
    void everyEditionFollowsTheOneBeforeDownToTheFirst() {
        List<String> chain = new ArrayList<>();
        Resource edition = history.getResource(FOLDER + CatalogFixtures.TAG + "/#edition");
        while (edition != null) {
            chain.add(edition.getURI());
            Resource before = previous(edition);
            assertThat(edition.getPropertyResourceValue(Vocabulary.REVISION_OF)).isEqualTo(before);
            edition = before;
        }
        // Twelve releases, of which the fourth changed nothing.
        assertThat(chain).hasSize(11).doesNotHaveDuplicates().endsWith(FOLDER + "edition-1/#edition");
    }

    @Test
    void everyEditionNamesItsCertificateInItsOwnFolder() {
        List<Resource> editions = history.listSubjectsWithProperty(RDF.type, Vocabulary.COLLECTION)
                .filterKeep(node -> node.hasProperty(FOAF.page))
                .toList();
        assertThat(editions)
                .hasSize(11)
                .allSatisfy(edition -> assertThat(
                                edition.getPropertyResourceValue(FOAF.page).getURI())
                        .isEqualTo(edition.getURI().replace("#edition", "audit.json")));
    }

    @Test
    void everyReleaseNamesThePageThatSaysWhatItChanged() {
        Resource release = history.getResource("https://data.example.org/history.ttl#release-4");
        assertThat(release.getPropertyResourceValue(FOAF.page).getURI())
                .isEqualTo("https://data.example.org/history/4/");
    }

    @Test
    void releaseThatChangesNothingOfADatasetNamesTheEditionBefore() {
        assertThat(part(4)).isEqualTo(part(3));
        assertThat(part(5)).isNotEqualTo(part(4));
    }

    @Test
    void editionThatComesBackIsNoVersionAfterWhatItReplaces() {
        CatalogDescription catalog = CatalogFixtures.catalog();
        CatalogDescription.ReleaseNote last = catalog.releases().get(0);
        List<CatalogDescription.ReleaseNote> releases = new ArrayList<>(catalog.releases());
        releases.add(
                0,
                new CatalogDescription.ReleaseNote(
                        13,
                        "releases/000013-00000000000000aa.json",
                        last.issued(),
                        "rollback",
                        "",
                        catalog.releases().get(1).tags()));
        Model rolledBack = ReleaseHistory.of(new CatalogDescription(
                catalog.catalog(), 13, last.manifest(), catalog.issued(), catalog.datasets(), releases));
        Resource old = rolledBack.getResource(FOLDER + "edition-11/#edition");
        assertThat(previous(old)).isEqualTo(rolledBack.getResource(FOLDER + "edition-10/#edition"));
    }

    private @Nullable Resource part(int sequence) {
        return history.getResource("https://data.example.org/history.ttl#release-" + sequence)
                .getPropertyResourceValue(DCTerms.hasPart);
    }

    private static @Nullable Resource previous(Resource edition) {
        return edition.getPropertyResourceValue(Vocabulary.PREVIOUS_VERSION);
    }
}
