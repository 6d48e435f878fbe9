// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.CatalogDeclaration;
import fr.parution.dataset.PublisherKind;
import fr.parution.dataset.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.VCARD4;

/**
 * The catalogue in DCAT 3 and DCAT-AP 3.0.1, in the forms that the harvester of data.gouv.fr reads.
 *
 * <p>There is one {@code dcat:Dataset} node for each data set, never one for each release: harvesters make a data set of
 * every such node.
 */
public final class DcatModel {

    /** A metre, about. */
    private static final int DEGREES = 5;

    private final CatalogDescription description;
    private final CatalogDeclaration catalog;
    private final Statements add;

    private DcatModel(CatalogDescription description) {
        this.description = description;
        this.catalog = description.catalog();
        this.add = new Statements();
    }

    /** The graph of the whole catalogue. Blank nodes form trees: each is the object of one statement. */
    public static Model of(CatalogDescription description) {
        return new DcatModel(description).build();
    }

    private Model build() {
        Resource catalogNode = addCatalog();
        QualityMeasures quality = new QualityMeasures(catalog, add);
        quality.addMetrics();
        DatasetNode datasets = new DatasetNode(catalog, add, quality);
        for (DatasetDescription dataset : description.datasets()) {
            add.link(catalogNode, DCAT.dataset, datasets.add(dataset));
        }
        addShared();
        return add.model();
    }

    private Resource addCatalog() {
        Resource node = add.named(Addresses.catalog(catalog), DCAT.Catalog);
        add.text(node, DCTerms.title, catalog.title());
        add.text(node, DCTerms.description, catalog.description());
        add.link(node, DCTerms.publisher, catalog.publisher().uri());
        add.link(node, DCTerms.license, Vocabulary.LICENCE);
        add.link(node, DCTerms.language, Vocabulary.FRENCH);
        add.link(node, DCTerms.spatial, catalog.territory().uri());
        add.link(node, DCAT.themeTaxonomy, Vocabulary.THEMES);
        add.link(node, FOAF.homepage, add.named(catalog.publicUrl(), FOAF.Document));
        add.time(node, DCTerms.modified, description.issued());
        description.releases().stream()
                .min(Comparator.comparingInt(CatalogDescription.ReleaseNote::sequence))
                .ifPresent(first -> add.time(node, DCTerms.issued, first.issued()));
        return node;
    }

    /** The nodes that data sets and files refer to, described once. */
    private void addShared() {
        addPublisher();
        addContact();
        addTerritory();
        Resource licence = add.named(Vocabulary.LICENCE, DCTerms.LicenseDocument);
        add.label(licence, Vocabulary.LICENCE_LABEL);
        add.link(licence, RDFS.seeAlso, Vocabulary.LICENCE_PAGE);
        Resource attribution = add.named(Vocabulary.ATTRIBUTION, SKOS.Concept);
        add.text(attribution, SKOS.prefLabel, new Text("Attribution", "Attribution"));
        add.link(attribution, SKOS.inScheme, Vocabulary.LICENCE_TYPES);
        add.link(licence, DCTerms.type, attribution);
        add.named(Vocabulary.PUBLIC, DCTerms.RightsStatement);
        add.named(Vocabulary.FRENCH, DCTerms.LinguisticSystem);
        add.named(Vocabulary.SHA_256, Vocabulary.ALGORITHM_CLASS);
        Resource stable = add.named(Vocabulary.STABLE, SKOS.Concept);
        add.text(stable, SKOS.prefLabel, new Text("stable", "stable"));
        Resource themes = add.named(Vocabulary.THEMES, SKOS.ConceptScheme);
        add.text(themes, DCTerms.title, new Text("Thème", "Data theme"));
    }

    private void addPublisher() {
        Resource publisher = add.named(catalog.publisher().uri(), FOAF.Agent);
        add.text(publisher, FOAF.name, catalog.publisher().name());
        PublisherKind kind = catalog.publisher().kind();
        if (kind != null) {
            Resource type = add.named(kind.uri(), SKOS.Concept);
            add.text(type, SKOS.prefLabel, kind.label());
            add.link(type, SKOS.inScheme, Vocabulary.PUBLISHER_TYPES);
            add.link(publisher, DCTerms.type, type);
        }
        add.link(publisher, FOAF.homepage, add.named(catalog.publisher().homepage(), FOAF.Document));
    }

    private void addContact() {
        Resource contact = add.named(DatasetNode.contact(catalog), VCARD4.Kind);
        add.literal(contact, VCARD4.fn, catalog.contactName().fr(), "fr");
        add.link(contact, VCARD4.hasEmail, "mailto:" + catalog.contactEmail());
    }

    /**
     * For data.gouv.fr only a polygon is a place; a point, an envelope or a code alone is none. Other registers are named
     * beside the one that the data sets refer to: the vocabulary shapes of DCAT-AP warn of a place of no EU table.
     */
    private void addTerritory() {
        CatalogDeclaration.Territory territory = catalog.territory();
        Resource location = add.named(territory.uri(), DCTerms.Location);
        add.text(location, SKOS.prefLabel, territory.name());
        territory.sameAs().forEach(other -> add.link(location, SKOS.exactMatch, other));
        String west = number(territory.west());
        String south = number(territory.south());
        String east = number(territory.east());
        String north = number(territory.north());
        add.typed(
                location,
                DCAT.bbox,
                "POLYGON((" + west + " " + south + "," + east + " " + south + "," + east + " " + north + "," + west
                        + " " + north + "," + west + " " + south + "))",
                Vocabulary.WKT);
        CatalogDeclaration.Point centre = territory.centre();
        add.typed(
                location,
                DCAT.centroid,
                "POINT(" + number(centre.longitude()) + " " + number(centre.latitude()) + ")",
                Vocabulary.WKT);
    }

    private static String number(double degrees) {
        return BigDecimal.valueOf(degrees)
                .setScale(DEGREES, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
