// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.CatalogDeclaration;
import fr.parution.dataset.HighValue;
import fr.parution.dataset.Text;
import java.time.Instant;
import java.time.Period;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.XSD;

/** A data set and its files in DCAT. */
final class DatasetNode {

    private static final Text RIGHTS = new Text(
            "Réutilisation libre, à condition de citer la source et la date de la dernière mise à jour.",
            "Free to re-use, provided that the source and the date of its last update are named.");

    private static final Text INTERFACE = new Text(
            "Lecture par programme, sans clé : l'édition en place, les adresses immuables et les empreintes de ses"
                    + " fichiers, à lire entiers ou par parties. Description OpenAPI jointe.",
            "Reading by programs, without a key: the edition in place, the immutable addresses and digests of its files,"
                    + " to be read whole or in parts. With a description in OpenAPI.");

    private final CatalogDeclaration catalog;
    private final Statements add;
    private final QualityMeasures quality;

    DatasetNode(CatalogDeclaration catalog, Statements add, QualityMeasures quality) {
        this.catalog = catalog;
        this.add = add;
        this.quality = quality;
    }

    static String contact(CatalogDeclaration catalog) {
        return catalog.publicUrl() + "#contact";
    }

    Resource add(DatasetDescription dataset) {
        Resource node = add.named(Addresses.dataset(catalog, dataset.id()), DCAT.Dataset);
        add.plain(node, DCTerms.identifier, dataset.id());
        add.text(node, DCTerms.title, dataset.title());
        add.text(node, DCTerms.description, dataset.description());
        dataset.keywords().forEach(keyword -> add.text(node, DCAT.keyword, keyword));
        dataset.themes().forEach(code -> addTheme(node, Theme.of(dataset.id(), code)));
        addResponsibility(node);
        addCoverage(node, dataset);
        addEdition(node, dataset);
        addDocuments(node, dataset);
        quality.addTo(node, dataset);
        for (DistributionFile file : dataset.files()) {
            addFile(node, dataset, file);
        }
        Resource service = new ServiceNode(catalog, add).addOfFiles(node, dataset);
        add.link(node, DCAT.distribution, addInterface(dataset, service));
        HighValue highValue = dataset.highValue();
        if (highValue != null) {
            new HighValueNode(catalog, add).addTo(node, service, dataset, highValue);
        }
        return node;
    }

    private void addTheme(Resource node, Theme theme) {
        Resource concept = add.named(theme.uri(), SKOS.Concept);
        add.text(concept, SKOS.prefLabel, theme.label());
        add.link(node, DCAT.theme, concept);
    }

    private void addResponsibility(Resource node) {
        add.link(node, DCTerms.publisher, catalog.publisher().uri());
        add.link(node, DCTerms.creator, catalog.publisher().uri());
        add.link(node, DCAT.contactPoint, contact(catalog));
        add.link(node, DCTerms.license, Vocabulary.LICENCE);
        add.link(node, DCTerms.accessRights, Vocabulary.PUBLIC);
        add.link(node, DCTerms.language, Vocabulary.FRENCH);
    }

    /** The period is a blank node with days: a named one would be fetched, and years would get today's month. */
    private void addCoverage(Resource node, DatasetDescription dataset) {
        Resource period = add.blank(DCTerms.PeriodOfTime);
        add.day(period, DCAT.startDate, dataset.firstDay());
        add.day(period, DCAT.endDate, dataset.lastDay());
        add.link(node, DCTerms.temporal, period);
        add.link(node, DCTerms.spatial, catalog.territory().uri());
        add.link(node, DCTerms.accrualPeriodicity, add.named(dataset.frequency().uri(), DCTerms.Frequency));
        int months = dataset.frequency().months();
        Period resolution =
                months == 0 ? Period.ofDays(1) : Period.ofMonths(months).normalized();
        add.typed(node, Vocabulary.TEMPORAL_RESOLUTION, resolution.toString(), XSD.duration.getURI());
    }

    private void addEdition(Resource node, DatasetDescription dataset) {
        add.time(node, DCTerms.issued, dataset.issued());
        add.time(node, DCTerms.modified, dataset.modified());
        add.plain(node, Vocabulary.VERSION, dataset.tag());
        dataset.versions().stream()
                .limit(1)
                .forEach(newest ->
                        add.text(node, Vocabulary.VERSION_NOTES, newest.change().text()));
        add.link(node, DCAT.landingPage, add.named(Addresses.page(catalog, dataset.id()), FOAF.Document));
        add.link(node, DCTerms.conformsTo, schema(dataset, false));
        Resource provenance = add.blank(DCTerms.ProvenanceStatement);
        add.text(provenance, RDFS.label, dataset.protection());
        add.link(node, DCTerms.provenance, provenance);
    }

    /** What to read about it: the versions of its columns, and the proof of its protection. */
    private void addDocuments(Resource node, DatasetDescription dataset) {
        String changelog = "latest/" + dataset.id() + ChangelogText.ENDING;
        if (dataset.files().stream().anyMatch(file -> file.alias().equals(changelog))) {
            addDocument(
                    node,
                    catalog.publicUrl() + changelog,
                    new Text("Versions des colonnes", "Versions of the columns"));
        }
        addDocument(
                node,
                Addresses.certificate(catalog, dataset.id(), dataset.tag()),
                new Text(
                        "Certificat de l'audit du secret statistique",
                        "Certificate of the audit of disclosure control"));
    }

    private void addDocument(Resource node, String address, Text title) {
        Resource document = add.named(address, FOAF.Document);
        add.text(document, DCTerms.title, title);
        add.link(node, FOAF.page, document);
    }

    /** The description of the columns; of totals that stand apart it has one column more. */
    private Resource schema(DatasetDescription dataset, boolean totals) {
        String name = totals ? dataset.id() + Addresses.TOTALS : dataset.id();
        Resource schema = add.named(Addresses.schema(catalog, name), DCTerms.Standard);
        String version = ", version " + dataset.schemaVersion();
        add.text(
                schema,
                DCTerms.title,
                totals
                        ? new Text("Schéma des colonnes des totaux" + version, "Table Schema of the totals" + version)
                        : new Text("Schéma des colonnes" + version, "Table Schema of the columns" + version));
        return schema;
    }

    private void addFile(Resource node, DatasetDescription dataset, DistributionFile file) {
        FilePart.of(dataset.id(), file.alias())
                .ifPresent(part -> FileFormat.find(dataset.id(), file.alias())
                        .ifPresent(format ->
                                add.link(node, DCAT.distribution, distribution(dataset, file, part, format))));
    }

    private Resource distribution(DatasetDescription dataset, DistributionFile file, FilePart part, FileFormat format) {
        Resource node = access(dataset, file.alias(), format.label(part), format.description(part), file.modified());
        add.link(node, DCAT.downloadURL, catalog.publicUrl() + file.alias());
        add.link(node, DCTerms.conformsTo, schema(dataset, part.totals()));
        add.count(node, DCAT.byteSize, file.bytes());
        add.sha256(node, file.sha256());
        addFormat(node, format);
        return node;
    }

    /**
     * The interface of the files, as one of the ways to the data. It is no download: it has neither a size nor a digest.
     * Portals know it by its address, so this is that of no file among the others; and they ask now and then whether it
     * answers, so it is that of a document which is always there.
     */
    private Resource addInterface(DatasetDescription dataset, Resource service) {
        Resource node = access(
                dataset, Addresses.releaseFileKey(dataset.id()), ServiceNode.label(), INTERFACE, dataset.modified());
        add.link(node, DCAT.accessService, service);
        addFormat(node, FileFormat.JSON);
        return node;
    }

    /** A way to the data. */
    private Resource access(DatasetDescription dataset, String key, Text label, Text description, Instant modified) {
        Resource node = add.named(Addresses.distribution(catalog, dataset.id(), key), DCAT.Distribution);
        add.text(node, DCTerms.title, dataset.title().withNote(label));
        add.text(node, DCTerms.description, description);
        add.link(node, DCAT.accessURL, catalog.publicUrl() + key);
        add.link(node, DCTerms.license, Vocabulary.LICENCE);
        Resource rights = add.blank(DCTerms.RightsStatement);
        add.text(rights, RDFS.label, RIGHTS);
        add.link(node, DCTerms.rights, rights);
        add.link(node, DCTerms.language, Vocabulary.FRENCH);
        add.link(node, Vocabulary.AVAILABILITY, Vocabulary.STABLE);
        add.time(node, DCTerms.issued, dataset.issued());
        add.time(node, DCTerms.modified, modified);
        return node;
    }

    private void addFormat(Resource node, FileFormat format) {
        add.link(node, DCTerms.format, add.named(format.uri(), DCTerms.MediaTypeOrExtent));
        format.mediaType().ifPresent(type -> add.link(node, DCAT.mediaType, add.named(type, DCTerms.MediaType)));
        if (format.gzip()) {
            Resource gzip = add.named(Vocabulary.IANA + "application/gzip", DCTerms.MediaType);
            add.link(node, DCAT.compressFormat, gzip);
        }
    }
}
