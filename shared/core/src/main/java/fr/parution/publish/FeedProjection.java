// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.dataset.Text;
import fr.parution.describe.Addresses;
import fr.parution.describe.CatalogDescription;
import fr.parution.describe.CatalogDescription.ReleaseNote;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.Delay;
import fr.parution.describe.GoneDataset;
import fr.parution.describe.ReleaseReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Atom feeds (RFC 4287) in French: the newest releases, and for each data set its current edition; in both, what is late by the
 * calendars, where somebody watches them.
 */
public final class FeedProjection implements Projection {

    private static final int ENTRIES = 50;
    private static final String MEDIA_TYPE = "application/atom+xml; charset=utf-8";
    private static final Map<String, String> KINDS = Map.of(
            "release", "Parution",
            "correction", "Correction",
            "rollback", "Retour à une parution antérieure",
            "withdrawal", "Retrait",
            "retirement", "Fin de publication d'un jeu de données");

    private final Optional<LocalDate> today;

    /** Of releases alone. */
    public FeedProjection() {
        this.today = Optional.empty();
    }

    /** Of releases, and of what is late at a day. */
    public FeedProjection(LocalDate today) {
        this.today = Optional.of(today);
    }

    @Override
    public List<ProjectedFile> project(CatalogDescription catalog) {
        List<Delay> delays = today.map(day -> Delay.at(catalog, day)).orElse(List.of()).stream()
                .sorted(Comparator.comparing(Delay::since).reversed())
                .toList();
        List<ProjectedFile> files = new ArrayList<>();
        files.add(new ProjectedFile(
                "feed.atom", MEDIA_TYPE, releases(catalog, delays).toBytes()));
        for (DatasetDescription dataset : catalog.datasets()) {
            String key = "datasets/" + dataset.id() + "/feed.atom";
            files.add(new ProjectedFile(
                    key, MEDIA_TYPE, edition(catalog, dataset, delays, key).toBytes()));
        }
        for (GoneDataset gone : catalog.gone()) {
            String key = "datasets/" + gone.id() + "/feed.atom";
            files.add(
                    new ProjectedFile(key, MEDIA_TYPE, last(catalog, gone, key).toBytes()));
        }
        return files;
    }

    /** Whoever follows a data set that is gone learns it where he listens. */
    private static AtomText last(CatalogDescription catalog, GoneDataset gone, String key) {
        String page = Addresses.page(catalog.catalog(), gone.id());
        AtomText feed = new AtomText(
                catalog.address(key),
                gone.id(),
                catalog.catalog().publisher().name().fr(),
                page,
                gone.since().issued());
        feed.entry(
                Addresses.release(catalog.catalog(), gone.since().sequence()) + "-" + gone.id(),
                gone.id() + " : n'est plus publié",
                gone.since().issued(),
                page,
                "text/html",
                summary(gone.since()));
        return feed;
    }

    private static AtomText releases(CatalogDescription catalog, List<Delay> delays) {
        AtomText feed = new AtomText(
                catalog.address("feed.atom"),
                catalog.catalog().title().fr(),
                catalog.catalog().publisher().name().fr(),
                catalog.catalog().publicUrl(),
                latest(catalog.issued(), delays));
        List<Delay> untold = new ArrayList<>(delays);
        catalog.releases().stream()
                .sorted(Comparator.comparingInt(ReleaseNote::sequence).reversed())
                .limit(ENTRIES)
                .forEach(release -> {
                    untold.stream()
                            .filter(delay -> !delay.since().isBefore(release.issued()))
                            .forEach(delay -> late(catalog, feed, delay));
                    untold.removeIf(delay -> !delay.since().isBefore(release.issued()));
                    feed.entry(
                            Addresses.release(catalog.catalog(), release.sequence()),
                            title(release),
                            release.issued(),
                            catalog.address(release.manifest()),
                            "application/json",
                            summary(release));
                });
        return feed;
    }

    private static Instant latest(Instant issued, List<Delay> delays) {
        return delays.stream()
                .map(Delay::since)
                .filter(issued::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(issued);
    }

    private static void late(CatalogDescription catalog, AtomText feed, Delay delay) {
        feed.entry(
                catalog.address(delay.key()),
                delay.dataset().title().fr() + " : parution en retard",
                delay.since(),
                Addresses.page(catalog.catalog(), delay.dataset().id()),
                "text/html",
                "La période qui finit le " + delay.periodEnd() + " était attendue le " + delay.due()
                        + " ; les données publiées vont jusqu'au "
                        + delay.dataset().lastDay() + ".");
    }

    private static String summary(ReleaseNote release) {
        return release.reason().isBlank()
                ? title(release)
                : ReleaseReason.text(release.reason()).map(Text::fr).orElse(release.reason());
    }

    private static String title(ReleaseNote release) {
        return KINDS.getOrDefault(release.kind(), "Parution") + " n° " + release.sequence();
    }

    private static AtomText edition(
            CatalogDescription catalog, DatasetDescription dataset, List<Delay> allDelays, String key) {
        List<Delay> delays = allDelays.stream()
                .filter(delay -> delay.dataset().equals(dataset))
                .toList();
        String page = Addresses.page(catalog.catalog(), dataset.id());
        Instant modified = dataset.modified();
        AtomText feed = new AtomText(
                catalog.address(key),
                dataset.title().fr(),
                catalog.catalog().publisher().name().fr(),
                page,
                latest(modified, delays));
        delays.stream().filter(delay -> delay.since().isAfter(modified)).forEach(delay -> late(catalog, feed, delay));
        feed.entry(
                catalog.address("v/" + dataset.id() + "/" + dataset.tag() + "/#edition"),
                dataset.title().fr() + ", édition " + dataset.tag(),
                modified,
                page,
                "text/html",
                coverage(dataset) + ". " + dataset.protection().fr());
        delays.stream().filter(delay -> !delay.since().isAfter(modified)).forEach(delay -> late(catalog, feed, delay));
        return feed;
    }

    private static String coverage(DatasetDescription dataset) {
        return dataset.firstDay().equals(dataset.lastDay())
                ? "Données au " + dataset.lastDay()
                : "Données du " + dataset.firstDay() + " au " + dataset.lastDay();
    }
}
