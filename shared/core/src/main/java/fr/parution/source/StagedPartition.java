// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import java.nio.file.Path;
import java.util.List;

/**
 * One period of staged rows on the local disk.
 *
 * @param period as {@link fr.parution.dataset.PeriodUnit} counts it
 * @param dictionaries one for each dimension over a relation, in the order of dimensions
 */
public record StagedPartition(int period, Path file, long rows, List<Entities> dictionaries) {

    /** Copies its list. */
    public StagedPartition {
        dictionaries = List.copyOf(dictionaries);
    }

    /**
     * The entities of a dimension, one a line in the order of their keys, as JSON objects of the texts of their
     * attributes.
     */
    public record Entities(String dimension, Path file, int count) {}
}
