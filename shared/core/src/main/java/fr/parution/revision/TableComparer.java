// SPDX-License-Identifier: EUPL-1.2
package fr.parution.revision;

import fr.parution.describe.PeriodChanges;
import java.nio.file.Path;
import java.util.List;

/** Compares two editions of one table, row by row. */
@FunctionalInterface
public interface TableComparer {

    /**
     * Compares the rows of two editions, told apart by the columns that say which row it is.
     *
     * @param before the Parquet files of the earlier edition
     * @param after those of the later one
     * @param columns which column of one is which of the other
     * @return every period of either, in the order of their names
     */
    List<PeriodChanges> compare(List<Path> before, List<Path> after, ColumnPairs columns);
}
