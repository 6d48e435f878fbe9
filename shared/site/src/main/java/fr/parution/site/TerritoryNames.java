// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.dataset.Code;

/** What a code is called: alone, or inside a sentence with the article that French puts there. */
final class TerritoryNames {

    private final Language language;

    TerritoryNames(Language language) {
        this.language = language;
    }

    /** Its label as it stands in a table. */
    String alone(Code code) {
        return language.in(code.label());
    }

    /** Its label in a sentence: {@code le Nord}, {@code l'Ain}, {@code Paris}. */
    String inSentence(Code code) {
        String article = language == Language.FR ? code.article() : null;
        if (article == null) {
            return alone(code);
        }
        return language.set(
                article.endsWith("'")
                        ? article + code.label().fr()
                        : article + " " + code.label().fr());
    }

    /** A sentence that begins with a capital. */
    static String capital(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + sentence.substring(1);
    }
}
