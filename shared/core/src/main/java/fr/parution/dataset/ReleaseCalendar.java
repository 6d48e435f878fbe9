// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.time.LocalDate;

/**
 * When each period is due.
 *
 * @param daysAfterPeriod from the last day of a period to the day on which it is published
 */
public record ReleaseCalendar(int daysAfterPeriod) {

    /** More than a year after its end a period is not awaited any more. */
    static final int MOST_DAYS = 366;

    /** Refuses a day before the period is over. */
    public ReleaseCalendar {
        if (daysAfterPeriod < 0 || daysAfterPeriod > MOST_DAYS) {
            throw new IllegalArgumentException("a period is due 0 to " + MOST_DAYS + " days after it");
        }
    }

    /**
     * The first due day after a day.
     *
     * @param lastDay the last day of the last period published
     */
    public LocalDate nextDue(Frequency rhythm, LocalDate lastDay, LocalDate after) {
        LocalDate end = rhythm.endOfNext(lastDay);
        while (!end.plusDays(daysAfterPeriod).isAfter(after)) {
            end = rhythm.endOfNext(end);
        }
        return end.plusDays(daysAfterPeriod);
    }
}
