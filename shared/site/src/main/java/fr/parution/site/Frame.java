// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import java.net.URI;

/**
 * What surrounds the content of a page: its place, its links, its head.
 *
 * @param key the key of the page, ending with {@code .html}
 * @param root what leads from the page to the root of the site: empty, {@code ../} so many times, or a path
 * @param title in the language of the edition
 * @param summary one sentence for search engines
 * @param path the key of the same page in French, from which the other editions are found; empty where it has none
 */
record Frame(Edition edition, String key, String root, String title, String summary, String path) {

    private static final String INDEX = "index.html";

    /** The frame of a page that stands in both languages. */
    static Frame of(Edition edition, String path, String title, String summary) {
        String key = edition.language().folder() + path;
        long depth = key.chars().filter(c -> c == '/').count();
        return new Frame(edition, key, "../".repeat((int) depth), title, summary, path);
    }

    /** The frame of a page that is shown at any address, whose links therefore start from the root of the host. */
    static Frame anywhere(Edition edition, String key, String title) {
        String root = URI.create(edition.catalog().catalog().publicUrl()).getPath();
        return new Frame(edition, key, root.isEmpty() ? "/" : root, title, title, "");
    }

    /** Whether the page stands in both languages. */
    boolean isTranslated() {
        return !path.isEmpty();
    }

    /** A link from here to a key of the site; a folder for its index. */
    String to(String target) {
        String folder = target.endsWith(INDEX) ? target.substring(0, target.length() - INDEX.length()) : target;
        String link = root + folder;
        return link.isEmpty() ? "./" : link;
    }

    /** A link to the home page of this edition. */
    String home() {
        return to(edition.language().folder() + INDEX);
    }

    /** A link to this page in the other language, or to its home page. */
    String otherLanguage() {
        return to(edition.language().other().folder() + (isTranslated() ? path : INDEX));
    }

    /** The whole address of this page in a language. */
    String address(Language language) {
        String target = language.folder() + path;
        return edition.catalog().address(target.substring(0, target.length() - INDEX.length()));
    }

    /** The title with the name of the catalogue. */
    String fullTitle() {
        String name = edition.in(edition.catalog().catalog().name());
        return title.equals(name) ? name : title + " | " + name;
    }
}
