// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli.serve;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which keys of a store anyone may read, and to which of them a path leads. All else does not exist. */
final class PublicKeys {

    private static final List<String> FOLDERS = List.of(
            "v/",
            "releases/",
            "latest/",
            "datasets/",
            "history/",
            "territoires/",
            "protection/",
            "search/",
            "about/",
            "accessibility/",
            "legal/",
            "en/",
            "embed/",
            "assets/",
            "events/",
            "keys/");
    private static final Set<String> FILES = Set.of(
            "index.html",
            "404.html",
            "site.webmanifest",
            "robots.txt",
            "sitemap.xml",
            "feed.atom",
            "data.json",
            "history.ttl",
            "state/current.json");
    private static final Pattern CATALOG = Pattern.compile("catalog(-[0-9]+)?\\.(ttl|rdf|jsonld)");
    private static final List<String> IMMUTABLE = List.of("v/", "releases/", "assets/", "keys/");

    /** Keys are plain ASCII, and no part of one starts with a dot. */
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");

    private PublicKeys() {}

    /** The public key that a decoded path names, a folder standing for its index. */
    static Optional<String> of(String path) {
        if (!path.startsWith("/")) {
            return Optional.empty();
        }
        String key = path.endsWith("/") ? path.substring(1) + "index.html" : path.substring(1);
        return isPublic(key) ? Optional.of(key) : Optional.empty();
    }

    private static boolean isPublic(String key) {
        return FORM.matcher(key).matches()
                && (FILES.contains(key)
                        || CATALOG.matcher(key).matches()
                        || FOLDERS.stream().anyMatch(key::startsWith));
    }

    /** Whether the bytes under a key never change. */
    static boolean isImmutable(String key) {
        return IMMUTABLE.stream().anyMatch(key::startsWith);
    }
}
