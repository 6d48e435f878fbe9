// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.dataset.Protection;
import fr.parution.table.Contributors;
import fr.parution.table.RawTable;
import java.util.BitSet;

/** The rules by which a figure is unsafe by itself, whatever else is published. */
record PrimaryRules(ThresholdRule threshold, DominanceRule dominance, PPercentRule pPercent) {

    static PrimaryRules of(Protection.Threshold declared) {
        return new PrimaryRules(
                new ThresholdRule(declared.thresholdPersons()),
                new DominanceRule(declared.dominancePercent()),
                new PPercentRule(declared.pPercent()));
    }

    boolean isUnsafe(RawTable table, int row, Contributors contributors) {
        if (contributors.persons() == Contributors.NOBODY) {
            return false;
        }
        if (threshold.isUnsafe(table.value(contributors.persons(), row))) {
            return true;
        }
        if (!contributors.hasParts()) {
            return false;
        }
        long sum = table.value(contributors.sum(), row);
        long largest = table.value(contributors.largest(), row);
        return isConcentrated(sum, largest, table.value(contributors.second(), row))
                || isOfFewBodies(table, row, contributors);
    }

    /** Whether an amount shows the part of a body, of any kind. */
    boolean isOfFewBodies(RawTable table, int row, Contributors contributors) {
        long sum = contributors.bodies().isEmpty() ? 0 : table.value(contributors.sum(), row);
        return contributors.bodies().stream()
                .anyMatch(bodies ->
                        isConcentrated(sum, table.value(bodies.largest(), row), table.value(bodies.second(), row)));
    }

    /** Whether an amount shows the part of who has the largest one. */
    boolean isConcentrated(long sum, long largest, long second) {
        return dominance.isUnsafe(sum, largest) || pPercent.isUnsafe(sum, largest, second);
    }

    /** The unsafe rows of a period. */
    BitSet unsafe(RawTable table, Contributors contributors) {
        BitSet rows = new BitSet(table.rows());
        for (int row = 0; row < table.rows(); row++) {
            if (isUnsafe(table, row, contributors)) {
                rows.set(row);
            }
        }
        return rows;
    }
}
