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

    private static final ResourceBundle FRENCH = read("fr");
    private static final ResourceBundle ENGLISH = read("en");

    private ProblemTexts() {}

    static ResourceBundle bundle(Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH : FRENCH;
    }

    private static ResourceBundle read(String language) {
        String name = "problems_" + language + ".properties";
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(ProblemTexts.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            return new PropertyResourceBundle(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
