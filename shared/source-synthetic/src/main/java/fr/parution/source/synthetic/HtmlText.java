// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

/** Text as editors of web pages store it: what must be escaped, or every letter with an accent, as an entity. */
final class HtmlText {

    private HtmlText() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;");
    }

    static String withEntities(String text) {
        StringBuilder html = new StringBuilder();
        escaped(text).replace(" :", "&nbsp;:").codePoints().forEach(c -> append(html, c));
        return html.toString();
    }

    private static void append(StringBuilder html, int c) {
        switch (c) {
            case 'à' -> html.append("&agrave;");
            case 'â' -> html.append("&acirc;");
            case 'ç' -> html.append("&ccedil;");
            case 'è' -> html.append("&egrave;");
            case 'é' -> html.append("&eacute;");
            case 'ê' -> html.append("&ecirc;");
            case 'î' -> html.append("&icirc;");
            case 'ô' -> html.append("&ocirc;");
            case 'œ' -> html.append("&oelig;");
            case 'É' -> html.append("&Eacute;");
            case '«' -> html.append("&laquo;");
            case '»' -> html.append("&raquo;");
            case '\'' -> html.append("&#39;");
            default -> html.appendCodePoint(c);
        }
    }
}
