// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.linear.LinearSystem;
import fr.parution.table.Aggregate;
import fr.parution.table.RawTable;
import fr.parution.table.TableShape;
import java.util.BitSet;
import java.util.List;

/**
 * What a row shows of the number of files behind a figure that it hides: no more than all its files and, unless the row is
 * hidden as a whole, one at least, since nothing is not hidden by itself.
 *
 * @param aggregate index of the aggregate that counts all files of a row where it is always shown, or -1
 * @param whole the rows that are hidden as a whole and may hide nothing of the figure; empty where it is about all files
 */
record ShownFiles(RawTable table, int aggregate, BitSet whole) {

    /** What the table shows of its numbers of files beside a group of figures, which may be hidden by itself. */
    static ShownFiles beside(
            ContributorGroup group,
            TableShape shape,
            List<ContributorGroup> groups,
            RawTable table,
            List<BitSet> hidden) {
        BitSet whole = group == groups.get(0) ? new BitSet() : hidden.get(0);
        for (int g = 0; g < groups.size(); g++) {
            ContributorGroup other = groups.get(g);
            if (other.isAlwaysShown() && countsRows(other, shape)) {
                return new ShownFiles(table, other.files(), whole);
            }
        }
        return new ShownFiles(table, -1, whole);
    }

    private static boolean countsRows(ContributorGroup group, TableShape shape) {
        return group.files() >= 0 && shape.aggregates().get(group.files()) instanceof Aggregate.Rows;
    }

    boolean isNothing() {
        return aggregate < 0;
    }

    long least(int row) {
        return whole.get(row) ? 0 : 1;
    }

    long most(int row) {
        return isNothing() ? LinearSystem.NO_MOST : table.value(aggregate, row);
    }
}
