// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import java.util.regex.Pattern;

/** Typography, above all French, for sentences typed with plain spaces. For prose only: never for code, addresses or data. */
final class Typography {

    /** The narrow no-break space that stands before tall signs and between thousands. */
    static final String NARROW = "\u202F";

    private static final String SIGNS = ";:!?%»€";
    private static final Pattern BEFORE_SIGN = Pattern.compile("[ \u00A0]+([" + SIGNS + "])");
    private static final Pattern AFTER_QUOTE = Pattern.compile("«[ \u00A0]+");
    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})'(?=\\p{L})");

    /** A hyphen typed for a dash, which never begins a line. */
    private static final String TYPED_DASH = " - ";

    private static final String DASH = "\u00A0– ";

    private Typography() {}

    /**
     * The sentence with narrow no-break spaces before {@code ; : ! ? %}, inside quotes, and curved apostrophes. A page has a
     * thousand names, of which most have no such sign: each is sought before its pattern is tried.
     */
    static String french(String sentence) {
        String spaced =
                hasSpaceBeforeSign(sentence) ? BEFORE_SIGN.matcher(sentence).replaceAll(NARROW + "$1") : sentence;
        String quoted =
                spaced.indexOf('«') < 0 ? spaced : AFTER_QUOTE.matcher(spaced).replaceAll("«" + NARROW);
        String curved =
                quoted.indexOf('\'') < 0 ? quoted : APOSTROPHE.matcher(quoted).replaceAll("’");
        return curved.replace("...", "…").replace(TYPED_DASH, DASH);
    }

    private static boolean hasSpaceBeforeSign(String sentence) {
        for (int i = 1; i < sentence.length(); i++) {
            if (SIGNS.indexOf(sentence.charAt(i)) >= 0 && Character.isSpaceChar(sentence.charAt(i - 1))) {
                return true;
            }
        }
        return false;
    }

    /** The sentence with its dashes; English asks for no more. */
    static String english(String sentence) {
        return sentence.replace(TYPED_DASH, DASH);
    }
}
