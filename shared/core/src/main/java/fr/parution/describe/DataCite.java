// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.CatalogDeclaration;
import fr.parution.dataset.Text;
import fr.parution.write.FileMetadata;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An edition of a data set in the JSON of DataCite (<a href="https://datacite-metadata-schema.readthedocs.io/en/4.5/">version
 * 4.5</a>), for repositories and reference managers. It lacks a DOI, which nobody registers here; an organisation that
 * registers one sends this and the identifier.
 */
public final class DataCite {

    private static final String ORGANISATION = "Organizational";

    private final CatalogDescription description;
    private final CatalogDeclaration catalog;
    private final DatasetDescription dataset;

    private DataCite(CatalogDescription description, DatasetDescription dataset) {
        this.description = description;
        this.catalog = description.catalog();
        this.dataset = dataset;
    }

    /** The metadata, members in the order of the specification. */
    public static Map<String, Object> of(CatalogDescription description, DatasetDescription dataset) {
        return new DataCite(description, dataset).document();
    }

    private Map<String, Object> document() {
        Text publisher = catalog.publisher().name();
        return JsonText.object(
                "schemaVersion",
                "http://datacite.org/schema/kernel-4",
                "creators",
                List.of(JsonText.object("name", publisher.fr(), "nameType", ORGANISATION, "lang", "fr")),
                "titles",
                List.of(
                        inFrench("title", dataset.title()),
                        JsonText.object("title", dataset.title().en(), "titleType", "TranslatedTitle", "lang", "en")),
                "publisher",
                JsonText.object("name", publisher.fr(), "lang", "fr"),
                "publicationYear",
                Integer.toString(dataset.modified().atZone(ZoneOffset.UTC).getYear()),
                "types",
                JsonText.object("resourceTypeGeneral", "Dataset", "resourceType", "Dataset"),
                "subjects",
                dataset.keywords().stream()
                        .map(keyword -> inFrench("subject", keyword))
                        .toList(),
                "contributors",
                List.of(JsonText.object(
                        "name",
                        catalog.contactName().fr(),
                        "nameType",
                        ORGANISATION,
                        "contributorType",
                        "ContactPerson")),
                "dates",
                dates(),
                "language",
                "fr",
                "alternateIdentifiers",
                List.of(identifier(edition(dataset.tag()), "URL"), identifier(dataset.id(), "Local identifier")),
                "relatedIdentifiers",
                relations(),
                "sizes",
                List.of(dataset.files().stream()
                                .mapToLong(DistributionFile::bytes)
                                .sum() + " bytes"),
                "formats",
                formats(),
                "version",
                dataset.tag(),
                "rightsList",
                List.of(rights()),
                "descriptions",
                List.of(description("Abstract", dataset.description()), description("Methods", dataset.protection())),
                "geoLocations",
                List.of(territory()),
                "url",
                Addresses.page(catalog, dataset.id()));
    }

    private static Map<String, Object> identifier(String identifier, String type) {
        return JsonText.object("alternateIdentifier", identifier, "alternateIdentifierType", type);
    }

    private List<Map<String, Object>> dates() {
        return List.of(
                JsonText.object("date", day(dataset.issued()), "dateType", "Available"),
                JsonText.object("date", day(dataset.modified()), "dateType", "Issued"),
                JsonText.object(
                        "date",
                        dataset.firstDay() + "/" + dataset.lastDay(),
                        "dateType",
                        "Other",
                        "dateInformation",
                        "Coverage"));
    }

    private List<Map<String, Object>> relations() {
        List<Map<String, Object>> relations = new ArrayList<>();
        relations.add(relation("IsVersionOf", Addresses.dataset(catalog, dataset.id())));
        description
                .editionBefore(dataset.id(), dataset.tag())
                .ifPresent(tag -> relations.add(relation("IsNewVersionOf", edition(tag))));
        relations.add(relation("IsDocumentedBy", Addresses.certificate(catalog, dataset.id(), dataset.tag())));
        dataset.files().forEach(file -> relations.add(relation("HasPart", description.address(file.key()))));
        return relations;
    }

    private static Map<String, Object> relation(String type, String address) {
        return JsonText.object("relatedIdentifier", address, "relatedIdentifierType", "URL", "relationType", type);
    }

    private List<String> formats() {
        return dataset.files().stream()
                .map(file -> file.mediaType().replaceFirst(";.*", ""))
                .distinct()
                .toList();
    }

    private static Map<String, Object> rights() {
        return JsonText.object(
                "rights",
                Vocabulary.LICENCE_LABEL,
                "rightsUri",
                FileMetadata.LICENCE_OUVERTE,
                "rightsIdentifier",
                FileMetadata.LICENCE_SPDX,
                "rightsIdentifierScheme",
                "SPDX",
                "schemeUri",
                "https://spdx.org/licenses/",
                "lang",
                "fr");
    }

    private static Map<String, Object> description(String type, Text text) {
        return JsonText.object("description", text.fr(), "descriptionType", type, "lang", "fr");
    }

    private Map<String, Object> territory() {
        CatalogDeclaration.Territory place = catalog.territory();
        return JsonText.object(
                "geoLocationPlace",
                place.name().fr(),
                "geoLocationBox",
                JsonText.object(
                        "westBoundLongitude", place.west(),
                        "eastBoundLongitude", place.east(),
                        "southBoundLatitude", place.south(),
                        "northBoundLatitude", place.north()));
    }

    private static Map<String, Object> inFrench(String name, Text text) {
        return JsonText.object(name, text.fr(), "lang", "fr");
    }

    private String edition(String tag) {
        return Addresses.edition(catalog, dataset.id(), tag);
    }

    private static String day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
