// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what a writer probably meant. */
public final class NearestWord {

    private NearestWord() {}

    /** The nearest of the words that are within a few edits; all of them where none is. */
    static String suggest(String found, List<String> words) {
        return find(found, words).orElseGet(() -> words.stream().limit(40).collect(Collectors.joining(", ")));
    }

    /** The nearest of the words that are within a few edits, if one is. */
    public static Optional<String> find(String found, List<String> words) {
        return words.stream()
                .filter(word -> distance(found, word) <= Math.max(1, Math.min(3, word.length() / 3)))
                .min(Comparator.comparingInt((String word) -> distance(found, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein's distance. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
