// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

import fr.parution.dataset.Level;
import fr.parution.dataset.PeriodUnit;
import java.util.List;

/**
 * What a table of a data set is made of, before and after protection.
 *
 * @param levels the full cross, then each margin, each nested in the one before
 * @param territory how many leading dimensions place a row on the map; rows are sorted by them, then by period
 * @param persons index of the aggregate that counts all persons of a cell
 * @param rows index of the aggregate that counts all rows of a cell
 */
public record TableShape(
        TableSchema schema,
        PeriodUnit periodUnit,
        KeyLayout layout,
        List<Level> levels,
        int territory,
        List<Aggregate> aggregates,
        List<MeasureColumn> measures,
        int persons,
        int rows) {

    /** Copies its lists. */
    public TableShape {
        levels = List.copyOf(levels);
        aggregates = List.copyOf(aggregates);
        measures = List.copyOf(measures);
    }

    /** The bits of the key that a level keeps. */
    public long mask(int level) {
        return layout.mask(levels.get(level).keeps());
    }
}
