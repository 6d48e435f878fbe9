// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.Cell;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks the periods as one table, by territory, then period, then level, then key: the rows of one territory stand
 * together, so that a reader who wants one reads one stretch of the file. Each level of each period is sorted already, so
 * the walk only puts stretches of them in order: the rows of one territory in one level of one period.
 */
final class MergingCursor implements RowCursor {

    private final TableShape shape;
    private final CellReader cells;
    private final Iterator<Stretch> stretches;
    private @Nullable Stretch current;
    private int row;

    MergingCursor(TableShape shape, List<ContributorGroup> groups, List<ProtectedPeriod> periods) {
        this.shape = shape;
        this.cells = new CellReader(
                shape,
                groups,
                periods.isEmpty() ? 0 : periods.get(periods.size() - 1).period());
        List<Stretch> all = new ArrayList<>();
        for (ProtectedPeriod period : periods) {
            for (int start = 0; start < period.rows(); ) {
                Stretch stretch = stretch(period, start);
                all.add(stretch);
                start = stretch.end;
            }
        }
        all.sort(MergingCursor::compare);
        this.stretches = all.iterator();
    }

    /**
     * The rows of one territory in one level of one period, in key order.
     *
     * @param territory the place on each dimension of the territory
     * @param end exclusive
     */
    private record Stretch(ProtectedPeriod period, int[] territory, int start, int end) {

        int level() {
            return period.level(start);
        }
    }

    private Stretch stretch(ProtectedPeriod period, int start) {
        int[] territory = territory(period, start);
        int end = start + 1;
        while (end < period.rows() && period.level(end) == period.level(start) && isIn(territory, period, end)) {
            end++;
        }
        return new Stretch(period, territory, start, end);
    }

    private int[] territory(ProtectedPeriod period, int row) {
        int[] places = new int[shape.territory()];
        for (int d = 0; d < places.length; d++) {
            places[d] = cells.place(period, row, d);
        }
        return places;
    }

    private boolean isIn(int[] territory, ProtectedPeriod period, int row) {
        for (int d = 0; d < territory.length; d++) {
            if (cells.place(period, row, d) != territory[d]) {
                return false;
            }
        }
        return true;
    }

    private static int compare(Stretch a, Stretch b) {
        int byTerritory = Arrays.compare(a.territory, b.territory);
        if (byTerritory != 0) {
            return byTerritory;
        }
        int byPeriod = Integer.compare(a.period.period(), b.period.period());
        return byPeriod != 0 ? byPeriod : Integer.compare(b.level(), a.level());
    }

    @Override
    public boolean next() {
        Stretch stretch = current;
        if (stretch == null || row == stretch.end) {
            if (!stretches.hasNext()) {
                return false;
            }
            stretch = stretches.next();
            current = stretch;
            row = stretch.start;
        }
        cells.moveTo(stretch.period, row++);
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
