// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.time.LocalDate;

/**
 * What decides every byte of the synthetic source.
 *
 * @param rows the size of the scheme: how many purchases were validated before {@link #REFERENCE_DATE}, 1,000 to 8,500,000
 *     (the public figure). Bodies, offer and co-financing are scaled to it
 * @param seed any number; another seed gives other persons and purchases with the same shares
 * @param asOf the day the data are drawn: what happened on that day or later is unknown. From 21 November 2019 (nothing is
 *     bought yet) to 1 January 2031. At the reference date there are exactly {@code rows} purchases; an earlier day
 *     sees fewer of the same files, a later day the same files further on, and new ones
 */
public record SyntheticParameters(long rows, long seed, LocalDate asOf) {

    /** Fewest purchases that still show every part of the scheme. */
    public static final long MIN_ROWS = 1_000;

    /** Purchases of the real scheme since its opening, rounded. */
    public static final long MAX_ROWS = 8_500_000;

    /** The day the first purchase was made. */
    public static final LocalDate FIRST_PURCHASE = LocalDate.of(2019, 11, 21);

    /** The day at which the number of purchases is {@code rows}; also the default of {@code asOf}. */
    public static final LocalDate REFERENCE_DATE = LocalDate.of(2026, 4, 1);

    /** The last day the calendar of purchases is drawn for. */
    public static final LocalDate LAST_AS_OF = LocalDate.of(2031, 1, 1);

    public SyntheticParameters {
        if (rows < MIN_ROWS || rows > MAX_ROWS) {
            throw new SyntheticParametersException("rows", rows, MIN_ROWS + " … " + MAX_ROWS);
        }
        if (asOf.isBefore(FIRST_PURCHASE) || asOf.isAfter(LAST_AS_OF)) {
            throw new SyntheticParametersException("asOf", asOf, FIRST_PURCHASE + " … " + LAST_AS_OF);
        }
    }

    /** The scheme as known at the reference date. */
    public SyntheticParameters(long rows, long seed) {
        this(rows, seed, REFERENCE_DATE);
    }

    /** A figure of the real scheme brought to the size of this one. */
    double scaled(double realFigure) {
        return realFigure * rows / MAX_ROWS;
    }
}
