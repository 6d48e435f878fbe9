// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A published period, read back from how files write it: {@code 2024-T1} or {@code 2024-01}.
 *
 * @param key as files write it
 * @param part the quarter, {@code 1..4}, or the month, {@code 1..12}
 */
record Period(String key, int year, int part, boolean isQuarter) {

    private static final Pattern FORM = Pattern.compile("(\\d{4})-(T?)(\\d{1,2})");

    /** Reads a period; refuses any other form. */
    static Period of(String key) {
        Matcher matcher = FORM.matcher(key);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a period: " + key);
        }
        return new Period(
                key,
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(3)),
                !matcher.group(2).isEmpty());
    }

    /** The same period of the year before, as files write it. */
    String yearBefore() {
        return (year - 1) + key.substring(4);
    }

    /** When it was, inside a sentence: {@code au 1er trimestre 2026}, {@code en mars 2026}. */
    String when(Wording words) {
        return words.say(isQuarter ? "period.quarter.when." + part : "period.month.when." + part, year);
    }

    /** Its name in full: {@code 1er trimestre 2026}, {@code mars 2026}. */
    String full(Wording words) {
        return isQuarter ? words.say("period.quarter." + part, year) : words.say("month." + part) + " " + year;
    }

    /** Its name for a table: {@code T1 2026}, {@code mars 2026}. */
    String brief(Wording words) {
        return isQuarter ? words.say("period.quarter.brief", part) + "\u00A0" + year : full(words);
    }

    /** Its mark on an axis, under which the year stands: {@code T1}, {@code 3}. */
    String tick(Wording words) {
        return isQuarter ? words.say("period.quarter.brief", part) : Integer.toString(part);
    }
}
