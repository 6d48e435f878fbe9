// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.dataset.Text;
import fr.parution.describe.Addresses;
import fr.parution.describe.CatalogDescription;
import fr.parution.describe.CatalogDescription.ReleaseNote;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.ReleaseReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Atom feeds (RFC 4287) in French: the newest releases, and for each data set its current edition. */
public final class FeedProjection implements Projection {

    private static final int ENTRIES = 50;
    private static final String MEDIA_TYPE = "application/atom+xml; charset=utf-8";
    private static final Map<String, String> KINDS = Map.of(
            "release", "Parution",
            "correction", "Correction",
            "rollback", "Retour à une parution antérieure",
            "withdrawal", "Retrait");

    @Override
    public List<ProjectedFile> project(CatalogDescription catalog) {
        List<ProjectedFile> files = new ArrayList<>();
        files.add(new ProjectedFile("feed.atom", MEDIA_TYPE, releases(catalog).toBytes()));
        for (DatasetDescription dataset : catalog.datasets()) {
            String key = "datasets/" + dataset.id() + "/feed.atom";
            files.add(new ProjectedFile(
                    key, MEDIA_TYPE, edition(catalog, dataset, key).toBytes()));
        }
        return files;
    }

    private static AtomText releases(CatalogDescription catalog) {
        AtomText feed = new AtomText(
                catalog.address("feed.atom"),
                catalog.catalog().title().fr(),
                catalog.catalog().publisher().name().fr(),
                catalog.catalog().publicUrl(),
                catalog.issued());
        catalog.releases().stream()
                .sorted(Comparator.comparingInt(ReleaseNote::sequence).reversed())
                .limit(ENTRIES)
                .forEach(release -> feed.entry(
                        Addresses.release(catalog.catalog(), release.sequence()),
                        title(release),
                        release.issued(),
                        catalog.address(release.manifest()),
                        "application/json",
                        summary(release)));
        return feed;
    }

    private static String summary(ReleaseNote release) {
        return release.reason().isBlank()
                ? title(release)
                : ReleaseReason.text(release.reason()).map(Text::fr).orElse(release.reason());
    }

    private static String title(ReleaseNote release) {
        return KINDS.getOrDefault(release.kind(), "Parution") + " n° " + release.sequence();
    }

    private static AtomText edition(CatalogDescription catalog, DatasetDescription dataset, String key) {
        String page = Addresses.page(catalog.catalog(), dataset.id());
        Instant modified = dataset.modified();
        AtomText feed = new AtomText(
                catalog.address(key),
                dataset.title().fr(),
                catalog.catalog().publisher().name().fr(),
                page,
                modified);
        feed.entry(
                catalog.address("v/" + dataset.id() + "/" + dataset.tag() + "/#edition"),
                dataset.title().fr() + ", édition " + dataset.tag(),
                modified,
                page,
                "text/html",
                coverage(dataset) + ". " + dataset.protection().fr());
        return feed;
    }

    private static String coverage(DatasetDescription dataset) {
        return dataset.firstDay().equals(dataset.lastDay())
                ? "Données au " + dataset.lastDay()
                : "Données du " + dataset.firstDay() + " au " + dataset.lastDay();
    }
}
