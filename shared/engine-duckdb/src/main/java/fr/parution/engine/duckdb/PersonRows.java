// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import java.util.Arrays;

/**
 * The rows of one pass by person. Nearly all persons have one row: it counts as it is. Only the rows of those who have
 * several are kept beyond the pass.
 */
final class PersonRows {

    private static final int LEAST = 1 << 12;

    private final PlanColumns plan;
    private final CellIndex persons = new CellIndex();
    private int[] last = new int[LEAST];
    private int[] before = new int[LEAST];
    private int[] cells = new int[LEAST];
    private long[] flags = new long[LEAST];
    private final long[][] parts;
    private long[] blockFlags = {};
    private int rows;

    PersonRows(PlanColumns plan) {
        this.plan = plan;
        this.parts = new long[plan.parts()][LEAST];
    }

    /**
     * Adds rows.
     *
     * @param cellOfRow the cell of each
     * @param alone is told of rows whose person is not known: nobody else's
     */
    void add(StagedBlock block, int[] cellOfRow, LargestParts alone) {
        makeRoom(block.rows());
        plan.flags(block, blockFlags);
        for (int row = 0; row < block.rows(); row++) {
            if (block.known()[row]) {
                int person = persons.of(block.persons()[row]);
                if (person == last.length) {
                    last = Arrays.copyOf(last, 2 * person);
                }
                before[rows] = last[person] - 1;
                last[person] = rows + 1;
                cells[rows] = cellOfRow[row];
                flags[rows] = blockFlags[row];
                for (int part = 0; part < parts.length; part++) {
                    parts[part][rows] = plan.part(block, part)[row];
                }
                rows++;
            } else {
                for (int part = 0; part < parts.length; part++) {
                    alone.add(part, cellOfRow[row], plan.part(block, part)[row]);
                }
            }
        }
    }

    private void makeRoom(int more) {
        if (blockFlags.length < more) {
            blockFlags = new long[more];
        }
        if (rows + more > cells.length) {
            int larger = Math.max(2 * cells.length, rows + more);
            before = Arrays.copyOf(before, larger);
            cells = Arrays.copyOf(cells, larger);
            flags = Arrays.copyOf(flags, larger);
            for (int part = 0; part < parts.length; part++) {
                parts[part] = Arrays.copyOf(parts[part], larger);
            }
        }
    }

    /** Hands over the rows of persons with several, and what those with one have. */
    void sort(SharedPersons several, LargestParts alone) {
        for (int person = 0; person < persons.size(); person++) {
            int row = last[person] - 1;
            if (before[row] < 0) {
                for (int part = 0; part < parts.length; part++) {
                    alone.add(part, cells[row], parts[part][row]);
                }
            } else {
                several.nextPerson();
                for (; row >= 0; row = before[row]) {
                    several.add(cells[row], flags[row], parts, row);
                }
            }
        }
    }
}
