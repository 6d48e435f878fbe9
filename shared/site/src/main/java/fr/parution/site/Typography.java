// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import java.util.regex.Pattern;

/** French typography for sentences typed with plain spaces. For prose only: never for code, addresses or data. */
final class Typography {

    /** The narrow no-break space that stands before tall signs and between thousands. */
    static final String NARROW = "\u202F";

    private static final Pattern BEFORE_SIGN = Pattern.compile("[ \u00A0]+([;:!?%»€])");
    private static final Pattern AFTER_QUOTE = Pattern.compile("«[ \u00A0]+");
    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})'(?=\\p{L})");

    private Typography() {}

    /** The sentence with narrow no-break spaces before {@code ; : ! ? %}, inside quotes, and curved apostrophes. */
    static String french(String sentence) {
        String spaced = BEFORE_SIGN.matcher(sentence).replaceAll(NARROW + "$1");
        String quoted = AFTER_QUOTE.matcher(spaced).replaceAll("«" + NARROW);
        return APOSTROPHE.matcher(quoted).replaceAll("’").replace("...", "…").replace(" - ", "\u00A0– ");
    }
}
