// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.problem.ProblemCode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Days as {@code 2026-10-31} or {@code 31/10/2026}. A day such as {@code 10/31/2026}, which only an American reads, speaks
 * against every other one with slashes.
 */
final class DayForm implements ColumnForm {

    private static final Reading UNREADABLE = Reading.refused(ProblemCode.SOURCE_VALUE_UNREADABLE, "date");
    private static final int LENGTH = 10;

    private final LocalDate minimum;
    private final Reading tooEarly;
    private long iso;
    private long french;
    private long american;

    DayForm(@Nullable String minimum) {
        this.minimum = minimum == null ? LocalDate.MIN : LocalDate.parse(minimum);
        this.tooEarly = Reading.refused(ProblemCode.SOURCE_DATE_TOO_EARLY, String.valueOf(minimum));
    }

    @Override
    public Reading read(String raw) {
        String text = raw.strip();
        if (text.length() != LENGTH) {
            return UNREADABLE;
        }
        return text.charAt(2) == '/' ? slashed(text) : dashed(text);
    }

    private Reading dashed(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        if (text.charAt(4) != '-' || text.charAt(7) != '-' || !isDay(year, month, day)) {
            return UNREADABLE;
        }
        iso++;
        return checked(LocalDate.of(year, month, day));
    }

    private Reading slashed(String text) {
        int day = number(text, 0, 2);
        int month = number(text, 3, 5);
        int year = number(text, 6, 10);
        if (text.charAt(5) == '/' && isDay(year, month, day)) {
            french++;
            return checked(LocalDate.of(year, month, day));
        }
        // Month and day the other way round.
        american += text.charAt(5) == '/' && isDay(year, day, month) ? 1 : 0;
        return UNREADABLE;
    }

    private Reading checked(LocalDate date) {
        return date.isBefore(minimum) ? tooEarly : Reading.of(date.toString());
    }

    private static boolean isDay(int year, int month, int day) {
        return year > 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
    }

    /** Digits as a number, -1 if they are none. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }

    @Override
    public Optional<Contradiction> contradiction() {
        if (american == 0 && (iso == 0 || french == 0)) {
            return Optional.empty();
        }
        List<String> found = new ArrayList<>();
        tell(found, "2026-10-31", iso);
        tell(found, "31/10/2026", french);
        tell(found, "10/31/2026", american);
        return Optional.of(new Contradiction(String.join(", ", found), "2026-10-31 | 31/10/2026"));
    }

    private static void tell(List<String> found, String form, long values) {
        if (values > 0) {
            found.add(form + " × " + values);
        }
    }
}
