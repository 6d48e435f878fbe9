// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

/**
 * How a published measure comes out of the aggregates of a cell.
 *
 * @param numerator index of an aggregate
 * @param denominator index of the aggregate to divide by, or -1; a part of nothing is empty
 * @param kind what is done with the two
 * @param contributors which persons are behind the figure, and by what more it is judged
 */
public record MeasureColumn(String name, int numerator, int denominator, Kind kind, Contributors contributors) {

    /** How a figure is made. */
    public enum Kind {
        /** The numerator as it is. */
        WHOLE,
        /** The numerator, cents. */
        CENTS,
        /** The quotient of whole numbers, two decimals. */
        MEAN_OF_WHOLE,
        /** The quotient of cents by a count, two decimals. */
        MEAN_OF_CENTS,
        /** A hundred times the quotient of sums of one unit, two decimals. */
        PERCENT
    }

    /** Whether the figure has two decimals. */
    public boolean decimal() {
        return kind != Kind.WHOLE;
    }
}
