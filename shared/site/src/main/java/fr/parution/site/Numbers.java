// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.dataset.Unit;
import fr.parution.table.ColumnType;
import fr.parution.table.PublishedColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Numbers and dates as a reader of one language writes them. The rules stand here, since those of a JVM change. */
final class Numbers {

    private static final String MINUS = "\u2212";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

    private final Language language;
    private final Wording words;

    Numbers(Language language, Wording words) {
        this.language = language;
        this.words = words;
    }

    /** A whole number with its thousands set apart. */
    String whole(long number) {
        return decimal(BigDecimal.valueOf(number), 0);
    }

    /** A number rounded half up to so many decimals. */
    String decimal(BigDecimal number, int decimals) {
        String plain = number.abs().setScale(decimals, RoundingMode.HALF_UP).toPlainString();
        int point = plain.indexOf('.');
        String digits = point < 0 ? plain : plain.substring(0, point);
        String fraction = point < 0 ? "" : (french() ? "," : ".") + plain.substring(point + 1);
        boolean negative = number.signum() < 0 && !plain.matches("[0.]*");
        return (negative ? MINUS : "") + grouped(digits) + fraction;
    }

    /** A number without the zeros that end its decimals, as in the range of a column. */
    String exact(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return decimal(stripped, Math.max(0, stripped.scale()));
    }

    /** A value of a measure with the sign of its unit where it has one: {@code 458,9 M€}, {@code 1 439 €}, {@code 37,5 h}. */
    String quantity(BigDecimal value, PublishedColumn measure) {
        int decimals = measure.type() == ColumnType.WHOLE || value.abs().compareTo(HUNDRED) >= 0 ? 0 : 1;
        if (isIn(measure, Unit.EURO)) {
            return euros(value, decimals);
        }
        String number = decimal(value, decimals);
        return isIn(measure, Unit.HOUR) ? number + Typography.NARROW + "h" : number;
    }

    /** Whether a column counts things that its unit names: {@code 12 loans}. */
    static boolean isCount(PublishedColumn measure) {
        return hasNamedUnit(measure) && measure.type() == ColumnType.WHOLE;
    }

    /** Whether a column measures in a unit that has no sign and stands with its name: {@code Mean duration, in days}. */
    static boolean isMeasured(PublishedColumn measure) {
        return hasNamedUnit(measure) && measure.type() != ColumnType.WHOLE;
    }

    private static boolean hasNamedUnit(PublishedColumn measure) {
        return measure.unit() != null && !isIn(measure, Unit.EURO) && !isIn(measure, Unit.HOUR);
    }

    private static boolean isIn(PublishedColumn measure, Unit unit) {
        return measure.unit() != null && measure.unit().equals(unit.label());
    }

    private String euros(BigDecimal value, int decimals) {
        BigDecimal size = value.abs();
        if (size.compareTo(BILLION) >= 0) {
            return euros(value.divide(BILLION, 6, RoundingMode.HALF_UP), 1, words.say("number.billion"));
        }
        if (size.compareTo(MILLION) >= 0) {
            return euros(value.divide(MILLION, 6, RoundingMode.HALF_UP), 1, words.say("number.million"));
        }
        return euros(value, decimals, "");
    }

    private String euros(BigDecimal value, int decimals, String scale) {
        String number = decimal(value, decimals);
        if (french()) {
            return number + Typography.NARROW + scale + "€";
        }
        return number.startsWith(MINUS) ? MINUS + "€" + number.substring(1) + scale : "€" + number + scale;
    }

    /** A change in percent with its sign and one decimal, from a value that is not zero. */
    String change(BigDecimal from, BigDecimal to) {
        BigDecimal percent = to.subtract(from).multiply(HUNDRED).divide(from.abs(), 1, RoundingMode.HALF_UP);
        return (percent.signum() > 0 ? "+" : "") + percent(percent);
    }

    /** A part of a whole in percent; a part that is neither nothing nor all is never rounded to either. */
    String share(long part, long whole) {
        if (whole == 0 || part == 0) {
            return percent(BigDecimal.ZERO.setScale(0));
        }
        if (part == whole) {
            return percent(HUNDRED);
        }
        BigDecimal percent =
                BigDecimal.valueOf(part).multiply(HUNDRED).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
        if (percent.signum() == 0) {
            return "<" + Typography.NARROW + percent(new BigDecimal("0.1"));
        }
        return percent.compareTo(HUNDRED) == 0
                ? ">" + Typography.NARROW + percent(new BigDecimal("99.9"))
                : percent(percent);
    }

    private String percent(BigDecimal percent) {
        return decimal(percent, percent.scale()) + (french() ? Typography.NARROW : "") + "%";
    }

    /** A size in bytes, kilobytes or megabytes of a thousand. */
    String bytes(long bytes) {
        if (bytes < 1000) {
            return words.say("size.bytes", whole(bytes));
        }
        if (bytes < 1_000_000) {
            return words.say("size.kilobytes", decimal(thousandths(bytes, 1000), bytes < 10_000 ? 1 : 0));
        }
        if (bytes < 1_000_000_000) {
            return words.say("size.megabytes", decimal(thousandths(bytes, 1_000_000), 1));
        }
        return words.say("size.gigabytes", decimal(thousandths(bytes, 1_000_000_000), 1));
    }

    private static BigDecimal thousandths(long bytes, long unit) {
        return BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(unit), 6, RoundingMode.HALF_UP);
    }

    /** A day in full: {@code 1er mars 2026}, {@code 1 March 2026}. */
    String day(LocalDate day) {
        return words.day(day);
    }

    /** The day of an instant, in UTC. */
    String day(Instant instant) {
        return day(dayOf(instant));
    }

    /** The day of an instant, in UTC. */
    static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private String grouped(String digits) {
        StringBuilder out = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            out.insert(at, french() ? Typography.NARROW : ",");
        }
        return out.toString();
    }

    private boolean french() {
        return language == Language.FR;
    }
}
