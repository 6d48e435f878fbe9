// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.problem.ProblemCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Amounts with a decimal point or a decimal comma, thousands apart by a blank or a no-break space of any width. A comma
 * has one or two decimals behind it: with three, it might part thousands. Behind a point, what goes below the cent must be
 * zero.
 */
final class AmountForm implements ColumnForm {

    private static final Reading UNREADABLE = Reading.refused(ProblemCode.SOURCE_VALUE_UNREADABLE, "amount");
    /** Ten digits of euros, two of cents. */
    private static final long MOST_CENTS = 999_999_999_999L;

    private final long minimumCents;
    private final Reading tooSmall;
    private long withPoint;
    private long withComma;

    AmountForm(@Nullable String minimum) {
        this.minimumCents = minimum == null
                ? Long.MIN_VALUE
                : new BigDecimal(minimum)
                        .setScale(2, RoundingMode.HALF_UP)
                        .unscaledValue()
                        .longValueExact();
        this.tooSmall = Reading.refused(ProblemCode.SOURCE_VALUE_TOO_SMALL, String.valueOf(minimum));
    }

    @Override
    public Reading read(String raw) {
        Scan scan = new Scan(raw);
        if (!scan.isAmount()) {
            return UNREADABLE;
        }
        withPoint += scan.mark == '.' ? 1 : 0;
        withComma += scan.mark == ',' ? 1 : 0;
        long cents = scan.negative ? -scan.cents : scan.cents;
        return cents < minimumCents ? tooSmall : Reading.of(text(scan.negative && cents != 0, scan.cents));
    }

    private static String text(boolean negative, long cents) {
        long rest = cents % 100;
        return (negative ? "-" : "") + cents / 100 + (rest < 10 ? ".0" : ".") + rest;
    }

    @Override
    public Optional<Contradiction> contradiction() {
        return withPoint == 0 || withComma == 0
                ? Optional.empty()
                : Optional.of(
                        new Contradiction("1234.50 × " + withPoint + ", 1234,50 × " + withComma, "1234.50 | 1234,50"));
    }

    /** One amount from left to right. */
    private static final class Scan {

        private final String text;
        private int at;
        private boolean negative;
        private long cents;
        private char mark;

        Scan(String raw) {
            int start = 0;
            int end = raw.length();
            while (start < end && isAround(raw.charAt(start))) {
                start++;
            }
            while (end > start && isAround(raw.charAt(end - 1))) {
                end--;
            }
            text = raw.substring(start, end);
        }

        boolean isAmount() {
            if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
                negative = text.charAt(at++) == '-';
            }
            return euros() && (at == text.length() || decimals()) && cents <= MOST_CENTS;
        }

        private boolean euros() {
            boolean parted = false;
            int digits = 0;
            long euros = 0;
            while (at < text.length() && euros <= MOST_CENTS / 100) {
                char c = text.charAt(at);
                if (isDigit(c)) {
                    euros = euros * 10 + (c - '0');
                    digits++;
                } else if (isBlank(c) && (parted ? digits == 3 : digits >= 1 && digits <= 3)) {
                    parted = true;
                    digits = 0;
                } else {
                    break;
                }
                at++;
            }
            cents = euros * 100;
            return parted ? digits == 3 : digits > 0;
        }

        private boolean decimals() {
            mark = text.charAt(at++);
            int digits = text.length() - at;
            if (digits < 1 || (mark == ',' ? digits > 2 : mark != '.')) {
                return false;
            }
            for (int place = 0; at < text.length(); at++, place++) {
                char c = text.charAt(at);
                if (!isDigit(c) || (place > 1 && c != '0')) {
                    return false;
                }
                cents += place > 1 ? 0 : (c - '0') * (place == 0 ? 10L : 1L);
            }
            return true;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        /** Blank, no-break space, figure space, thin space, narrow no-break space. */
        private static boolean isBlank(char c) {
            return c == ' ' || c == '\u00A0' || c == '\u2007' || c == '\u2009' || c == '\u202F';
        }

        private static boolean isAround(char c) {
            return isBlank(c) || c == '\t';
        }
    }
}
