// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.Cell;
import fr.parution.table.TableShape;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Walks the periods as one table, by territory, then period, then level, then key: the rows of one territory stand
 * together, so that a reader who wants one reads one stretch of the file. Each level of each period is sorted already, so
 * the walk merges them.
 */
final class MergingCursor implements RowCursor {

    private final TableShape shape;
    private final CellReader cells;
    private final PriorityQueue<Run> runs = new PriorityQueue<>(this::compare);

    MergingCursor(TableShape shape, List<ContributorGroup> groups, List<ProtectedPeriod> periods) {
        this.shape = shape;
        this.cells = new CellReader(
                shape,
                groups,
                periods.isEmpty() ? 0 : periods.get(periods.size() - 1).period());
        for (ProtectedPeriod period : periods) {
            for (int row = 0; row < period.rows(); ) {
                int end = row;
                while (end < period.rows() && period.level(end) == period.level(row)) {
                    end++;
                }
                runs.add(new Run(period, row, end));
                row = end;
            }
        }
    }

    /** One level of one period: rows {@code next} to {@code end}, exclusive. */
    private static final class Run {
        private final ProtectedPeriod period;
        private final int end;
        private int next;

        Run(ProtectedPeriod period, int next, int end) {
            this.period = period;
            this.next = next;
            this.end = end;
        }

        long key() {
            return period.key(next);
        }

        int level() {
            return period.level(next);
        }
    }

    private int compare(Run a, Run b) {
        for (int d = 0; d < shape.territory(); d++) {
            int order = Integer.compare(cells.place(a.period, a.next, d), cells.place(b.period, b.next, d));
            if (order != 0) {
                return order;
            }
        }
        int byPeriod = Integer.compare(a.period.period(), b.period.period());
        if (byPeriod != 0) {
            return byPeriod;
        }
        int byLevel = Integer.compare(b.level(), a.level());
        return byLevel != 0 ? byLevel : Long.compare(a.key(), b.key());
    }

    @Override
    public boolean next() {
        Run run = runs.poll();
        if (run == null) {
            return false;
        }
        cells.moveTo(run.period, run.next++);
        if (run.next < run.end) {
            runs.add(run);
        }
        return true;
    }

    @Override
    public Cell cell(int column) {
        return cells.cell(column);
    }

    @Override
    public int year() {
        return cells.year();
    }

    @Override
    public int month() {
        return cells.month();
    }

    @Override
    public String period() {
        return cells.periodLabel();
    }

    @Override
    public int level() {
        return cells.level();
    }
}
