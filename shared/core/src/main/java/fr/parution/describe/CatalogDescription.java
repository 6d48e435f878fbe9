// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.CatalogDeclaration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole catalogue at one release: all that metadata and pages are made from.
 *
 * @param sequence the number of the release
 * @param manifest the public key of its manifest
 * @param issued when the release was decided
 * @param datasets in the order of their ids
 * @param releases the releases, newest first
 * @param withdrawn every edition that was ever withdrawn, in the order of data sets and tags
 * @param revision what the release changed; null where nobody reported it
 */
public record CatalogDescription(
        CatalogDeclaration catalog,
        int sequence,
        String manifest,
        Instant issued,
        List<DatasetDescription> datasets,
        List<ReleaseNote> releases,
        List<WithdrawnEdition> withdrawn,
        @Nullable Revision revision) {

    /** Copies its lists. */
    public CatalogDescription {
        datasets = List.copyOf(datasets);
        releases = List.copyOf(releases);
        withdrawn = List.copyOf(withdrawn);
    }

    /** A catalogue of which nothing was ever withdrawn, at a release without a report. */
    public CatalogDescription(
            CatalogDeclaration catalog,
            int sequence,
            String manifest,
            Instant issued,
            List<DatasetDescription> datasets,
            List<ReleaseNote> releases) {
        this(catalog, sequence, manifest, issued, datasets, releases, List.of(), null);
    }

    /**
     * One release in the history.
     *
     * @param kind {@code release}, {@code rollback}, {@code withdrawal}, {@code retirement} or {@code correction}
     * @param tags the folder of each data set's files in it, by id
     * @param revision the public key of the report of what it changed; null where nobody made one
     */
    public record ReleaseNote(
            int sequence,
            String manifest,
            Instant issued,
            String kind,
            String reason,
            Map<String, String> tags,
            @Nullable String revision) {

        /** A release without a report. */
        public ReleaseNote(
                int sequence, String manifest, Instant issued, String kind, String reason, Map<String, String> tags) {
            this(sequence, manifest, issued, kind, reason, tags, null);
        }

        /** Copies its map, sorted. */
        public ReleaseNote {
            tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        }
    }

    /**
     * The edition of a data set that one follows, in the order in which they first appeared: a return to an older release
     * makes no new one.
     */
    public Optional<String> editionBefore(String dataset, String tag) {
        List<String> tags = releases.stream()
                .sorted(Comparator.comparingInt(ReleaseNote::sequence))
                .flatMap(release -> Stream.ofNullable(release.tags().get(dataset)))
                .distinct()
                .toList();
        int place = tags.indexOf(tag);
        return place > 0 ? Optional.of(tags.get(place - 1)) : Optional.empty();
    }

    /** The data sets that were published and are not any more. */
    public List<GoneDataset> gone() {
        return GoneDataset.of(this);
    }

    /** What is said of the release itself. */
    public Optional<ReleaseNote> note() {
        return releases.stream()
                .filter(release -> release.sequence() == sequence)
                .findFirst();
    }

    /** The public address of a key. */
    public String address(String key) {
        return catalog.publicUrl() + key;
    }
}
