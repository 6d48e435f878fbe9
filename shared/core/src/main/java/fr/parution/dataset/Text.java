// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.Locale;

/** A text in the two languages that every publication speaks. Neither is blank. */
public record Text(String fr, String en) {

    /** Refuses a blank text. */
    public Text {
        if (fr.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a text needs its French and its English");
        }
    }

    /** The English text for an English locale, the French one for any other. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : fr;
    }

    /** This text, and another behind it in parentheses. */
    public Text withNote(Text note) {
        return new Text(fr + " (" + note.fr + ")", en + " (" + note.en + ")");
    }
}
