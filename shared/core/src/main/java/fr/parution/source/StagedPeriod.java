// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.table.Dictionary;
import fr.parution.table.KeyLayout;
import java.nio.file.Path;
import java.util.List;

/**
 * One period of staged rows, brought to the local disk and checked.
 *
 * @param period as {@link fr.parution.dataset.PeriodUnit} counts it
 * @param dictionaries one a dimension, in the order of dimensions
 */
public record StagedPeriod(int period, KeyLayout layout, Path file, List<Dictionary> dictionaries) {

    /** Copies its list. */
    public StagedPeriod {
        dictionaries = List.copyOf(dictionaries);
    }
}
