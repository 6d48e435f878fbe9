// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.time.LocalDate;

/** The rhythm of publication; the names are codes of the EU authority table {@code frequency}. */
public enum Frequency {
    DAILY(0),
    MONTHLY(1),
    QUARTERLY(3),
    ANNUAL(12);

    private final int months;

    Frequency(int months) {
        this.months = months;
    }

    /** The address in the EU authority table; harvesters know the http form only. */
    public String uri() {
        return "http://publications.europa.eu/resource/authority/frequency/" + name();
    }

    /** How many months lie between two releases; 0 for a day. */
    public int months() {
        return months;
    }

    /** The last day of the period that follows one which ends on {@code lastDay}. */
    public LocalDate endOfNext(LocalDate lastDay) {
        return months == 0
                ? lastDay.plusDays(1)
                : lastDay.plusDays(1).plusMonths(months).minusDays(1);
    }
}
