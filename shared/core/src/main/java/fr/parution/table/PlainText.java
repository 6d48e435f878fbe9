// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

import org.jsoup.Jsoup;

/** What a text says without its markup. */
public final class PlainText {

    private PlainText() {}

    /** The text without tags, with its entities resolved and its blanks folded to one, as a browser would show it. */
    public static String of(String html) {
        return html.indexOf('<') < 0 && html.indexOf('&') < 0
                ? html.strip()
                : Jsoup.parseBodyFragment(html).text();
    }
}
