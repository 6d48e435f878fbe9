// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.CatalogDeclaration;
import fr.parution.table.ColumnType;
import fr.parution.table.PublishedColumn;
import fr.parution.write.FileMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How programs read the files of a data set over HTTP, in OpenAPI (<a href="https://spec.openapis.org/oas/v3.1.0">version
 * 3.1.0</a>): the addresses that do not change, the parts of a file, and the rows. In French like the data. It holds no
 * moment: the same files have the same description.
 */
public final class OpenApi {

    /** The name of the document beside the page of a data set. */
    public static final String FILE = "openapi.json";

    private static final String JSON = "application/json";

    private final CatalogDeclaration catalog;
    private final DatasetDescription dataset;

    private OpenApi(CatalogDeclaration catalog, DatasetDescription dataset) {
        this.catalog = catalog;
        this.dataset = dataset;
    }

    /** The document, members in the order in which a person reads them. */
    public static Map<String, Object> of(CatalogDeclaration catalog, DatasetDescription dataset) {
        return new OpenApi(catalog, dataset).document();
    }

    private Map<String, Object> document() {
        return JsonText.object(
                "openapi",
                "3.1.0",
                "info",
                JsonText.object(
                        "title",
                        dataset.title().withNote(ServiceNode.label()).fr(),
                        "description",
                        dataset.description().fr(),
                        "version",
                        dataset.schemaVersion(),
                        "contact",
                        JsonText.object("name", catalog.contactName().fr(), "email", catalog.contactEmail()),
                        "license",
                        JsonText.object("name", Vocabulary.LICENCE_LABEL, "identifier", FileMetadata.LICENCE_SPDX)),
                "externalDocs",
                JsonText.object("url", Addresses.page(catalog, dataset.id())),
                "servers",
                List.of(JsonText.object("url", catalog.publicUrl().replaceFirst("/$", ""))),
                "paths",
                paths(),
                "components",
                JsonText.object(
                        "parameters",
                        parameters(),
                        "schemas",
                        JsonText.object("Release", releaseSchema(), "Row", rowSchema())));
    }

    private Map<String, Object> paths() {
        Map<String, Object> paths = new LinkedHashMap<>();
        paths.put(
                "/" + Addresses.releaseFileKey(dataset.id()),
                get(
                        "release",
                        "L'édition en place",
                        "Les fichiers de l'édition en place, avec leurs adresses immuables et leurs empreintes : à lire"
                                + " d'abord, pour ne pas mêler deux éditions.",
                        JSON,
                        JsonText.object("$ref", "#/components/schemas/Release")));
        for (DistributionFile file : dataset.files()) {
            FileFormat.find(dataset.id(), file.alias()).ifPresent(format -> {
                FilePart part = FilePart.of(dataset.id(), file.alias()).orElseThrow();
                paths.put(
                        "/" + file.alias(),
                        get(
                                file.alias().substring(file.alias().lastIndexOf('/') + 1),
                                format.label(part).fr(),
                                format.description(part).fr(),
                                file.mediaType().replaceFirst(";.*", ""),
                                schema(format)));
            });
        }
        return paths;
    }

    /** What stands at an address, whole, in part, or not at all where the reader has it already. */
    private static Map<String, Object> get(
            String id, String summary, String text, String mediaType, Map<String, Object> schema) {
        Map<String, Object> content = JsonText.object(mediaType, JsonText.object("schema", schema));
        Map<String, Object> part = JsonText.object(mediaType, JsonText.object("schema", Map.of()));
        return JsonText.object(
                "get",
                JsonText.object(
                        "operationId",
                        id,
                        "summary",
                        summary,
                        "description",
                        text,
                        "parameters",
                        List.of(
                                JsonText.object("$ref", "#/components/parameters/Range"),
                                JsonText.object("$ref", "#/components/parameters/IfNoneMatch")),
                        "responses",
                        JsonText.object(
                                "200",
                                JsonText.object("description", "Le fichier entier", "content", content),
                                "206",
                                JsonText.object("description", "La partie demandée", "content", part),
                                "304",
                                JsonText.object("description", "Le fichier n'a pas changé"),
                                "404",
                                JsonText.object("description", "Rien à cette adresse"),
                                "416",
                                JsonText.object("description", "Partie hors du fichier"))));
    }

    /** Of rows in JSON; the bytes of other formats are described by their own standards. */
    private static Map<String, Object> schema(FileFormat format) {
        return format == FileFormat.JSON
                ? JsonText.object("type", "array", "items", JsonText.object("$ref", "#/components/schemas/Row"))
                : Map.of();
    }

    private static Map<String, Object> parameters() {
        return JsonText.object(
                "Range",
                header("Range", "Une partie du fichier, en octets", "bytes=0-1023"),
                "IfNoneMatch",
                header("If-None-Match", "L'empreinte ETag déjà lue", "\"…\""));
    }

    private static Map<String, Object> header(String name, String text, String example) {
        return JsonText.object(
                "name",
                name,
                "in",
                "header",
                "description",
                text,
                "schema",
                JsonText.object("type", "string"),
                "example",
                example);
    }

    private static Map<String, Object> releaseSchema() {
        Map<String, Object> text = JsonText.object("type", "string");
        Map<String, Object> number = JsonText.object("type", "integer", "minimum", 0);
        Map<String, Object> file = object(JsonText.object(
                "key",
                text,
                "alias",
                text,
                "url",
                text,
                "bytes",
                number,
                "sha256",
                text,
                "mediaType",
                text,
                "rows",
                number));
        return object(JsonText.object(
                "dataset",
                text,
                "seq",
                number,
                "manifest",
                text,
                "issued",
                JsonText.object("type", "string", "format", "date-time"),
                "tag",
                text,
                "schemaVersion",
                text,
                "files",
                JsonText.object("type", "array", "items", file)));
    }

    private static Map<String, Object> object(Map<String, Object> properties) {
        return JsonText.object(
                "type", "object", "properties", properties, "required", List.copyOf(properties.keySet()));
    }

    /** A row of any file; one without totals lacks the columns that tell them apart. */
    private Map<String, Object> rowSchema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (PublishedColumn column : dataset.columns()) {
            properties.put(
                    column.name(),
                    JsonText.object(
                            "type",
                            List.of(type(column.type()), "null"),
                            "description",
                            column.label().fr() + ". " + column.description().fr()));
        }
        return JsonText.object("type", "object", "properties", properties, "additionalProperties", false);
    }

    private static String type(ColumnType type) {
        return switch (type) {
            case TEXT -> "string";
            case WHOLE -> "integer";
            case DECIMAL -> "number";
        };
    }
}
