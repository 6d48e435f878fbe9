// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.CatalogDeclaration;
import fr.parution.dataset.Frequency;
import fr.parution.dataset.Text;
import fr.parution.write.FileMetadata;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The catalogue as {@code data.json}, in Project Open Data 1.1 (<a
 * href="https://resources.data.gov/resources/dcat-us/">DCAT-US</a>). Portals made of CKAN, DKAN, ArcGIS Hub or Opendatasoft
 * harvest it where they read no RDF; nobody in France asks for it.
 */
public final class DataJson {

    private static final String SCHEMA = "https://project-open-data.cio.gov/v1.1/schema";

    private final CatalogDeclaration catalog;

    private DataJson(CatalogDeclaration catalog) {
        this.catalog = catalog;
    }

    /** The whole document, data sets in the order of their ids. */
    public static Map<String, Object> of(CatalogDescription description) {
        DataJson writer = new DataJson(description.catalog());
        return JsonText.object(
                "@context",
                SCHEMA + "/catalog.jsonld",
                "@id",
                description.address("data.json"),
                "@type",
                "dcat:Catalog",
                "conformsTo",
                SCHEMA,
                "describedBy",
                SCHEMA + "/catalog.json",
                "dataset",
                description.datasets().stream().map(writer::dataset).toList());
    }

    private Map<String, Object> dataset(DatasetDescription dataset) {
        return JsonText.object(
                "@type",
                "dcat:Dataset",
                "identifier",
                Addresses.dataset(catalog, dataset.id()),
                "title",
                dataset.title().fr(),
                "description",
                dataset.description().fr(),
                "keyword",
                dataset.keywords().stream().map(Text::fr).toList(),
                "theme",
                dataset.themes().stream()
                        .map(code -> Theme.of(dataset.id(), code).label().fr())
                        .toList(),
                "issued",
                day(dataset.issued()),
                "modified",
                day(dataset.modified()),
                "publisher",
                JsonText.object(
                        "@type",
                        "org:Organization",
                        "name",
                        catalog.publisher().name().fr()),
                "contactPoint",
                JsonText.object(
                        "@type",
                        "vcard:Contact",
                        "fn",
                        catalog.contactName().fr(),
                        "hasEmail",
                        "mailto:" + catalog.contactEmail()),
                "accessLevel",
                "public",
                "license",
                FileMetadata.LICENCE_OUVERTE,
                "language",
                List.of("fr"),
                "accrualPeriodicity",
                rhythm(dataset.frequency()),
                "temporal",
                dataset.firstDay() + "/" + dataset.lastDay(),
                "spatial",
                catalog.territory().west() + "," + catalog.territory().south() + ","
                        + catalog.territory().east() + "," + catalog.territory().north(),
                "landingPage",
                Addresses.page(catalog, dataset.id()),
                "distribution",
                dataset.files().stream()
                        .flatMap(file -> distribution(dataset, file).stream())
                        .toList());
    }

    private Optional<Map<String, Object>> distribution(DatasetDescription dataset, DistributionFile file) {
        return FilePart.of(dataset.id(), file.alias())
                .flatMap(part -> FileFormat.find(dataset.id(), file.alias())
                        .map(format -> JsonText.object(
                                "@type", "dcat:Distribution",
                                "title", format.label(part).fr(),
                                "description", format.description(part).fr(),
                                "downloadURL", catalog.publicUrl() + file.alias(),
                                "mediaType", file.mediaType().replaceFirst(";.*", ""),
                                "format", format.label(part).fr(),
                                "describedBy",
                                        Addresses.schema(
                                                catalog,
                                                part.totals() ? dataset.id() + Addresses.TOTALS : dataset.id()),
                                "describedByType", "application/json")));
    }

    /** As ISO 8601 writes what comes again. */
    private static String rhythm(Frequency frequency) {
        return switch (frequency) {
            case DAILY -> "R/P1D";
            case MONTHLY -> "R/P1M";
            case QUARTERLY -> "R/P3M";
            case ANNUAL -> "R/P1Y";
        };
    }

    private static String day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
