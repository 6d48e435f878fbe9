// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.tests.architecture.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    /** A Java class, as prose names one: two humps at least. */
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+)`");

    @Test
    void everyLinkOfThePagesLeadsToAFileAndAHeadingThatAreThere() {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Checkout.text(page));
            while (link.find()) {
                if (!link.group(1).contains("://") && !leadsSomewhere(page, link.group(1))) {
                    broken.add(page + " → " + link.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyClassThatThePagesNameIsThere() {
        Set<String> known = Checkout.files().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".java"))
                .map(name -> name.substring(0, name.length() - ".java".length()))
                .collect(Collectors.toSet());
        List<String> gone = new ArrayList<>();
        for (Path page : pages()) {
            CLASS.matcher(Checkout.text(page))
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !known.contains(name))
                    .forEach(name -> gone.add(page + " names " + name));
        }
        assertThat(gone).isEmpty();
    }

    private static List<Path> pages() {
        List<Path> pages = Checkout.files().stream()
                .filter(file -> file.toString().endsWith(".md"))
                .toList();
        assertThat(pages).contains(Path.of("README.md"), Path.of("ARCHITECTURE.md"), Path.of("CONTRIBUTING.md"));
        return pages;
    }

    private static boolean leadsSomewhere(Path page, String link) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        if (!Files.exists(Checkout.root().resolve(target))) {
            return false;
        }
        return hash < 0 || headings(target).contains(link.substring(hash + 1));
    }

    private static Set<String> headings(Path page) {
        return HEADING.matcher(Checkout.text(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
