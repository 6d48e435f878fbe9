// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        Map<String, String> printedLast) {

    /** Copies its maps, sorted. */
    public Manifest {
        printedLast = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(printedLast));
        datasets = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(datasets));
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
