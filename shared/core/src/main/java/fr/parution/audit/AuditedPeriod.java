// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import java.util.BitSet;
import java.util.List;

/**
 * What was published of one period, as an {@link AuditScheme} describes it.
 *
 * @param period as it is written
 * @param levels the level of each row, by its place in the scheme
 * @param places for each row, what its level keeps: the texts of those columns
 * @param values for each sum, the figure of each row, in its last decimal; 0 where there is none
 * @param hidden for each sum, the rows that show nothing of it
 * @param carried the rows whose mark says that they show figures of an earlier release: these are evidence of none
 */
public record AuditedPeriod(
        String period,
        int[] levels,
        List<List<String>> places,
        List<long[]> values,
        List<BitSet> hidden,
        BitSet carried) {

    int rows() {
        return levels.length;
    }

    /** The rows of which a sum is not known. */
    BitSet unknown(int sum) {
        BitSet unknown = (BitSet) hidden.get(sum).clone();
        unknown.or(carried);
        return unknown;
    }

    /** The rows that hide something. */
    BitSet hidingRows() {
        BitSet rows = new BitSet();
        hidden.forEach(rows::or);
        return rows;
    }
}
