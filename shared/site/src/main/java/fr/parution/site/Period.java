// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.dataset.PeriodUnit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A published period, read back from how files write it: {@code 2024-T1}, {@code 2024-01} or {@code 2024-01-31}.
 *
 * @param key as files write it
 */
record Period(String key, PeriodUnit unit, LocalDate firstDay) {

    private static final Pattern FORM = Pattern.compile("(\\d{4})-(?:T([1-4])|(\\d{2})(?:-(\\d{2}))?)");

    /** Reads a period; refuses any other form. */
    static Period of(String key) {
        Matcher matcher = FORM.matcher(key);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a period: " + key);
        }
        try {
            int year = Integer.parseInt(matcher.group(1));
            if (matcher.group(2) != null) {
                int month = 3 * Integer.parseInt(matcher.group(2)) - 2;
                return new Period(key, PeriodUnit.QUARTER, LocalDate.of(year, month, 1));
            }
            int month = Integer.parseInt(matcher.group(3));
            return matcher.group(4) == null
                    ? new Period(key, PeriodUnit.MONTH, LocalDate.of(year, month, 1))
                    : new Period(key, PeriodUnit.DAY, LocalDate.of(year, month, Integer.parseInt(matcher.group(4))));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a period: " + key, e);
        }
    }

    int year() {
        return firstDay.getYear();
    }

    /** Whether it is the first of its year. */
    boolean startsYear() {
        return firstDay.getDayOfYear() == 1;
    }

    /** How many of its kind a year has, about. */
    int perYear() {
        return unit == PeriodUnit.DAY ? 365 : 12 / unit.months();
    }

    /** The same period of the year before, as files would write it. */
    String yearBefore() {
        return (year() - 1) + key.substring(4);
    }

    /** When it was, inside a sentence: {@code au 1er trimestre 2026}, {@code en mars 2026}, {@code au 1er avril 2026}. */
    String when(Wording words) {
        return switch (unit) {
            case QUARTER -> words.say("period.quarter.when." + quarter(), year());
            case MONTH -> words.say("period.month.when." + firstDay.getMonthValue(), year());
            case DAY -> words.say("period.day.when", words.day(firstDay));
        };
    }

    /** Its name in full: {@code 1er trimestre 2026}, {@code mars 2026}, {@code 1er avril 2026}. */
    String full(Wording words) {
        return switch (unit) {
            case QUARTER -> words.say("period.quarter." + quarter(), year());
            case MONTH -> words.say("month." + firstDay.getMonthValue()) + " " + year();
            case DAY -> words.day(firstDay);
        };
    }

    /** Its name beside others: {@code 1er trimestre 2026}; of a day {@code au 1er avril 2026}, in French. */
    String beside(Wording words) {
        return unit == PeriodUnit.DAY ? when(words) : full(words);
    }

    /** Its name for a table: {@code T1 2026}, {@code mars 2026}, {@code 1er avril 2026}. */
    String brief(Wording words) {
        return unit == PeriodUnit.QUARTER
                ? words.say("period.quarter.brief", quarter()) + "\u00A0" + year()
                : full(words);
    }

    /** Its mark on an axis, under which the year stands: {@code T1}, {@code 3}. */
    String tick(Wording words) {
        return switch (unit) {
            case QUARTER -> words.say("period.quarter.brief", quarter());
            case MONTH -> Integer.toString(firstDay.getMonthValue());
            case DAY -> Integer.toString(firstDay.getDayOfMonth());
        };
    }

    private int quarter() {
        return (firstDay.getMonthValue() + 2) / 3;
    }
}
