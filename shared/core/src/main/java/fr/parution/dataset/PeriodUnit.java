// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.time.LocalDate;

/** The unit of publication and of incremental work. A period is a number that grows by one: see {@link #of}. */
public enum PeriodUnit {
    /** A calendar quarter, written {@code 2024-T1}. */
    QUARTER(3, "T"),
    /** A calendar month, written {@code 2024-01}. */
    MONTH(1, "");

    private final int months;
    private final String mark;

    PeriodUnit(int months, String mark) {
        this.months = months;
        this.mark = mark;
    }

    /** The period of a day, counted in units since year 0. */
    public int of(LocalDate day) {
        return (day.getYear() * 12 + day.getMonthValue() - 1) / months;
    }

    /** The first day of a period. */
    public LocalDate firstDay(int period) {
        int month = period * months;
        return LocalDate.of(month / 12, month % 12 + 1, 1);
    }

    /** The last day of a period. */
    public LocalDate lastDay(int period) {
        return firstDay(period + 1).minusDays(1);
    }

    /** The calendar year of a period. */
    public int year(int period) {
        return period * months / 12;
    }

    /** How a period is written in published files: {@code 2024-T1}, {@code 2024-01}. */
    public String label(int period) {
        int inYear = period % (12 / months) + 1;
        String number = mark.isEmpty() && inYear < 10 ? "0" + inYear : Integer.toString(inYear);
        return year(period) + "-" + mark + number;
    }

    /** How many months a period lasts. */
    public int months() {
        return months;
    }
}
