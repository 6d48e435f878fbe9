// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

/**
 * How a published measure comes out of the aggregates of a cell.
 *
 * @param numerator index of an aggregate
 * @param denominator index of the aggregate to divide by, or -1; the mean of nothing is empty
 * @param cents whether the numerator is in cents, so that the figure has two decimals
 * @param contributors index of the aggregate that counts the persons behind the figure
 */
public record MeasureColumn(String name, int numerator, int denominator, boolean cents, int contributors) {

    /** Whether the figure has two decimals. */
    public boolean decimal() {
        return cents || denominator >= 0;
    }
}
