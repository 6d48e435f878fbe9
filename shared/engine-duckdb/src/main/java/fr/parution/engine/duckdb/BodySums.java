// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import fr.parution.table.Aggregate;
import java.util.Arrays;

/** What each body of one kind has in each cell of a level: one entry for each pair, whatever the number of its rows there. */
final class BodySums {

    private final PlanColumns plan;
    private final int kind;
    private final CellIndex bodies;
    private final CellIndex pairs = new CellIndex();
    private final long[][] sums;

    BodySums(PlanColumns plan, int kind) {
        this(plan, kind, new CellIndex());
    }

    private BodySums(PlanColumns plan, int kind, CellIndex bodies) {
        this.plan = plan;
        this.kind = kind;
        this.bodies = bodies;
        this.sums = new long[plan.parts()][];
        for (int part = 0; part < sums.length; part++) {
            sums[part] = new long[pairs.capacity()];
            Arrays.fill(sums[part], StagedBlock.MISSING);
        }
    }

    /**
     * Adds rows. A row whose body is not known is nobody's.
     *
     * @param cellOfRow the cell of each
     */
    void add(StagedBlock block, int[] cellOfRow) {
        long[] bodyOfRow = plan.bodies(block, kind);
        for (int row = 0; row < block.rows(); row++) {
            if (bodyOfRow[row] != StagedBlock.MISSING) {
                int pair = pair(cellOfRow[row], bodies.of(bodyOfRow[row]));
                for (int part = 0; part < sums.length; part++) {
                    add(part, pair, plan.part(block, part)[row]);
                }
            }
        }
    }

    private int pair(int cell, int body) {
        int pair = pairs.of((long) cell << Integer.SIZE | body);
        for (int part = 0; part < sums.length; part++) {
            int before = sums[part].length;
            if (before < pairs.capacity()) {
                sums[part] = Arrays.copyOf(sums[part], pairs.capacity());
                Arrays.fill(sums[part], before, sums[part].length, StagedBlock.MISSING);
            }
        }
        return pair;
    }

    private void add(int part, int pair, long more) {
        sums[part][pair] = SharedPersons.sum(sums[part][pair], more);
    }

    /** The same in the cells above. */
    BodySums rollUp(int[] parents) {
        BodySums up = new BodySums(plan, kind, bodies);
        long[] keys = pairs.keys();
        for (int from = 0; from < keys.length; from++) {
            int pair = up.pair(parents[cell(keys[from])], (int) keys[from]);
            for (int part = 0; part < sums.length; part++) {
                up.add(part, pair, sums[part][from]);
            }
        }
        return up;
    }

    private static int cell(long pair) {
        return (int) (pair >>> Integer.SIZE);
    }

    /** Writes what is asked of the bodies of each cell. */
    void write(LevelCells level) {
        long[] counts = new long[level.size()];
        LargestParts largest = new LargestParts(sums.length, level.size());
        long[] keys = pairs.keys();
        for (int pair = 0; pair < keys.length; pair++) {
            int cell = cell(keys[pair]);
            counts[cell]++;
            for (int part = 0; part < sums.length; part++) {
                largest.add(part, cell, sums[part][pair]);
            }
        }
        for (int i = 0; i < plan.aggregates(); i++) {
            if (plan.kind(i) == kind) {
                boolean first = plan.aggregate(i) instanceof Aggregate.LargestOfBody;
                level.values()[i] = plan.part(i) < 0 ? counts : largest.of(plan.part(i), first);
            }
        }
    }
}
