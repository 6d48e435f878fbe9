// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.CatalogDeclaration;
import fr.parution.dataset.Text;
import fr.parution.table.ColumnRole;
import fr.parution.table.ColumnType;
import fr.parution.table.PublishedColumn;
import fr.parution.write.FileMetadata;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A data set in the words of schema.org, for search engines, with the records of its files in those of Croissant (<a
 * href="https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html">version 1.1</a>), for programs that load tables.
 * A file has a type of both: search engines look for downloads, and readers of Croissant for theirs.
 *
 * <p>Files are named by their immutable addresses: only these keep the digest that stands beside them. The version is that
 * of the columns, as Croissant asks of a set whose data go on.
 */
public final class Croissant {

    /** The media type of such a document as a file. */
    public static final String MEDIA_TYPE = "application/ld+json; charset=utf-8";

    private static final List<String> CROISSANT_TERMS = List.of(
            "annotation",
            "arrayShape",
            "citeAs",
            "column",
            "containedIn",
            "equivalentProperty",
            "excludes",
            "extract",
            "field",
            "fileObject",
            "fileProperty",
            "fileSet",
            "format",
            "includes",
            "isArray",
            "isLiveDataset",
            "jsonPath",
            "key",
            "md5",
            "parentField",
            "path",
            "readLines",
            "recordSet",
            "references",
            "regex",
            "repeated",
            "replace",
            "samplingRate",
            "sdVersion",
            "separator",
            "source",
            "subField",
            "transform",
            "unArchive",
            "value");

    /** The context that the specification asks for, with schema.org by https as its readers and search engines do. */
    private static final Map<String, Object> TERMS = terms();

    private final CatalogDescription description;
    private final CatalogDeclaration catalog;
    private final DatasetDescription dataset;
    private final Locale locale;

    private Croissant(CatalogDescription description, DatasetDescription dataset, Locale locale) {
        this.description = description;
        this.catalog = description.catalog();
        this.dataset = dataset;
        this.locale = locale;
    }

    /**
     * The document, members in the order in which a person reads them.
     *
     * @param locale in which language its texts are
     * @param page the address of the page in that language
     */
    public static Map<String, Object> of(
            CatalogDescription description, DatasetDescription dataset, Locale locale, String page) {
        return new Croissant(description, dataset, locale).document(page);
    }

    private Map<String, Object> document(String page) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@context", context());
        document.put("@type", "sc:Dataset");
        document.put("@id", Addresses.dataset(catalog, dataset.id()));
        document.put("conformsTo", "http://mlcommons.org/croissant/1.1");
        document.put("name", in(dataset.title()));
        document.put("alternateName", dataset.id());
        document.put("description", in(dataset.description()));
        document.put("url", page);
        document.put("identifier", dataset.id());
        document.put("license", FileMetadata.LICENCE_OUVERTE);
        document.put("keywords", dataset.keywords().stream().map(this::in).toList());
        document.put("creator", publisher());
        document.put("publisher", publisher());
        document.put("datePublished", day(dataset.issued()));
        document.put("dateModified", day(dataset.modified()));
        document.put("version", dataset.schemaVersion());
        document.put("isLiveDataset", true);
        document.put("citeAs", citation(page));
        document.put("inLanguage", "fr");
        document.put("isAccessibleForFree", true);
        document.put("temporalCoverage", dataset.firstDay() + "/" + dataset.lastDay());
        document.put("spatialCoverage", territory());
        document.put("includedInDataCatalog", dataCatalog());
        document.put("variableMeasured", measures().map(this::variable).toList());
        document.put(
                "distribution",
                dataset.files().stream()
                        .flatMap(file -> FileFormat.find(dataset.id(), file.alias()).stream()
                                .map(format -> file(file, format)))
                        .toList());
        document.put(
                "recordSet",
                Stream.of(records(false), records(true))
                        .flatMap(Optional::stream)
                        .toList());
        return document;
    }

    private Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("@language", locale.getLanguage());
        context.putAll(TERMS);
        return context;
    }

    private String citation(String page) {
        int year = dataset.modified().atZone(ZoneOffset.UTC).getYear();
        return in(catalog.publisher().name()) + " (" + year + "). " + in(dataset.title()) + ", " + dataset.tag() + ". "
                + page;
    }

    private Map<String, Object> publisher() {
        return node(
                "Organization",
                "name",
                in(catalog.publisher().name()),
                "url",
                catalog.publisher().homepage());
    }

    private Map<String, Object> territory() {
        CatalogDeclaration.Territory place = catalog.territory();
        String box = place.south() + " " + place.west() + " " + place.north() + " " + place.east();
        Map<String, Object> territory = node("Place", "name", in(place.name()));
        territory.put("sameAs", addresses(place));
        territory.put("geo", node("GeoShape", "box", box));
        return territory;
    }

    /** One address as a text, several as a list. */
    private static Object addresses(CatalogDeclaration.Territory place) {
        List<String> all =
                Stream.concat(Stream.of(place.uri()), place.sameAs().stream()).toList();
        return all.size() == 1 ? place.uri() : all;
    }

    private Map<String, Object> dataCatalog() {
        return node("DataCatalog", "name", in(catalog.title()), "url", catalog.publicUrl());
    }

    private Stream<PublishedColumn> measures() {
        return dataset.columns().stream().filter(column -> column.role() == ColumnRole.MEASURE);
    }

    private Map<String, Object> variable(PublishedColumn column) {
        Map<String, Object> variable =
                node("PropertyValue", "name", in(column.label()), "description", in(column.description()));
        Text unit = column.unit();
        if (unit != null) {
            variable.put("unitText", in(unit));
        }
        return variable;
    }

    private Map<String, Object> file(DistributionFile file, FileFormat format) {
        String name = lastPart(file.alias());
        FilePart part = FilePart.of(dataset.id(), file.alias()).orElseThrow();
        return JsonText.object(
                "@type",
                List.of("cr:FileObject", "sc:DataDownload"),
                "@id",
                name,
                "name",
                name,
                "description",
                in(format.description(part)),
                "contentUrl",
                description.address(file.key()),
                "contentSize",
                file.bytes() + " B",
                "encodingFormat",
                encodings(format),
                "sha256",
                file.sha256());
    }

    /** Parquet by its registered name, and by the one that readers of Croissant know. */
    private static List<String> encodings(FileFormat format) {
        return switch (format) {
            case PARQUET -> List.of("application/vnd.apache.parquet", "application/x-parquet");
            case CSV -> List.of("text/csv");
            case CSV_GZ -> List.of("text/csv", "application/gzip");
            case JSON -> List.of("application/json");
            case JSONL_GZ -> List.of("application/jsonlines", "application/gzip");
        };
    }

    /** The rows of the Parquet file that holds all of them, or all totals that stand apart. */
    private Optional<Map<String, Object>> records(boolean totals) {
        boolean apart = whole(true).isPresent();
        return whole(totals).map(file -> {
            String id = totals ? "totaux" : "table";
            List<Map<String, Object>> fields = dataset.columns().stream()
                    .filter(column -> totals || !apart || column.role() != ColumnRole.LEVEL)
                    .map(column -> field(id, lastPart(file.alias()), column))
                    .toList();
            return JsonText.object("@type", "cr:RecordSet", "@id", id, "name", id, "field", fields);
        });
    }

    private Optional<DistributionFile> whole(boolean totals) {
        return dataset.files().stream()
                .filter(file -> FilePart.of(dataset.id(), file.alias())
                        .filter(part -> part.totals() == totals && part.year() == null)
                        .filter(part -> part.ending().equals("parquet"))
                        .isPresent())
                .findFirst();
    }

    private Map<String, Object> field(String records, String file, PublishedColumn column) {
        return JsonText.object(
                "@type",
                "cr:Field",
                "@id",
                records + "/" + idOf(column),
                "name",
                column.name(),
                "description",
                in(column.label()) + ". " + in(column.description()),
                "dataType",
                dataType(column.type()),
                "source",
                JsonText.object("fileObject", Map.of("@id", file), "extract", Map.of("column", column.name())));
    }

    /** Readers take no id with a blank in it; the number tells such a column from one that is named with a hyphen. */
    private static String idOf(PublishedColumn column) {
        return column.name().contains(" ") ? column.name().replace(' ', '-') + "." + column.fieldId() : column.name();
    }

    private static String dataType(ColumnType type) {
        return switch (type) {
            case TEXT -> "sc:Text";
            case WHOLE -> "cr:Int64";
            case DECIMAL -> "sc:Float";
        };
    }

    private String in(Text text) {
        return text.in(locale);
    }

    private static String day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String lastPart(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    private static Map<String, Object> node(String type, String... namesAndValues) {
        Map<String, Object> node = JsonText.object("@type", "sc:" + type);
        node.putAll(JsonText.object((Object[]) namesAndValues));
        return node;
    }

    private static Map<String, Object> terms() {
        Map<String, Object> terms = new LinkedHashMap<>();
        terms.put("@vocab", "https://schema.org/");
        terms.put("sc", "https://schema.org/");
        terms.put("cr", "http://mlcommons.org/croissant/");
        terms.put("rai", "http://mlcommons.org/croissant/RAI/");
        terms.put("dct", "http://purl.org/dc/terms/");
        terms.put("conformsTo", "dct:conformsTo");
        terms.put("data", JsonText.object("@id", "cr:data", "@type", "@json"));
        terms.put("dataType", JsonText.object("@id", "cr:dataType", "@type", "@vocab"));
        terms.put("examples", JsonText.object("@id", "cr:examples", "@type", "@json"));
        for (String term : List.of("name", "description")) {
            terms.put(term, Map.of("@container", "@language"));
        }
        for (String term : CROISSANT_TERMS) {
            terms.put(term, "cr:" + term);
        }
        return terms;
    }
}
