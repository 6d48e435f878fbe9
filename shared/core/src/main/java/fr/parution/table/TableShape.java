// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

import fr.parution.dataset.Dimension;
import fr.parution.dataset.Level;
import fr.parution.dataset.PeriodUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a table of a data set is made of, before and after protection.
 *
 * @param dimensions in the order in which they are packed
 * @param sources where each column of the schema comes from, in order
 * @param levels the full cross, then each margin, after all levels that it is a roll-up of
 * @param territory how many leading dimensions place a row on the map; rows are sorted by them, then by period
 * @param persons index of the aggregate that counts all persons of a cell; of its rows, where no persons are described
 * @param rows index of the aggregate that counts all rows of a cell
 * @param splits the amounts that are published in parts
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
        int rows,
        List<Split> splits) {

    /** Copies its lists. */
    public TableShape {
        sources = List.copyOf(sources);
        dimensions = List.copyOf(dimensions);
        levels = List.copyOf(levels);
        aggregates = List.copyOf(aggregates);
        measures = List.copyOf(measures);
        splits = List.copyOf(splits);
        if (sources.size() != schema.columns().size()) {
            throw new IllegalArgumentException("every column needs a source");
        }
    }

    /** How keys are packed where all dimensions are over closed lists. */
    public KeyLayout layout() {
        return new KeyLayout(dimensions);
    }

    /**
     * The levels whose rows add up to those of a margin and between which and the margin no other stands, the coarsest
     * first: a total by region is made of its departments, and of its genders where those are published by region too.
     */
    public List<Integer> parts(int level) {
        List<Integer> finer = new ArrayList<>();
        for (int other = 0; other < levels.size(); other++) {
            if (isFiner(other, level)) {
                finer.add(other);
            }
        }
        List<Integer> parts = new ArrayList<>();
        for (int candidate : finer) {
            if (finer.stream().noneMatch(between -> isFiner(candidate, between))) {
                parts.add(candidate);
            }
        }
        parts.sort(Comparator.<Integer>comparingInt(
                        part -> levels.get(part).keeps().size())
                .thenComparing(Comparator.reverseOrder()));
        return parts;
    }

    private boolean isFiner(int level, int than) {
        List<String> keeps = levels.get(level).keeps();
        List<String> fewer = levels.get(than).keeps();
        return keeps.size() > fewer.size() && keeps.containsAll(fewer);
    }

    /** Whether some margins are roll-ups of one level, but not of one another: gender by region and age by region. */
    public boolean crosses() {
        for (int level = 1; level < levels.size(); level++) {
            if (!parts(level).equals(List.of(level - 1))) {
                return true;
            }
        }
        return false;
    }

    /** The bits of a table's keys that a level keeps. */
    public long mask(KeyLayout layout, int level) {
        return layout.mask(levels.get(level).keeps());
    }
}
