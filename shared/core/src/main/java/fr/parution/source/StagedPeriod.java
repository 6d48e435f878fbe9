// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.dataset.Dimension;
import fr.parution.table.Dictionary;
import fr.parution.table.KeyLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One period of staged rows on the local disk.
 *
 * @param period as {@link fr.parution.dataset.PeriodUnit} counts it
 * @param dictionaries one a dimension, in the order of dimensions
 */
public record StagedPeriod(int period, KeyLayout layout, Path file, List<Dictionary> dictionaries) {

    /** Copies its list. */
    public StagedPeriod {
        dictionaries = List.copyOf(dictionaries);
    }

    /** A period whose dictionaries are on the local disk, with the places of its dimensions. */
    public static StagedPeriod of(StagedPartition partition, List<Dimension> dimensions) {
        List<Dictionary> dictionaries = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        for (Dimension dimension : dimensions) {
            if (dimension instanceof Dimension.Entity) {
                StagedPartition.Entities entities = partition.dictionaries().get(counts.size());
                counts.add(entities.count());
                dictionaries.add(DictionaryFile.open(entities.file(), entities.count()));
            } else {
                dictionaries.add(Dictionary.NONE);
            }
        }
        return new StagedPeriod(partition.period(), new KeyLayout(dimensions, counts), partition.file(), dictionaries);
    }
}
