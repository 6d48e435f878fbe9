// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One kind of mapping in a declaration, with the words that it may hold. The reader takes its words from here, and so does
 * the JSON Schema that editors complete declarations by.
 *
 * @param name by which the schema names it
 * @param words in the order in which one writes them
 * @param choices exactly one of them stands; none where the list is empty
 * @param some words of which one must stand at least; none where the list is empty
 */
record Block(String name, String description, List<Word> words, List<Choice> choices, List<String> some) {

    /** Copies its lists. */
    Block {
        words = List.copyOf(words);
        choices = List.copyOf(choices);
        some = List.copyOf(some);
    }

    /** One word, and what may stand behind it. */
    record Word(String name, boolean required, Form form, String description) {}

    /**
     * A word that excludes those of the other choices.
     *
     * @param value what must stand behind it, null for anything
     * @param needs the words that must stand beside it
     * @param allows the words that may stand beside it; beside a choice that does not name them they may not
     */
    record Choice(String word, @Nullable String value, List<String> needs, List<String> allows) {

        /** Copies its lists. */
        Choice {
            needs = List.copyOf(needs);
            allows = List.copyOf(allows);
        }

        /** The choice of a word. */
        static Choice of(String word, String... needs) {
            return new Choice(word, null, List.of(needs), List.of());
        }

        /** The choice of a value of a word. */
        static Choice value(String word, String value, String... needs) {
            return new Choice(word, value, List.of(needs), List.of());
        }

        /** The same with words that may stand beside it. */
        Choice allowing(String... others) {
            return new Choice(word, value, needs, List.of(others));
        }

        /** Every word that it speaks of. */
        Set<String> own() {
            Set<String> own = new LinkedHashSet<>(needs);
            own.add(word);
            own.addAll(allows);
            return own;
        }

        /** By what one tells it from the others. */
        String shown() {
            return value == null ? word : value;
        }
    }

    /** A block without words yet. */
    static Block of(String name, String description) {
        return new Block(name, description, List.of(), List.of(), List.of());
    }

    /** With a word that must stand. */
    Block needs(String word, Form form, String meaning) {
        return with(new Word(word, true, form, meaning));
    }

    /** With a word that may stand. */
    Block may(String word, Form form, String meaning) {
        return with(new Word(word, false, form, meaning));
    }

    /** With choices, exactly one of which must stand. */
    Block one(Choice... of) {
        return new Block(name, description, words, List.of(of), some);
    }

    /** With words of which one must stand at least. */
    Block some(String... of) {
        return new Block(name, description, words, choices, List.of(of));
    }

    private Block with(Word word) {
        List<Word> longer = new ArrayList<>(words);
        longer.add(word);
        return new Block(name, description, longer, choices, some);
    }

    /** The names of its words. */
    List<String> names() {
        return words.stream().map(Word::name).toList();
    }
}
