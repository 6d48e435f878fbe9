// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

import fr.parution.dataset.Dimension;
import fr.parution.dataset.Level;
import fr.parution.dataset.PeriodUnit;
import java.util.List;

/**
 * What a table of a data set is made of, before and after protection.
 *
 * @param dimensions in the order in which they are packed
 * @param sources where each column of the schema comes from, in order
 * @param levels the full cross, then each margin, each nested in the one before
 * @param territory how many leading dimensions place a row on the map; rows are sorted by them, then by period
 * @param persons index of the aggregate that counts all persons of a cell; of its rows, where no persons are described
 * @param rows index of the aggregate that counts all rows of a cell
 */
public record TableShape(
        TableSchema schema,
        List<ColumnSource> sources,
        PeriodUnit periodUnit,
        List<Dimension> dimensions,
        List<Level> levels,
        int territory,
        List<Aggregate> aggregates,
        List<MeasureColumn> measures,
        int persons,
        int rows) {

    /** Copies its lists. */
    public TableShape {
        sources = List.copyOf(sources);
        dimensions = List.copyOf(dimensions);
        levels = List.copyOf(levels);
        aggregates = List.copyOf(aggregates);
        measures = List.copyOf(measures);
        if (sources.size() != schema.columns().size()) {
            throw new IllegalArgumentException("every column needs a source");
        }
    }

    /** How keys are packed where all dimensions are over closed lists. */
    public KeyLayout layout() {
        return new KeyLayout(dimensions);
    }

    /** The bits of a table's keys that a level keeps. */
    public long mask(KeyLayout layout, int level) {
        return layout.mask(levels.get(level).keeps());
    }
}
