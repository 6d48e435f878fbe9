// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** Whole numbers of 64 bits: a sign, digits, nothing else. */
final class WholeForm implements ColumnForm {

    private static final Reading UNREADABLE = Reading.refused(ProblemCode.SOURCE_VALUE_UNREADABLE, "integer");

    private final long minimum;
    private final Reading tooSmall;

    WholeForm(@Nullable String minimum) {
        this.minimum = minimum == null ? Long.MIN_VALUE : Long.parseLong(minimum);
        this.tooSmall = Reading.refused(ProblemCode.SOURCE_VALUE_TOO_SMALL, String.valueOf(minimum));
    }

    @Override
    public Reading read(String raw) {
        String text = raw.strip();
        for (int i = isSign(text.charAt(0)) ? 1 : 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return UNREADABLE;
            }
        }
        try {
            long value = Long.parseLong(text);
            return value < minimum ? tooSmall : Reading.of(Long.toString(value));
        } catch (NumberFormatException e) {
            return UNREADABLE;
        }
    }

    private static boolean isSign(char c) {
        return c == '-' || c == '+';
    }
}
