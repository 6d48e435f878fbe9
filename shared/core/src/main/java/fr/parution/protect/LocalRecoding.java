// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.dataset.Dimension;
import fr.parution.dataset.Level;
import fr.parution.dataset.Protection;
import fr.parution.table.KeyLayout;
import fr.parution.table.RawTable;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Local recoding (Hundepool et al., Statistical Disclosure Control, 2012): the rows of a group that {@link
 * GroupDisclosureRule} finds unsafe become one row, under the code that says that the attribute is withheld. To hide their
 * figures would not do: that a row is there, and no other, tells the attribute too. The group's own total is a row of the
 * table, so the new row is that total once more, exactly; and since no other level keeps the attribute, nothing else tells
 * it. It comes before suppression, which sees the recoded table only.
 */
final class LocalRecoding {

    private static final int FULL_CROSS = 0;

    private final TableShape shape;
    private final GroupDisclosureRule rule;
    private final List<String> kept;
    private final int total;
    private final int dimension;
    private final int withheld;

    LocalRecoding(TableShape shape, GroupDisclosureRule rule, Protection.Group group) {
        this.shape = shape;
        this.rule = rule;
        List<String> names = shape.dimensions().stream().map(Dimension::name).toList();
        this.dimension = names.indexOf(group.dimension());
        this.kept =
                names.stream().filter(name -> !name.equals(group.dimension())).toList();
        this.total = shape.levels().stream().map(Level::keeps).toList().indexOf(kept);
        Dimension.Coded coded = (Dimension.Coded) shape.dimensions().get(dimension);
        this.withheld = coded.codes().findIndex(group.withheld()).orElseThrow();
    }

    /** A row of the recoded table, and the one whose figures it has. */
    private record Recoded(int level, long key, int from) {}

    /** The table in which no group shows what its persons share. */
    RawTable of(RawTable table) {
        KeyLayout layout = table.layout();
        long mask = layout.mask(kept);
        Map<Long, Integer> unsafe = unsafeTotals(table, mask);
        if (unsafe.isEmpty()) {
            return table;
        }
        List<Recoded> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            long group = table.key(row) & mask;
            if (table.level(row) != FULL_CROSS || !unsafe.containsKey(group)) {
                rows.add(new Recoded(table.level(row), table.key(row), row));
            }
        }
        unsafe.forEach((group, from) ->
                rows.add(new Recoded(FULL_CROSS, group | (long) withheld << layout.shift(dimension), from)));
        rows.sort(Comparator.comparingInt(Recoded::level).thenComparingLong(Recoded::key));
        return table(table, rows);
    }

    /** The totals of the unsafe groups, by their keys. */
    private Map<Long, Integer> unsafeTotals(RawTable table, long mask) {
        Map<Long, Long> largest = new HashMap<>();
        Map<Long, Integer> unsafe = new HashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            long persons = table.value(shape.persons(), row);
            if (table.level(row) == FULL_CROSS) {
                largest.merge(table.key(row) & mask, persons, Math::max);
            } else if (table.level(row) == total
                    && rule.isUnsafe(persons, largest.getOrDefault(table.key(row), persons))) {
                unsafe.put(table.key(row), row);
            }
        }
        return unsafe;
    }

    private RawTable table(RawTable from, List<Recoded> rows) {
        byte[] levels = new byte[rows.size()];
        long[] keys = new long[rows.size()];
        long[][] values = new long[shape.aggregates().size()][rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            levels[row] = (byte) rows.get(row).level();
            keys[row] = rows.get(row).key();
            for (int aggregate = 0; aggregate < values.length; aggregate++) {
                values[aggregate][row] = from.value(aggregate, rows.get(row).from());
            }
        }
        return new RawTable(from.period(), from.layout(), levels, keys, values);
    }
}
