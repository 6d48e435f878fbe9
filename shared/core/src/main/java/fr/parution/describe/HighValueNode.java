// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.CatalogDeclaration;
import fr.parution.dataset.HighValue;
import fr.parution.dataset.Text;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * What DCAT-AP HVD 3.0 asks of a high-value data set: the regulation on the data set, on each of its files and on its
 * interface, and the category.
 */
final class HighValueNode {

    private final CatalogDeclaration catalog;
    private final Statements add;

    HighValueNode(CatalogDeclaration catalog, Statements add) {
        this.catalog = catalog;
        this.add = add;
    }

    /** @param node the data set, with its files */
    void addTo(Resource node, DatasetDescription dataset, HighValue highValue) {
        add.link(node, Vocabulary.LEGISLATION, regulation());
        node.listProperties(DCAT.distribution)
                .toList()
                .forEach(file -> add.link(file.getResource(), Vocabulary.LEGISLATION, regulation()));
        Resource service = addService(node, dataset, highValue.api());
        for (HighValue.Category category : highValue.categories()) {
            Resource concept = concept(category);
            add.link(node, Vocabulary.HIGH_VALUE_CATEGORY, concept);
            add.link(service, Vocabulary.HIGH_VALUE_CATEGORY, concept);
            // The harvester of data.gouv.fr knows a high-value data set by a theme alone.
            add.link(node, DCAT.theme, concept);
        }
    }

    private Resource regulation() {
        return add.named(Vocabulary.HIGH_VALUE_REGULATION, Vocabulary.LEGAL_RESOURCE);
    }

    private Resource concept(HighValue.Category category) {
        Resource concept = add.named(category.uri(), SKOS.Concept);
        add.text(concept, SKOS.prefLabel, category.label());
        Resource table = add.named(Vocabulary.HIGH_VALUE_CATEGORIES, SKOS.ConceptScheme);
        add.text(
                table,
                DCTerms.title,
                new Text("Catégories d'ensembles de données de forte valeur", "High-value dataset categories"));
        add.link(concept, SKOS.inScheme, table);
        return concept;
    }

    private Resource addService(Resource dataset, DatasetDescription described, HighValue.Api api) {
        Resource node = add.named(Addresses.page(catalog, described.id()) + "#api", DCAT.DataService);
        Text title = described.title();
        add.text(node, DCTerms.title, new Text(title.fr() + " (API)", title.en() + " (API)"));
        add.text(node, DCTerms.description, described.description());
        described.keywords().forEach(keyword -> add.text(node, DCAT.keyword, keyword));
        described
                .themes()
                .forEach(code -> add.link(
                        node, DCAT.theme, Theme.of(described.id(), code).uri()));
        add.link(node, DCAT.endpointURL, api.endpoint());
        add.link(node, DCAT.endpointDescription, api.description());
        add.link(node, FOAF.page, add.named(api.page(), FOAF.Document));
        add.link(node, DCAT.servesDataset, dataset);
        add.link(node, DCTerms.publisher, catalog.publisher().uri());
        add.link(node, DCAT.contactPoint, DatasetNode.contact(catalog));
        add.link(node, DCTerms.accessRights, Vocabulary.PUBLIC);
        add.link(node, DCTerms.license, licence());
        add.link(node, Vocabulary.LEGISLATION, regulation());
        add.link(add.named(Addresses.catalog(catalog), DCAT.Catalog), DCAT.service, node);
        return node;
    }

    /** Of services data.gouv.fr reads the address of the licence alone, and only this one. */
    private Resource licence() {
        Resource licence = add.named(Vocabulary.LICENCE_PAGE, DCTerms.LicenseDocument);
        add.label(licence, Vocabulary.LICENCE_LABEL);
        add.link(licence, DCTerms.type, Vocabulary.ATTRIBUTION);
        add.link(licence, RDFS.seeAlso, Vocabulary.LICENCE);
        return licence;
    }
}
