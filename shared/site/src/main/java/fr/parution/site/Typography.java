// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import java.util.regex.Pattern;

/** Typography, above all French, for sentences typed with plain spaces. For prose only: never for code, addresses or data. */
final class Typography {

    /** The narrow no-break space that stands before tall signs and between thousands. */
    static final String NARROW = "\u202F";

    private static final Pattern BEFORE_SIGN = Pattern.compile("[ \u00A0]+([;:!?%»€])");
    private static final Pattern AFTER_QUOTE = Pattern.compile("«[ \u00A0]+");
    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})'(?=\\p{L})");

    /** A hyphen typed for a dash, which never begins a line. */
    private static final String TYPED_DASH = " - ";

    private static final String DASH = "\u00A0– ";

    private Typography() {}

    /** The sentence with narrow no-break spaces before {@code ; : ! ? %}, inside quotes, and curved apostrophes. */
    static String french(String sentence) {
        String spaced = BEFORE_SIGN.matcher(sentence).replaceAll(NARROW + "$1");
        String quoted = AFTER_QUOTE.matcher(spaced).replaceAll("«" + NARROW);
        return APOSTROPHE.matcher(quoted).replaceAll("’").replace("...", "…").replace(TYPED_DASH, DASH);
    }

    /** The sentence with its dashes; English asks for no more. */
    static String english(String sentence) {
        return sentence.replace(TYPED_DASH, DASH);
    }
}
