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

/** An interface for programs in DCAT: that of the files themselves, and the one that a high-value data set declares. */
final class ServiceNode {

    private static final Text FILES = new Text("API des fichiers", "API of the files");

    /** What an interface at an address of the web keeps; of that of the files it settles all, down to ranges and validators. */
    private static final String HTTP = "https://www.rfc-editor.org/info/rfc9110";

    private final CatalogDeclaration catalog;
    private final Statements add;

    ServiceNode(CatalogDeclaration catalog, Statements add) {
        this.catalog = catalog;
        this.add = add;
    }

    /** What stands behind the title of the data set in that of the interface of its files. */
    static Text label() {
        return FILES;
    }

    /**
     * The interface of the files. A distribution of the data set leads to it by {@code dcat:accessService}, so
     * data.gouv.fr makes an entry of type {@code api} of it among the files, and no service of its own.
     */
    Resource addOfFiles(Resource dataset, DatasetDescription described) {
        String page = Addresses.page(catalog, described.id());
        return add(
                page + "#service",
                FILES,
                dataset,
                described,
                new HighValue.Api(
                        Addresses.releaseFile(catalog, described.id()),
                        Addresses.openApi(catalog, described.id()),
                        page));
    }

    /**
     * The interface that is declared. No distribution leads to it: data.gouv.fr makes a service of those alone that none
     * leads to, and of a high-value data set it wants one.
     */
    Resource addDeclared(Resource dataset, DatasetDescription described, HighValue.Api api) {
        String page = Addresses.page(catalog, described.id());
        return add(page + "#api", new Text("API", "API"), dataset, described, api);
    }

    private Resource add(
            String address, Text label, Resource dataset, DatasetDescription described, HighValue.Api api) {
        Resource node = add.named(address, DCAT.DataService);
        add.text(node, DCTerms.title, described.title().withNote(label));
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
        Resource http = add.named(HTTP, DCTerms.Standard);
        add.text(http, DCTerms.title, new Text("HTTP (RFC 9110)", "HTTP (RFC 9110)"));
        add.link(node, DCTerms.conformsTo, http);
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
