// SPDX-License-Identifier: EUPL-1.2
package fr.parution.problem;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * One fault: where it is, what was found, what was expected. The sentence and the remedy come from the code and the
 * reader's language. No part may carry a personal value or a suppressed figure: a cell is named by its coordinates.
 *
 * @param where a place a person can go to, such as {@code usagers.yaml:14} or a column, or an empty string
 * @param found what was met, or an empty string
 * @param expected what would have been right, or an empty string
 */
public record Problem(ProblemCode code, String where, String found, String expected) {

    /** A problem whose code says all but the place. */
    public static Problem at(ProblemCode code, String where) {
        return new Problem(code, where, "", "");
    }

    /** A problem with what was found and what was expected. */
    public static Problem of(ProblemCode code, String where, Object found, Object expected) {
        return new Problem(code, where, String.valueOf(found), String.valueOf(expected));
    }

    /** The whole sentence: code, place, what is wrong, how to put it right; French unless the locale is English. */
    public String text(Locale locale) {
        ResourceBundle bundle = ProblemTexts.bundle(locale);
        String says = format(bundle.getString(code + ".says"), locale);
        String remedy = format(bundle.getString(code + ".remedy"), locale);
        String place = where.isEmpty() ? "" : where + ProblemTexts.colon(locale);
        return code + "  " + place + says + " " + remedy;
    }

    private String format(String pattern, Locale locale) {
        return new MessageFormat(pattern, Locale.ROOT)
                .format(new Object[] {where, ProblemTexts.phrase(found, locale), ProblemTexts.phrase(expected, locale)
                });
    }

    @Override
    public String toString() {
        return text(Locale.ENGLISH);
    }
}
