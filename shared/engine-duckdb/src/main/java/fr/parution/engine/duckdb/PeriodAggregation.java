// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import fr.parution.aggregate.AggregationPlan;
import fr.parution.table.Aggregate;
import fr.parution.table.KeyLayout;
import fr.parution.table.RawTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One period: rows are added to the cells of the full cross as they come, and each margin is rolled up from the coarsest level below
 * it. Persons are told apart once, whatever the number of levels and of counts: see {@link SharedPersons}.
 */
final class PeriodAggregation implements StagedRows.Sink {

    private final AggregationPlan plan;
    private final PlanColumns columns;
    private final FinestCells cells;
    private final SharedPersons several;
    private final LargestParts alone;
    private final List<BodySums> bodies;
    private PersonRows persons;
    private int[] cellOfRow = {};

    PeriodAggregation(AggregationPlan plan, PlanColumns columns) {
        this.plan = plan;
        this.columns = columns;
        this.cells = new FinestCells(columns);
        this.several = new SharedPersons(columns.parts());
        this.alone = new LargestParts(columns.parts(), 0);
        this.bodies = IntStream.range(0, columns.kinds())
                .mapToObj(kind -> new BodySums(columns, kind))
                .toList();
        this.persons = new PersonRows(columns);
    }

    @Override
    public void block(StagedBlock block) {
        if (cellOfRow.length < block.rows()) {
            cellOfRow = new int[block.rows()];
        }
        cells.add(block, cellOfRow);
        if (columns.tellsPersonsApart()) {
            persons.add(block, cellOfRow, alone);
        }
        bodies.forEach(sums -> sums.add(block, cellOfRow));
    }

    @Override
    public void endOfPass() {
        persons.sort(several, alone);
        persons = new PersonRows(columns);
    }

    /** Who is behind the cells of a level: what does not add up over them. */
    private record Behind(SharedPersons several, LargestParts alone, List<BodySums> bodies) {}

    /** A level, with what the levels above it are rolled up from. */
    private record Settled(LevelCells cells, Behind behind) {}

    /** The table of all rows given so far; to be asked once. */
    RawTable table(int period, KeyLayout layout) {
        List<Settled> levels = new ArrayList<>();
        int[] ranks = cells.ranks();
        levels.add(settled(cells.sorted(ranks), new Behind(several, alone, bodies), ranks));
        for (int level = 1; level < plan.shape().levels().size(); level++) {
            Settled below = levels.get(plan.shape().parts(level).get(0));
            long mask = plan.shape().mask(layout, level);
            long[] above = below.cells().above(mask);
            int[] parents = below.cells().parents(mask, above);
            levels.add(settled(below.cells().rollUp(columns, above, parents), below.behind(), parents));
        }
        return table(period, layout, levels.stream().map(Settled::cells).toList());
    }

    private Settled settled(LevelCells level, Behind below, int[] parents) {
        SharedPersons shared = below.several().rollUp(parents, new PersonCounts(columns, level));
        LargestParts largest = below.alone().rollUp(parents, level.size());
        if (columns.parts() > 0) {
            LargestParts all = largest.copy();
            shared.addTo(all);
            for (int i = 0; i < columns.aggregates(); i++) {
                if (columns.part(i) >= 0 && columns.kind(i) < 0) {
                    boolean first = columns.aggregate(i) instanceof Aggregate.LargestOfPerson;
                    level.values()[i] = all.of(columns.part(i), first);
                }
            }
        }
        List<BodySums> sums =
                below.bodies().stream().map(kind -> kind.rollUp(parents)).toList();
        sums.forEach(kind -> kind.write(level));
        return new Settled(level, new Behind(shared, largest, sums));
    }

    private RawTable table(int period, KeyLayout layout, List<LevelCells> levels) {
        int rows = levels.stream().mapToInt(LevelCells::size).sum();
        byte[] levelOfRow = new byte[rows];
        long[] keys = new long[rows];
        long[][] values = new long[columns.aggregates()][rows];
        int start = 0;
        for (int level = 0; level < levels.size(); level++) {
            LevelCells from = levels.get(level);
            Arrays.fill(levelOfRow, start, start + from.size(), (byte) level);
            System.arraycopy(from.keys(), 0, keys, start, from.size());
            for (int i = 0; i < values.length; i++) {
                System.arraycopy(from.values()[i], 0, values[i], start, from.size());
            }
            start += from.size();
        }
        return new RawTable(period, layout, levelOfRow, keys, values);
    }
}
