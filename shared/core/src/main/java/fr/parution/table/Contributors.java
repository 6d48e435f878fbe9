// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

import java.util.List;

/**
 * Who contributes to a figure of a cell, and with how much. Measures with equal contributors are shown or hidden together.
 *
 * @param persons index of the aggregate that counts the contributors, or {@link #NOBODY}
 * @param sum index of the sum whose largest parts are judged too, or -1
 * @param largest index of the largest part of one person, or -1
 * @param second index of the second largest, or -1
 * @param bodies the largest parts of others than persons, kind by kind
 */
public record Contributors(int persons, int sum, int largest, int second, List<Bodies> bodies) {

    /** Copies its list. */
    public Contributors {
        bodies = List.copyOf(bodies);
    }

    /**
     * The bodies of one kind: they contribute to the same sum.
     *
     * @param count index of the aggregate that counts them
     * @param largest index of the largest part of one
     * @param second index of the second largest
     */
    public record Bodies(int count, int largest, int second) {}

    /** Stands in the place of {@link #persons} for a figure that is always shown. */
    public static final int NOBODY = -1;

    /** Contributors that are counted, whatever each contributes. */
    public static Contributors counted(int persons) {
        return new Contributors(persons, -1, -1, -1, List.of());
    }

    /** Whether the largest parts are judged. */
    public boolean hasParts() {
        return sum >= 0;
    }
}
