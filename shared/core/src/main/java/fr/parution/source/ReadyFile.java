// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import java.time.LocalDate;
import java.util.List;

/**
 * The content of {@code _READY.json}, written last: an extract without it does not exist.
 *
 * @param watermark the day up to which the source was known; data time never goes back between releases
 * @param sourceSnapshot what names the instant in the source, for the private run report
 * @param layout what the columns of partitions mean; another layout is another extract
 */
public record ReadyFile(
        String dataset,
        String snapshot,
        LocalDate watermark,
        String sourceSnapshot,
        String layout,
        List<Partition> partitions) {

    /** Copies its list. */
    public ReadyFile {
        partitions = List.copyOf(partitions);
    }

    /** One partition: its period, its key in the staging store, its size and digest, and its dictionaries. */
    public record Partition(int period, String key, long rows, long bytes, String sha256, List<Entities> dictionaries) {

        /** Copies its list. */
        public Partition {
            dictionaries = List.copyOf(dictionaries);
        }
    }

    /** The entities of one dimension that a period knows: their file in the staging store. */
    public record Entities(String dimension, String key, int count, String sha256) {}
}
