// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

/** The columns of a level that count persons. */
final class PersonCounts {

    private final LevelCells level;
    private final long[][] byFlag;

    PersonCounts(PlanColumns plan, LevelCells level) {
        this.level = level;
        this.byFlag = new long[Long.SIZE][0];
        for (int i = 0; i < plan.aggregates(); i++) {
            if (plan.flag(i) >= 0) {
                byFlag[plan.flag(i)] = level.values()[i];
            }
        }
    }

    int cells() {
        return level.size();
    }

    /** Takes off one person wherever one of these flags is counted. */
    void takeOff(long flags, int cell) {
        for (long left = flags; left != 0; left &= left - 1) {
            long[] counts = byFlag[Long.numberOfTrailingZeros(left)];
            if (counts.length > 0) {
                counts[cell]--;
            }
        }
    }
}
