// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import fr.parution.table.Aggregate;
import fr.parution.table.ValueColumn;
import java.util.Arrays;

/**
 * The cells of the full cross while rows come in. Where persons are counted, it counts rows: nearly every person has one
 * row in a period, and what rows outnumber persons by is taken off in the end.
 */
final class FinestCells {

    private final PlanColumns plan;
    private final CellIndex index = new CellIndex();
    private final long[][] values;

    FinestCells(PlanColumns plan) {
        this.plan = plan;
        this.values = new long[plan.aggregates()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = new long[index.capacity()];
            Arrays.fill(values[i], start(plan.aggregate(i)));
        }
    }

    private static long start(Aggregate aggregate) {
        return aggregate instanceof Aggregate.Minimum || aggregate instanceof Aggregate.Maximum
                ? Aggregate.NO_VALUE
                : 0;
    }

    /**
     * Adds rows.
     *
     * @param cells is told the cell of each
     */
    void add(StagedBlock block, int[] cells) {
        long[] keys = block.keys();
        for (int row = 0; row < block.rows(); row++) {
            cells[row] = index.of(keys[row]);
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i].length < index.capacity()) {
                int before = values[i].length;
                values[i] = Arrays.copyOf(values[i], index.capacity());
                Arrays.fill(values[i], before, values[i].length, start(plan.aggregate(i)));
            }
            add(plan.aggregate(i), block, cells, values[i]);
        }
    }

    private void add(Aggregate aggregate, StagedBlock block, int[] cells, long[] into) {
        if (aggregate instanceof Aggregate.Sum sum) {
            sum(plan.value(block, sum.value()), block.rows(), cells, into);
        } else if (aggregate instanceof Aggregate.Present present) {
            count(present.value(), block, cells, into);
        } else if (aggregate instanceof Aggregate.PersonsPresent present) {
            count(present.value(), block, cells, into);
        } else if (aggregate instanceof Aggregate.Minimum least) {
            least(plan.value(block, least.value()), block.rows(), cells, into);
        } else if (aggregate instanceof Aggregate.Maximum most) {
            most(plan.value(block, most.value()), block.rows(), cells, into);
        } else if (aggregate instanceof Aggregate.Rows || aggregate instanceof Aggregate.Persons) {
            for (int row = 0; row < block.rows(); row++) {
                into[cells[row]]++;
            }
        }
    }

    private static void sum(long[] numbers, int rows, int[] cells, long[] into) {
        for (int row = 0; row < rows; row++) {
            if (numbers[row] != StagedBlock.MISSING) {
                into[cells[row]] = Math.addExact(into[cells[row]], numbers[row]);
            }
        }
    }

    private void count(ValueColumn value, StagedBlock block, int[] cells, long[] into) {
        long[] numbers = plan.value(block, value);
        long absent = PlanColumns.absent(value);
        for (int row = 0; row < block.rows(); row++) {
            into[cells[row]] += PlanColumns.isPresent(numbers[row], absent) ? 1 : 0;
        }
    }

    private static void least(long[] numbers, int rows, int[] cells, long[] into) {
        for (int row = 0; row < rows; row++) {
            into[cells[row]] = LevelCells.least(into[cells[row]], numbers[row]);
        }
    }

    private static void most(long[] numbers, int rows, int[] cells, long[] into) {
        for (int row = 0; row < rows; row++) {
            into[cells[row]] = Math.max(into[cells[row]], numbers[row]);
        }
    }

    /** The place of each cell, by its number, in the order of keys. */
    int[] ranks() {
        long[] keys = index.keys();
        long[] sorted = keys.clone();
        Arrays.sort(sorted);
        int[] ranks = new int[keys.length];
        for (int cell = 0; cell < keys.length; cell++) {
            ranks[cell] = Arrays.binarySearch(sorted, keys[cell]);
        }
        return ranks;
    }

    /** The cells by key. */
    LevelCells sorted(int[] ranks) {
        long[] keys = index.keys();
        long[] sortedKeys = new long[keys.length];
        long[][] sorted = new long[values.length][keys.length];
        for (int cell = 0; cell < keys.length; cell++) {
            sortedKeys[ranks[cell]] = keys[cell];
            for (int i = 0; i < values.length; i++) {
                sorted[i][ranks[cell]] = values[i][cell];
            }
        }
        return new LevelCells(sortedKeys, sorted);
    }
}
