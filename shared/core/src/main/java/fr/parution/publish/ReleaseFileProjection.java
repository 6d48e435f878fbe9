// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.Addresses;
import fr.parution.describe.CatalogDescription;
import fr.parution.describe.CitationText;
import fr.parution.describe.Croissant;
import fr.parution.describe.DataCite;
import fr.parution.describe.DataPackage;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.DistributionFile;
import fr.parution.describe.ExampleFile;
import fr.parution.describe.JsonText;
import fr.parution.describe.OpenApi;
import fr.parution.write.FileMetadata;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * For each data set, small files beside its own: that by which a pipeline finds the immutable addresses and digests of the
 * current release, one object, so that nobody mixes two releases; its {@link DataPackage}; how to cite it; its {@link
 * Croissant}; its {@link OpenApi}; and an example of its rows.
 */
public final class ReleaseFileProjection implements Projection {

    /** Where each edition keeps what describes it, below the folder of its data set. */
    static final String EDITIONS = "editions/";

    private static final String JSON = "application/json; charset=utf-8";

    @Override
    public List<ProjectedFile> project(CatalogDescription catalog) {
        List<ProjectedFile> files = new ArrayList<>();
        for (DatasetDescription dataset : catalog.datasets()) {
            files.add(json(Addresses.releaseFileKey(dataset.id()), release(catalog, dataset)));
            files.add(json("latest/" + dataset.id() + ".datapackage.json", DataPackage.of(catalog, dataset)));
            files.addAll(citations(catalog, dataset));
            String page = Addresses.page(catalog.catalog(), dataset.id());
            files.add(beside(
                    dataset,
                    "croissant.jsonld",
                    Croissant.MEDIA_TYPE,
                    JsonText.of(Croissant.of(catalog, dataset, Locale.FRENCH, page))));
            files.add(beside(dataset, OpenApi.FILE, JSON, JsonText.of(OpenApi.of(catalog.catalog(), dataset))));
            files.add(beside(dataset, FileMetadata.EXAMPLE, "text/csv; charset=utf-8", ExampleFile.of(dataset)));
        }
        return files;
    }

    /** How to cite a data set: beside its page the current edition, and each under its tag, where it stays. */
    private static List<ProjectedFile> citations(CatalogDescription catalog, DatasetDescription dataset) {
        String citation = CitationText.of(catalog.catalog(), dataset);
        String datacite = JsonText.of(DataCite.of(catalog, dataset));
        List<ProjectedFile> files = new ArrayList<>();
        for (String folder : List.of("", EDITIONS + dataset.tag() + "/")) {
            files.add(beside(dataset, folder + "CITATION.cff", "application/yaml; charset=utf-8", citation));
            files.add(beside(dataset, folder + "datacite.json", JSON, datacite));
        }
        return files;
    }

    /** A file beside the page of a data set. */
    private static ProjectedFile beside(DatasetDescription dataset, String name, String mediaType, String text) {
        return new ProjectedFile(
                "datasets/" + dataset.id() + "/" + name, mediaType, text.getBytes(StandardCharsets.UTF_8));
    }

    private static ProjectedFile json(String key, Map<String, Object> content) {
        return new ProjectedFile(key, JSON, JsonText.of(content).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> release(CatalogDescription catalog, DatasetDescription dataset) {
        Map<String, Object> release = new LinkedHashMap<>();
        release.put("dataset", dataset.id());
        release.put("seq", catalog.sequence());
        release.put("manifest", catalog.manifest());
        release.put("issued", UtcTime.text(catalog.issued()));
        release.put("tag", dataset.tag());
        release.put("schemaVersion", dataset.schemaVersion());
        release.put("files", files(catalog, dataset));
        return release;
    }

    /** The files with their immutable addresses, in the order of the data set. */
    static List<Map<String, Object>> files(CatalogDescription catalog, DatasetDescription dataset) {
        return dataset.files().stream().map(file -> file(catalog, file)).toList();
    }

    private static Map<String, Object> file(CatalogDescription catalog, DistributionFile file) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("key", file.key());
        map.put("alias", file.alias());
        map.put("url", catalog.address(file.key()));
        map.put("bytes", file.bytes());
        map.put("sha256", file.sha256());
        map.put("mediaType", file.mediaType());
        map.put("rows", file.rows());
        return map;
    }
}
