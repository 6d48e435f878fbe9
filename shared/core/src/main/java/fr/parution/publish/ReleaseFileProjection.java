// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.CatalogDescription;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.DistributionFile;
import fr.parution.describe.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * For each data set, the small file by which a pipeline finds the immutable addresses and digests of the current release:
 * one object, so that nobody mixes two releases.
 */
public final class ReleaseFileProjection implements Projection {

    @Override
    public List<ProjectedFile> project(CatalogDescription catalog) {
        return catalog.datasets().stream()
                .map(dataset -> new ProjectedFile(
                        "latest/" + dataset.id() + ".release.json",
                        "application/json",
                        JsonText.of(release(catalog, dataset)).getBytes(StandardCharsets.UTF_8)))
                .toList();
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
