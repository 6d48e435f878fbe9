// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.dataset.Level;
import fr.parution.table.KeyLayout;
import fr.parution.table.RawTable;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Figures that a period is to hide because another data set would tell them.
 *
 * @param group which figures, by {@link GroupCounts#name}
 * @param row the codes of the dimensions that the row does not sum over
 */
public record AskedRow(String group, Map<String, String> row) {

    /** Copies its map. */
    public AskedRow {
        row = Map.copyOf(row);
    }

    /** For each group of a table, the rows that are asked for; rows that it lacks are left out. */
    static List<BitSet> in(
            TableShape shape, List<ContributorGroup> groups, RawTable table, Collection<AskedRow> asked) {
        List<BitSet> rows = new ArrayList<>();
        for (ContributorGroup group : groups) {
            BitSet ofGroup = new BitSet();
            String name = GroupCounts.name(shape, group);
            for (AskedRow one : asked) {
                int row = one.group().equals(name) ? one.find(shape, table) : -1;
                if (row >= 0) {
                    ofGroup.set(row);
                }
            }
            rows.add(ofGroup);
        }
        return rows;
    }

    private int find(TableShape shape, RawTable table) {
        for (int i = 0; i < table.rows(); i++) {
            if (isAt(shape, table, i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isAt(TableShape shape, RawTable table, int at) {
        Level level = shape.levels().get(table.level(at));
        if (level.keeps().size() != row.size() || !row.keySet().containsAll(level.keeps())) {
            return false;
        }
        KeyLayout layout = table.layout();
        for (int d = 0; d < shape.dimensions().size(); d++) {
            String code = row.get(shape.dimensions().get(d).name());
            if (code != null
                    && !code.equals(PrintedRows.code(shape.dimensions().get(d), layout.index(table.key(at), d)))) {
                return false;
            }
        }
        return true;
    }
}
