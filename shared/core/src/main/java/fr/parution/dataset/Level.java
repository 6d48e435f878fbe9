// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.List;

/**
 * A roll-up of the full cross.
 *
 * @param label what the column {@code niveau} says of its rows, as a code of lower-case letters
 * @param keeps the dimensions that are not summed over, in declaration order; empty for the total of the period
 */
public record Level(String label, List<String> keeps) {

    /** The level of the full cross. */
    public static final String DETAIL = "detail";

    /** Copies its list. */
    public Level {
        keeps = List.copyOf(keeps);
    }
}
