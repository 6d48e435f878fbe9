// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.CatalogDeclaration;
import fr.parution.describe.CatalogDescription.ReleaseNote;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.jspecify.annotations.Nullable;

/**
 * All releases, the editions of each data set with the proof of their protection, and the immutable files of the current
 * ones, in PROV. Nothing here is typed as a data set, so that a
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
        addEditions();
        description.datasets().forEach(this::addFiles);
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
        add.link(node, FOAF.page, add.named(Addresses.releasePage(catalog, release.sequence()), FOAF.Document));
        if (release.revision() != null) {
            add.link(node, RDFS.seeAlso, description.address(release.revision()));
        }
        if (!release.reason().isBlank()) {
            add.plain(node, Vocabulary.VERSION_NOTES, release.reason());
        }
        if (release.sequence() > 1) {
            String before = Addresses.release(catalog, release.sequence() - 1);
            add.link(node, Vocabulary.REVISION_OF, before);
            add.link(node, Vocabulary.PREVIOUS_VERSION, before);
        }
        release.tags().forEach((id, tag) -> add.link(node, DCTerms.hasPart, Addresses.edition(catalog, id, tag)));
    }

    /** Each edition where it first appears: one that a rollback brings back is no version of its own. */
    private void addEditions() {
        Map<String, Map<String, ReleaseNote>> editions = new TreeMap<>();
        description.releases().stream()
                .sorted(Comparator.comparingInt(ReleaseNote::sequence))
                .forEach(release -> release.tags()
                        .forEach((id, tag) -> editions.computeIfAbsent(id, other -> new LinkedHashMap<>())
                                .putIfAbsent(tag, release)));
        editions.forEach((id, byTag) -> {
            String before = null;
            for (Map.Entry<String, ReleaseNote> edition : byTag.entrySet()) {
                addEdition(id, edition.getKey(), edition.getValue().issued(), before);
                before = Addresses.edition(catalog, id, edition.getKey());
            }
        });
    }

    private void addEdition(String id, String tag, Instant issued, @Nullable String before) {
        Resource edition = add.named(Addresses.edition(catalog, id, tag), Vocabulary.COLLECTION);
        add.link(edition, Vocabulary.IS_VERSION_OF, Addresses.dataset(catalog, id));
        add.plain(edition, Vocabulary.VERSION, tag);
        add.time(edition, Vocabulary.GENERATED_AT, issued);
        add.link(edition, FOAF.page, add.named(Addresses.certificate(catalog, id, tag), FOAF.Document));
        description.withdrawn().stream().filter(gone -> gone.is(id, tag)).forEach(gone -> {
            add.link(edition, Vocabulary.STATUS, Vocabulary.WITHDRAWN);
            add.time(edition, Vocabulary.INVALIDATED_AT, gone.withdrawn());
            add.plain(edition, Vocabulary.VERSION_NOTES, gone.reason());
            add.link(edition, FOAF.page, add.named(description.address(gone.tombstone()), FOAF.Document));
        });
        if (before != null) {
            add.link(edition, Vocabulary.PREVIOUS_VERSION, before);
            add.link(edition, Vocabulary.REVISION_OF, before);
        }
    }

    private void addFiles(DatasetDescription dataset) {
        Resource edition = add.named(Addresses.edition(catalog, dataset.id(), dataset.tag()), Vocabulary.COLLECTION);
        for (DistributionFile file : dataset.files()) {
            Resource entity = add.named(description.address(file.key()), Vocabulary.ENTITY);
            add.count(entity, DCAT.byteSize, file.bytes());
            add.sha256(entity, file.sha256());
            add.link(edition, Vocabulary.HAD_MEMBER, entity);
        }
    }
}
