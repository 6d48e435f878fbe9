// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.RawTable;
import java.util.BitSet;

/**
 * Primary suppression by the threshold rule (Hundepool et al., Statistical Disclosure Control, 2012, section 4.2.1): a
 * cell with some contributors, but fewer than the threshold, is unsafe. A cell without any is no cell about a person.
 *
 * @param persons the least number of persons of a safe cell
 */
record ThresholdRule(int persons) {

    boolean isUnsafe(long contributors) {
        return contributors > 0 && contributors < persons;
    }

    /** The unsafe rows of a period, by one count of persons. */
    BitSet unsafe(RawTable table, int aggregate) {
        BitSet rows = new BitSet(table.rows());
        for (int row = 0; row < table.rows(); row++) {
            if (isUnsafe(table.value(aggregate, row))) {
                rows.set(row);
            }
        }
        return rows;
    }
}
