// SPDX-License-Identifier: EUPL-1.2
package fr.parution.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/** The sentences of the problems, in UTF-8, French first. */
final class ProblemTexts {

    private static final ResourceBundle FRENCH = read("problems_fr.properties");
    private static final ResourceBundle ENGLISH = read("problems_en.properties");
    private static final ResourceBundle FRENCH_PHRASES = read("phrases_fr.properties");

    private ProblemTexts() {}

    static ResourceBundle bundle(Locale locale) {
        return isEnglish(locale) ? ENGLISH : FRENCH;
    }

    /** What was found or expected, in the reader's language where it is a phrase of ours, as it is where it is not. */
    static String phrase(String text, Locale locale) {
        return isEnglish(locale) || !FRENCH_PHRASES.containsKey(text) ? text : FRENCH_PHRASES.getString(text);
    }

    /** What stands between a place and what is wrong there: French puts a space before the colon. */
    static String colon(Locale locale) {
        return isEnglish(locale) ? ": " : " : ";
    }

    private static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals("en");
    }

    private static ResourceBundle read(String name) {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(ProblemTexts.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            return new PropertyResourceBundle(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
