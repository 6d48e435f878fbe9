// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.CatalogDeclaration;
import fr.parution.describe.CatalogDescription.ReleaseNote;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;

/**
 * All releases and the immutable files of the current one, in PROV. Nothing here is typed as a data set, so that a
 * harvester that strays into it finds none.
 */
public final class ReleaseHistory {

    private final CatalogDescription description;
    private final CatalogDeclaration catalog;
    private final Statements add = new Statements();

    private ReleaseHistory(CatalogDescription description) {
        this.description = description;
        this.catalog = description.catalog();
    }

    /** The graph of the history. Blank nodes form trees. */
    public static Model of(CatalogDescription description) {
        return new ReleaseHistory(description).build();
    }

    private Model build() {
        description.releases().forEach(this::addRelease);
        description.datasets().forEach(this::addEdition);
        add.named(Vocabulary.SHA_256, Vocabulary.ALGORITHM_CLASS);
        return add.model();
    }

    private void addRelease(ReleaseNote release) {
        Resource node = add.named(Addresses.release(catalog, release.sequence()), Vocabulary.ENTITY);
        add.link(node, Vocabulary.IS_VERSION_OF, Addresses.catalog(catalog));
        add.plain(node, Vocabulary.VERSION, Integer.toString(release.sequence()));
        add.time(node, Vocabulary.GENERATED_AT, release.issued());
        add.link(node, Vocabulary.AT_LOCATION, add.named(description.address(release.manifest()), Vocabulary.LOCATION));
        add.link(node, DCTerms.type, catalog.publicUrl() + "history.ttl#" + release.kind());
        if (!release.reason().isBlank()) {
            add.plain(node, Vocabulary.VERSION_NOTES, release.reason());
        }
        if (release.sequence() > 1) {
            add.link(node, Vocabulary.REVISION_OF, Addresses.release(catalog, release.sequence() - 1));
        }
    }

    private void addEdition(DatasetDescription dataset) {
        Resource edition = add.named(
                description.address("v/" + dataset.id() + "/" + dataset.tag() + "/#edition"), Vocabulary.COLLECTION);
        add.link(edition, Vocabulary.IS_VERSION_OF, Addresses.dataset(catalog, dataset.id()));
        add.plain(edition, Vocabulary.VERSION, dataset.tag());
        add.time(edition, Vocabulary.GENERATED_AT, dataset.modified());
        for (DistributionFile file : dataset.files()) {
            Resource entity = add.named(description.address(file.key()), Vocabulary.ENTITY);
            add.count(entity, DCAT.byteSize, file.bytes());
            add.sha256(entity, file.sha256());
            add.link(edition, Vocabulary.HAD_MEMBER, entity);
        }
    }
}
