// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.time.LocalDate;
import java.util.stream.IntStream;

/** The unit of publication and of incremental work. A period is a number that grows by one: see {@link #of}. */
public enum PeriodUnit {
    /** A calendar quarter, written {@code 2024-T1}. */
    QUARTER(3),
    /** A calendar month, written {@code 2024-01}. */
    MONTH(1),
    /** A calendar day, written {@code 2024-01-31}. */
    DAY(0);

    private final int months;

    PeriodUnit(int months) {
        this.months = months;
    }

    /** The period of a day: days since 1970, or units since year 0. */
    public int of(LocalDate day) {
        return this == DAY
                ? Math.toIntExact(day.toEpochDay())
                : (day.getYear() * 12 + day.getMonthValue() - 1) / months;
    }

    /** The first day of a period. */
    public LocalDate firstDay(int period) {
        if (this == DAY) {
            return LocalDate.ofEpochDay(period);
        }
        int month = period * months;
        return LocalDate.of(month / 12, month % 12 + 1, 1);
    }

    /** The last day of a period. */
    public LocalDate lastDay(int period) {
        return firstDay(period + 1).minusDays(1);
    }

    /** The periods of a unit no longer than this one that lie within a period, in order. */
    public IntStream within(int period, PeriodUnit shorter) {
        return IntStream.rangeClosed(shorter.of(firstDay(period)), shorter.of(lastDay(period)));
    }

    /** The calendar year of a period. */
    public int year(int period) {
        return firstDay(period).getYear();
    }

    /** How a period is written: {@code 2024-T1}, {@code 2024-01}, {@code 2024-01-31}. */
    public String label(int period) {
        LocalDate first = firstDay(period);
        return switch (this) {
            case QUARTER -> first.getYear() + "-T" + (first.getMonthValue() + 2) / 3;
            case MONTH -> first.toString().substring(0, 7);
            case DAY -> first.toString();
        };
    }

    /** How many months a period lasts; 0 for a day. */
    public int months() {
        return months;
    }
}
