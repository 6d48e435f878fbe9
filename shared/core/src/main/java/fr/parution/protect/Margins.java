// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.RawTable;
import fr.parution.table.TableShape;
import java.util.Arrays;

/**
 * How the rows of one period add up. Because each level is nested in the one below, the rows form a forest: every row has
 * at most one parent, the row of the next level that it is part of, and its children add up to it exactly (in rows and
 * amounts; persons do not add up).
 */
final class Margins {

    private final RawTable table;
    private final int[] parents;
    private final int[] firstOfLevel;
    private final int[] childStarts;
    private final int[] children;

    Margins(TableShape shape, RawTable table) {
        this.table = table;
        this.firstOfLevel = new int[shape.levels().size() + 1];
        int row = 0;
        for (int level = 0; level < shape.levels().size(); level++) {
            firstOfLevel[level] = row;
            while (row < table.rows() && table.level(row) == level) {
                row++;
            }
        }
        firstOfLevel[shape.levels().size()] = row;
        this.parents = new int[table.rows()];
        Arrays.fill(parents, -1);
        for (int level = 0; level + 1 < shape.levels().size(); level++) {
            long mask = shape.mask(table.layout(), level + 1);
            for (int child = firstOfLevel[level]; child < firstOfLevel[level + 1]; child++) {
                parents[child] = find(level + 1, table.key(child) & mask);
            }
        }
        this.childStarts = new int[table.rows() + 1];
        for (int parent : parents) {
            if (parent >= 0) {
                childStarts[parent + 1]++;
            }
        }
        for (int i = 0; i < table.rows(); i++) {
            childStarts[i + 1] += childStarts[i];
        }
        this.children = new int[childStarts[table.rows()]];
        int[] next = Arrays.copyOf(childStarts, table.rows());
        for (int child = 0; child < table.rows(); child++) {
            if (parents[child] >= 0) {
                children[next[parents[child]]++] = child;
            }
        }
    }

    private int find(int level, long key) {
        int low = firstOfLevel[level];
        int high = firstOfLevel[level + 1] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (table.key(middle) == key) {
                return middle;
            }
            if (table.key(middle) < key) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        throw new IllegalArgumentException("level " + level + " lacks the row above a row of level " + (level - 1));
    }

    /** The row that this one is part of, or -1. */
    int parent(int row) {
        return parents[row];
    }

    /** The rows that add up to this one, in key order; none for a row of the full cross. */
    int[] children(int row) {
        return Arrays.copyOfRange(children, childStarts[row], childStarts[row + 1]);
    }

    boolean isAtom(int row) {
        return table.level(row) == 0;
    }

    RawTable table() {
        return table;
    }
}
