// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.dataset.Text;
import java.util.Locale;

/** A language of the site, with the folder under which its pages stand. French is at the root. */
enum Language {
    FR("fr", "", Locale.FRENCH),
    EN("en", "en/", Locale.ENGLISH);

    private final String code;
    private final String folder;
    private final Locale locale;

    Language(String code, String folder, Locale locale) {
        this.code = code;
        this.folder = folder;
        this.locale = locale;
    }

    /** The code for {@code lang} and {@code hreflang}. */
    String code() {
        return code;
    }

    /** The locale that texts are taken for. */
    Locale locale() {
        return locale;
    }

    /** The folder of its pages: empty, or ending with a slash. */
    String folder() {
        return folder;
    }

    /** The language of the other edition. */
    Language other() {
        return this == FR ? EN : FR;
    }

    /** A declared text in this language, with the spaces and apostrophes that its typography asks for. */
    String in(Text text) {
        return set(text.in(locale));
    }

    /** Any sentence of ours, set in this language's typography. */
    String set(String sentence) {
        return this == FR ? Typography.french(sentence) : Typography.english(sentence);
    }
}
