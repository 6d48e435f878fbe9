// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

/**
 * What became of the rows of one period from one release to another. Rows and cells are counted; none is told.
 *
 * @param rowsBefore rows of the period in the earlier release
 * @param added rows that only the later one has
 * @param removed rows that only the earlier one has
 * @param changed rows of both that say something else
 * @param cellsHidden figures of rows of both that were shown and are hidden
 * @param cellsShown figures of rows of both that were hidden and are shown
 */
public record PeriodChanges(
        String period, long rowsBefore, long added, long removed, long changed, long cellsHidden, long cellsShown) {

    /** No rows at all. */
    public static final PeriodChanges NONE = new PeriodChanges("", 0, 0, 0, 0, 0, 0);

    /** Whether anything did. */
    public boolean any() {
        return added + removed + changed > 0;
    }

    /** Both together, under the name of this one. */
    public PeriodChanges plus(PeriodChanges other) {
        return new PeriodChanges(
                period,
                rowsBefore + other.rowsBefore,
                added + other.added,
                removed + other.removed,
                changed + other.changed,
                cellsHidden + other.cellsHidden,
                cellsShown + other.cellsShown);
    }
}
