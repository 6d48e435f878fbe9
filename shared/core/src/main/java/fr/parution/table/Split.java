// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

import java.util.List;

/**
 * An amount and the parts that add up to it in every row.
 *
 * @param whole index of the measure of the amount
 * @param parts indexes of the measures of the parts; the first is hidden wherever another is
 */
public record Split(int whole, List<Integer> parts) {

    /** Copies its list. */
    public Split {
        parts = List.copyOf(parts);
    }

    /** The part that is hidden wherever another is: it absorbs what the whole would tell. */
    public int absorbing() {
        return parts.get(0);
    }
}
