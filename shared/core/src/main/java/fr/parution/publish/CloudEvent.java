// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.Addresses;
import fr.parution.describe.CatalogDescription;
import fr.parution.describe.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One announcement in the JSON format of CloudEvents 1.0. */
final class CloudEvent {

    private CloudEvent() {}

    /** What an event tells; the names are those of its type. */
    enum Kind {
        /** A first edition, or one with new periods. */
        PUBLISHED,
        /** Another edition of periods that were published before. */
        REVISED,
        /** A period that was due is not there. */
        DELAYED,
        /** Columns are not those of the edition before. */
        SCHEMACHANGE,
        /** A data set is not published any more; its files stay. */
        RETIRED,
        /** An edition was taken from readers for good. */
        WITHDRAWN;

        private String type() {
            return "fr.opendata.dataset." + name().toLowerCase(java.util.Locale.ROOT) + ".v1";
        }
    }

    /** @param id the same whenever the same is announced, so that consumers can drop repeats */
    static Map<String, Object> of(
            CatalogDescription catalog, Kind kind, String id, String dataset, Instant time, Map<String, Object> data) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", Addresses.catalog(catalog.catalog()));
        event.put("type", kind.type());
        event.put("subject", dataset);
        event.put("time", UtcTime.text(time));
        event.put("datacontenttype", "application/json");
        event.put("data", data);
        return event;
    }

    /** A file with a batch of events. */
    static Projection.ProjectedFile batch(String key, List<Map<String, Object>> events) {
        return new Projection.ProjectedFile(
                key,
                "application/cloudevents-batch+json; charset=utf-8",
                JsonText.of(events).getBytes(StandardCharsets.UTF_8));
    }
}
