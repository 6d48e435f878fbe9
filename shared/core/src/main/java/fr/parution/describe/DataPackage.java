// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.CatalogDeclaration;
import fr.parution.dataset.Text;
import fr.parution.write.FileMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A data set as a Data Package, for tools of the Frictionless family (<a
 * href="https://specs.frictionlessdata.io/data-package/">version 1</a> of the specification, which they read best). It
 * stands beside the files and names them by their last part, so that a copy of the folder describes itself. It holds no
 * moment: the same files have the same descriptor.
 */
public final class DataPackage {

    private static final String GZIP = ".gz";
    private static final String SCHEMA = ".json-table-schema.json";

    private DataPackage() {}

    /** The descriptor, members in the order in which a person reads them. */
    public static Map<String, Object> of(CatalogDescription description, DatasetDescription dataset) {
        CatalogDeclaration catalog = description.catalog();
        Map<String, Object> descriptor = new LinkedHashMap<>();
        descriptor.put("profile", "data-package");
        descriptor.put("name", dataset.id());
        descriptor.put("id", Addresses.dataset(catalog, dataset.id()));
        descriptor.put("title", dataset.title().fr());
        descriptor.put("description", dataset.description().fr());
        descriptor.put("homepage", Addresses.page(catalog, dataset.id()));
        descriptor.put("version", dataset.tag());
        descriptor.put("keywords", dataset.keywords().stream().map(Text::fr).toList());
        descriptor.put(
                "licenses",
                List.of(member(
                        "name",
                        FileMetadata.LICENCE_SPDX,
                        "path",
                        FileMetadata.LICENCE_OUVERTE,
                        "title",
                        Vocabulary.LICENCE_LABEL)));
        descriptor.put(
                "contributors",
                List.of(member(
                        "title",
                        catalog.publisher().name().fr(),
                        "path",
                        catalog.publisher().homepage(),
                        "role",
                        "publisher")));
        descriptor.put(
                "resources",
                dataset.files().stream()
                        .flatMap(file -> FileFormat.find(dataset.id(), file.alias()).stream()
                                .map(format -> resource(dataset, file, format)))
                        .toList());
        return descriptor;
    }

    private static Map<String, Object> resource(DatasetDescription dataset, DistributionFile file, FileFormat format) {
        FilePart part = FilePart.of(dataset.id(), file.alias()).orElseThrow();
        String path = lastPart(file.alias());
        Map<String, Object> resource = new LinkedHashMap<>();
        Optional<String> schema = schema(dataset, part);
        boolean table = format == FileFormat.CSV || format == FileFormat.CSV_GZ;
        resource.put("profile", table && schema.isPresent() ? "tabular-data-resource" : "data-resource");
        resource.put("name", path.toLowerCase(Locale.ROOT));
        resource.put("path", path);
        resource.put("title", format.label(part).fr());
        resource.put("description", format.description(part).fr());
        String ending = part.ending();
        resource.put("format", format.gzip() ? ending.substring(0, ending.length() - GZIP.length()) : ending);
        resource.put("mediatype", file.mediaType().replaceFirst(";.*", ""));
        if (format.gzip()) {
            resource.put("compression", "gz");
        }
        if (format != FileFormat.PARQUET) {
            resource.put("encoding", "utf-8");
        }
        resource.put("bytes", file.bytes());
        resource.put("hash", "sha256:" + file.sha256());
        if (table) {
            resource.put("dialect", Map.of("delimiter", ";"));
            schema.ifPresent(name -> resource.put("schema", name));
        }
        return resource;
    }

    /** The description of the columns of a file, which stands beside it too. */
    private static Optional<String> schema(DatasetDescription dataset, FilePart part) {
        String alias = "latest/" + dataset.id() + (part.totals() ? Addresses.TOTALS : "") + SCHEMA;
        return dataset.files().stream()
                .map(DistributionFile::alias)
                .filter(alias::equals)
                .map(DataPackage::lastPart)
                .findFirst();
    }

    private static String lastPart(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    private static Map<String, Object> member(String... namesAndValues) {
        Map<String, Object> member = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            member.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return member;
    }
}
