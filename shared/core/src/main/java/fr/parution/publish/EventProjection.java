// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.Addresses;
import fr.parution.describe.CatalogDescription;
import fr.parution.describe.CatalogDescription.ReleaseNote;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.DatasetRevision;
import fr.parution.describe.GoneDataset;
import fr.parution.describe.Revision;
import fr.parution.describe.WithdrawnEdition;
import fr.parution.publish.CloudEvent.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the current release says to subscribers: a batch in the JSON format of CloudEvents 1.0, one event for each edition
 * that it withdrew or data set that it retired, one for each data set whose bytes it changed, and one more where its columns are others. An event
 * repeated has the same id, so that consumers can drop it.
 */
public final class EventProjection implements Projection {

    @Override
    public List<ProjectedFile> project(CatalogDescription catalog) {
        List<Map<String, Object>> events = new ArrayList<>();
        catalog.withdrawn().stream()
                .filter(gone -> gone.sequence() == catalog.sequence())
                .forEach(gone -> events.add(withdrawn(catalog, gone)));
        catalog.gone().stream()
                .filter(gone -> gone.isRetired() && gone.since().sequence() == catalog.sequence())
                .forEach(gone -> events.add(retired(catalog, gone)));
        catalog.datasets().stream()
                .filter(dataset -> dataset.modified().equals(catalog.issued()))
                .forEach(dataset -> events.addAll(changed(catalog, dataset)));
        return List.of(CloudEvent.batch(key(catalog.sequence()), events));
    }

    @Override
    public Optional<String> keyOfRelease(int sequence) {
        return Optional.of(key(sequence));
    }

    @Override
    public boolean isAnnouncement() {
        return true;
    }

    private static String key(int sequence) {
        return "events/" + sequence + ".json";
    }

    private static List<Map<String, Object>> changed(CatalogDescription catalog, DatasetDescription dataset) {
        Optional<DatasetRevision> revision = revision(catalog, dataset.id());
        Map<String, Object> data = data(catalog, dataset);
        List<Map<String, Object>> events = new ArrayList<>();
        events.add(event(catalog, kind(catalog, revision), dataset.id(), "", data));
        revision.filter(EventProjection::hasOtherColumns).ifPresent(other -> {
            Map<String, Object> columns = new LinkedHashMap<>(data);
            columns.remove("files");
            columns.put("schemaVersionBefore", before(other));
            columns.put("columnsAdded", other.columnsAdded());
            columns.put("columnsRemoved", other.columnsRemoved());
            columns.put("columnsRenamed", other.columnsRenamed());
            events.add(event(catalog, Kind.SCHEMACHANGE, dataset.id(), "-columns", columns));
        });
        return events;
    }

    /** New periods make it published, whatever else changed: whoever waits for them must hear of it. */
    private static Kind kind(CatalogDescription catalog, Optional<DatasetRevision> revision) {
        String made = catalog.note().map(ReleaseNote::kind).orElse("release");
        if (!made.equals("release")) {
            return Kind.REVISED;
        }
        return revision.filter(changed -> changed.before() != null)
                        .filter(changed -> changed.newPeriods().isEmpty())
                        .isPresent()
                ? Kind.REVISED
                : Kind.PUBLISHED;
    }

    private static boolean hasOtherColumns(DatasetRevision revision) {
        DatasetRevision.Edition after = revision.after();
        return revision.before() != null && after != null && !before(revision).equals(after.schemaVersion());
    }

    private static String before(DatasetRevision revision) {
        return revision.before() == null ? "" : revision.before().schemaVersion();
    }

    private static Optional<DatasetRevision> revision(CatalogDescription catalog, String dataset) {
        Revision revision = catalog.revision();
        return revision == null
                ? Optional.empty()
                : revision.datasets().stream()
                        .filter(one -> one.id().equals(dataset))
                        .findFirst();
    }

    private static Map<String, Object> withdrawn(CatalogDescription catalog, WithdrawnEdition gone) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("dataset", Addresses.dataset(catalog.catalog(), gone.dataset()));
        data.put("seq", catalog.sequence());
        data.put("reason", gone.reason());
        data.put("manifest", catalog.address(catalog.manifest()));
        data.put("tag", gone.tag());
        data.put("tombstone", catalog.address(gone.tombstone()));
        return event(catalog, Kind.WITHDRAWN, gone.dataset(), "-" + gone.tag(), data);
    }

    private static Map<String, Object> retired(CatalogDescription catalog, GoneDataset gone) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("dataset", Addresses.dataset(catalog.catalog(), gone.id()));
        data.put("seq", catalog.sequence());
        data.put("reason", gone.since().reason());
        data.put("manifest", catalog.address(catalog.manifest()));
        data.put("tag", gone.tag());
        return event(catalog, Kind.RETIRED, gone.id(), "", data);
    }

    private static Map<String, Object> event(
            CatalogDescription catalog, Kind kind, String dataset, String which, Map<String, Object> data) {
        return CloudEvent.of(
                catalog, kind, digest(catalog.manifest()) + "-" + dataset + which, dataset, catalog.issued(), data);
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
        catalog.editionBefore(dataset.id(), dataset.tag()).ifPresent(tag -> data.put("previousTag", tag));
        data.put("schemaVersion", dataset.schemaVersion());
        data.put("temporal", dataset.firstDay() + "/" + dataset.lastDay());
        data.put("files", ReleaseFileProjection.files(catalog, dataset));
        return data;
    }
}
