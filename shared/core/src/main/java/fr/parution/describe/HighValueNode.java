// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.CatalogDeclaration;
import fr.parution.dataset.HighValue;
import fr.parution.dataset.Text;
import java.util.List;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
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

    /**
     * @param node the data set, with its files
     * @param files the interface of its files
     */
    void addTo(Resource node, Resource files, DatasetDescription dataset, HighValue highValue) {
        add.link(node, Vocabulary.LEGISLATION, regulation());
        node.listProperties(DCAT.distribution)
                .toList()
                .forEach(file -> add.link(file.getResource(), Vocabulary.LEGISLATION, regulation()));
        List<Resource> services =
                List.of(files, new ServiceNode(catalog, add).addDeclared(node, dataset, highValue.api()));
        services.forEach(service -> add.link(service, Vocabulary.LEGISLATION, regulation()));
        for (HighValue.Category category : highValue.categories()) {
            Resource concept = concept(category);
            add.link(node, Vocabulary.HIGH_VALUE_CATEGORY, concept);
            services.forEach(service -> add.link(service, Vocabulary.HIGH_VALUE_CATEGORY, concept));
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
}
