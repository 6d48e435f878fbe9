// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.Addresses;
import fr.parution.describe.CatalogDescription;
import fr.parution.describe.CatalogDescription.ReleaseNote;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.JsonText;
import fr.parution.describe.WithdrawnEdition;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the current release says to subscribers: a batch in the JSON format of CloudEvents 1.0, one event for each edition
 * that it withdrew and for each data set whose bytes it changed. An event repeated has the same id, so that consumers can drop it.
 */
public final class EventProjection implements Projection {

    private static final String PUBLISHED = "fr.opendata.dataset.published.v1";
    private static final String WITHDRAWN = "fr.opendata.dataset.withdrawn.v1";

    @Override
    public List<ProjectedFile> project(CatalogDescription catalog) {
        List<Map<String, Object>> events = Stream.concat(
                        catalog.withdrawn().stream()
                                .filter(gone -> gone.sequence() == catalog.sequence())
                                .map(gone -> event(catalog, gone)),
                        catalog.datasets().stream()
                                .filter(dataset -> dataset.modified().equals(catalog.issued()))
                                .map(dataset -> event(catalog, dataset)))
                .toList();
        return List.of(new ProjectedFile(
                key(catalog.sequence()),
                "application/cloudevents-batch+json; charset=utf-8",
                JsonText.of(events).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Optional<String> keyOfRelease(int sequence) {
        return Optional.of(key(sequence));
    }

    private static String key(int sequence) {
        return "events/" + sequence + ".json";
    }

    private static Map<String, Object> event(CatalogDescription catalog, DatasetDescription dataset) {
        return event(catalog, dataset.id(), "", PUBLISHED, data(catalog, dataset));
    }

    private static Map<String, Object> event(CatalogDescription catalog, WithdrawnEdition gone) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("dataset", Addresses.dataset(catalog.catalog(), gone.dataset()));
        data.put("seq", catalog.sequence());
        data.put("reason", gone.reason());
        data.put("manifest", catalog.address(catalog.manifest()));
        data.put("tag", gone.tag());
        data.put("tombstone", catalog.address(gone.tombstone()));
        return event(catalog, gone.dataset(), "-" + gone.tag(), WITHDRAWN, data);
    }

    private static Map<String, Object> event(
            CatalogDescription catalog, String dataset, String which, String type, Map<String, Object> data) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", digest(catalog.manifest()) + "-" + dataset + which);
        event.put("source", Addresses.catalog(catalog.catalog()));
        event.put("type", type);
        event.put("subject", dataset);
        event.put("time", UtcTime.text(catalog.issued()));
        event.put("datacontenttype", "application/json");
        event.put("data", data);
        return event;
    }

    /** The name of the manifest without its folder and ending: sequence and first digits of its SHA-256. */
    private static String digest(String manifest) {
        return manifest.substring(manifest.lastIndexOf('/') + 1, manifest.lastIndexOf('.'));
    }

    private static Map<String, Object> data(CatalogDescription catalog, DatasetDescription dataset) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("dataset", Addresses.dataset(catalog.catalog(), dataset.id()));
        data.put("seq", catalog.sequence());
        data.put("kind", catalog.note().map(ReleaseNote::kind).orElse("release"));
        data.put("reason", catalog.note().map(ReleaseNote::reason).orElse(""));
        data.put("manifest", catalog.address(catalog.manifest()));
        catalog.note().map(ReleaseNote::revision).ifPresent(key -> data.put("revision", catalog.address(key)));
        data.put("tag", dataset.tag());
        data.put("schemaVersion", dataset.schemaVersion());
        data.put("temporal", dataset.firstDay() + "/" + dataset.lastDay());
        data.put("files", ReleaseFileProjection.files(catalog, dataset));
        return data;
    }
}
