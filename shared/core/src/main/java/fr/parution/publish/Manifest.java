// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.WithdrawnEdition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One release over all data sets: immutable, and complete without its predecessors.
 *
 * @param sequence grows by one from release to release
 * @param previous the manifest that this one replaces; null for the first release
 * @param inputDigest SHA-256 over everything that the release was made from, {@code sha256:…}
 * @param kind {@code release}, {@code rollback}, {@code withdrawal} or {@code correction}
 * @param reason why it was made, in the words of {@link fr.parution.describe.ReleaseReason} or as a person typed it
 * @param issued when the release was decided, UTC
 * @param catalogue the immutable key of the catalogue's declaration
 * @param datasets by id, sorted
 * @param printedLast by data set, the tag of the edition that readers saw last, where a return to an older release or a
 *     withdrawal took it back: the next release is reconciled with that one
 * @param withdrawn every edition that was ever withdrawn, in the order of data sets and tags
 * @param revision the immutable key of the report of what the release changed; null where nobody made one
 */
public record Manifest(
        int sequence,
        @Nullable Pointer previous,
        String inputDigest,
        String kind,
        String reason,
        Instant issued,
        String catalogue,
        Map<String, Entry> datasets,
        Map<String, String> printedLast,
        List<WithdrawnEdition> withdrawn,
        @Nullable String revision) {

    /** Copies its maps and its list, sorted. */
    public Manifest {
        withdrawn = withdrawn.stream()
                .sorted(Comparator.comparing(WithdrawnEdition::dataset).thenComparing(WithdrawnEdition::tag))
                .toList();
        printedLast = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(printedLast));
        datasets = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(datasets));
    }

    /** A release without a report of what it changed. */
    public Manifest(
            int sequence,
            @Nullable Pointer previous,
            String inputDigest,
            String kind,
            String reason,
            Instant issued,
            String catalogue,
            Map<String, Entry> datasets,
            Map<String, String> printedLast,
            List<WithdrawnEdition> withdrawn) {
        this(sequence, previous, inputDigest, kind, reason, issued, catalogue, datasets, printedLast, withdrawn, null);
    }

    /** The same with the report of what it changed. */
    Manifest withRevision(String key) {
        return new Manifest(
                sequence,
                previous,
                inputDigest,
                kind,
                reason,
                issued,
                catalogue,
                datasets,
                printedLast,
                withdrawn,
                key);
    }

    /** Whether an edition was withdrawn by this release or before it. */
    public boolean isWithdrawn(String dataset, String tag) {
        return findWithdrawn(dataset, tag).isPresent();
    }

    /** What is said of an edition that was withdrawn by this release or before it. */
    public Optional<WithdrawnEdition> findWithdrawn(String dataset, String tag) {
        return withdrawn.stream().filter(edition -> edition.is(dataset, tag)).findFirst();
    }

    /**
     * One data set in a release.
     *
     * @param tag the folder of its files below {@code v/{dataset}/}
     * @param watermark the day up to which the source was known
     * @param contentDigest SHA-256 over rows, schema and description, whatever the file formats; {@code sha256:…}
     * @param issued when the data set was first released
     * @param modified when its content last changed
     * @param certificate the key of the proof that disclosure control passed
     * @param description the key of its {@link fr.parution.describe.DatasetDocument}
     */
    public record Entry(
            String tag,
            LocalDate watermark,
            String schemaVersion,
            String contentDigest,
            Instant issued,
            Instant modified,
            List<File> files,
            String certificate,
            String description) {

        /** Copies its list. */
        public Entry {
            files = List.copyOf(files);
        }

        /** The same files, standing under their aliases since another moment. */
        Entry since(Instant moment) {
            return new Entry(
                    tag,
                    watermark,
                    schemaVersion,
                    contentDigest,
                    issued,
                    moment,
                    files.stream().map(file -> file.since(moment)).toList(),
                    certificate,
                    description);
        }

        /** What the tag of these tables is beside a certificate and a description, by their SHA-256. */
        String tagWith(String certificate, String description) {
            Map<String, String> tables = files.stream()
                    .collect(Collectors.toMap(
                            file -> file.key().substring(file.key().lastIndexOf('/') + 1), File::sha256));
            return Tag.of(Tag.lastPeriod(tag), tables, certificate, description);
        }

        /** Rows of the table: those of the file that holds most, since years stand in files of their own beside the whole. */
        public long rows() {
            return files.stream().mapToLong(File::rows).max().orElse(0);
        }

        /** The files that hold the table for programs. */
        public List<File> parquet() {
            return files.stream()
                    .filter(file -> file.key().endsWith(".parquet"))
                    .toList();
        }

        /**
         * SHA-256 over the tables and what they are named, in the order of their aliases; {@code sha256:…}. Of Parquet, the
         * same rows may have other bytes.
         */
        public String rowsDigest() {
            return TableDigest.ofPublished(files);
        }

        /** Bytes of all files. */
        public long bytes() {
            return files.stream().mapToLong(File::bytes).sum();
        }
    }

    /**
     * One file.
     *
     * @param key its immutable key
     * @param alias its stable key
     * @param sha256 64 hexadecimal digits
     * @param modified since when these bytes stand under the alias
     */
    public record File(
            String key, String alias, long bytes, String sha256, String mediaType, long rows, Instant modified) {

        File since(Instant moment) {
            return new File(key, alias, bytes, sha256, mediaType, rows, moment);
        }
    }
}
