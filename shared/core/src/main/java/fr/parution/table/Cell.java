// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

import java.math.BigDecimal;

/**
 * What a published table holds at one place. Nobody asks whether a number is null to learn that it is secret: a cell is
 * {@link Published}, {@link Suppressed} or {@link Empty}.
 */
public sealed interface Cell {

    /** The cell with nothing to show: unknown, or without meaning, such as the mean of no value. */
    Cell EMPTY = new Empty();

    /** The cell that disclosure control hides. */
    Cell SUPPRESSED = new Suppressed();

    /** A value that is shown. */
    sealed interface Published extends Cell {}

    /** A shown text: a code, a label, a period. */
    record Text(String value) implements Published {}

    /** A shown whole number. */
    record Whole(long value) implements Published {}

    /**
     * A shown decimal number, {@code unscaled / 10^scale}.
     *
     * @param scale number of decimals, {@code 0..9}
     */
    record Decimal(long unscaled, int scale) implements Published {
        /** The same number as a decimal of that scale. */
        public BigDecimal toBigDecimal() {
            return BigDecimal.valueOf(unscaled, scale);
        }
    }

    /** Hidden by disclosure control; which rule hid it is a secret too, and no part of the cell. */
    record Suppressed() implements Cell {}

    /** Nothing to show. */
    record Empty() implements Cell {}
}
