// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

/**
 * A figure that is given away.
 *
 * @param row its row among {@link PublishedCells}
 */
public record Finding(int measure, int row, Kind kind) {

    /** How it is given away. */
    public enum Kind {
        /** What is shown adds up to something else: nothing can be proven of such a table. */
        CONTRADICTION,
        /** The shown figures leave one number only. */
        KNOWN,
        /** They leave numbers only that are closer to each other than a tenth. */
        NARROW,
        /** Somebody who is alone in another row, and knows his own figures, knows it. */
        KNOWN_TO_ONE,
        /** With others, it makes a sum that is known, and too few persons are behind all of them. */
        KNOWN_SUM,
        /** No proof was found that it is safe. */
        NOT_PROVEN
    }
}
