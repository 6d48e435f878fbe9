// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

/** Text as it may stand in the content or in an attribute of XML 1.0. */
public final class XmlText {

    private XmlText() {}

    /**
     * The text with its special characters escaped. A control character, which XML 1.0 cannot carry at all, throws
     * {@link IllegalArgumentException}.
     */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\n' -> escaped.append("&#10;");
                case '\r' -> escaped.append("&#13;");
                case '\t' -> escaped.append("&#9;");
                default -> escaped.append(requireCharacter(c));
            }
        }
        return escaped.toString();
    }

    private static char requireCharacter(char c) {
        if (c < ' ' || c == '\uFFFE' || c == '\uFFFF') {
            throw new IllegalArgumentException("character " + (int) c + " cannot stand in XML");
        }
        return c;
    }
}
