// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** The site's own sentences in one language. */
final class Wording {

    private final Language language;
    private final Properties sentences = new Properties();

    Wording(Language language) {
        this.language = language;
        String name = "site_" + language.code() + ".properties";
        try (InputStream in = Wording.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A day in full: {@code 1er mars 2026}, {@code 1 March 2026}. */
    String day(LocalDate day) {
        return say(
                day.getDayOfMonth() == 1 ? "day.first" : "day",
                day.getDayOfMonth(),
                say("month." + day.getMonthValue()),
                day.getYear());
    }

    /** The sentences whose names start so, by the rest of their names, places unfilled: a script fills them. */
    SortedMap<String, String> family(String start) {
        SortedMap<String, String> family = new TreeMap<>();
        for (String name : sentences.stringPropertyNames()) {
            if (name.startsWith(start)) {
                family.put(name.substring(start.length()), language.set(sentences.getProperty(name)));
            }
        }
        return family;
    }

    /** The sentence of that name, its places {@code {0}}, {@code {1}}… filled in order; never searched again for places. */
    String say(String name, Object... parts) {
        String pattern = sentences.getProperty(name);
        if (pattern == null) {
            throw new IllegalArgumentException("no sentence " + name + " in " + language.code());
        }
        StringBuilder said = new StringBuilder();
        int from = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
            int close = pattern.indexOf('}', open);
            said.append(pattern, from, open).append(parts[Integer.parseInt(pattern.substring(open + 1, close))]);
            from = close + 1;
        }
        return language.set(said.append(pattern.substring(from)).toString());
    }
}
