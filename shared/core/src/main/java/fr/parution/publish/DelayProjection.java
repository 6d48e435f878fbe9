// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.Addresses;
import fr.parution.describe.CatalogDescription;
import fr.parution.describe.Delay;
import fr.parution.publish.CloudEvent.Kind;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Announces periods that are late by the calendars of the data sets: one file each, which stays when the period has come. The
 * only projection that looks at the day; what it says does not depend on it.
 */
public final class DelayProjection implements Projection {

    private final LocalDate today;

    /** Of what is late at a day. */
    public DelayProjection(LocalDate today) {
        this.today = today;
    }

    @Override
    public List<ProjectedFile> project(CatalogDescription catalog) {
        return Delay.at(catalog, today).stream()
                .map(delay -> CloudEvent.batch(delay.key(), List.of(event(catalog, delay))))
                .toList();
    }

    @Override
    public boolean isAnnouncement() {
        return true;
    }

    private static Map<String, Object> event(CatalogDescription catalog, Delay delay) {
        Map<String, Object> data = new LinkedHashMap<>();
        String dataset = delay.dataset().id();
        data.put("dataset", Addresses.dataset(catalog.catalog(), dataset));
        data.put("periodEnd", delay.periodEnd().toString());
        data.put("due", delay.due().toString());
        data.put("latest", delay.dataset().lastDay().toString());
        return CloudEvent.of(
                catalog, Kind.DELAYED, "delayed-" + dataset + "-" + delay.periodEnd(), dataset, delay.since(), data);
    }
}
