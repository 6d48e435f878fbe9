// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may stand behind a word of a declaration. */
sealed interface Form {

    /** A text in French and in English. */
    record Bilingual() implements Form {}

    /**
     * A text.
     *
     * @param pattern a regular expression for all of it, null for any text
     */
    record Plain(@Nullable String pattern, @Nullable String example) implements Form {}

    /** A text, a number or a truth, as the source or a published column holds it. */
    record Value() implements Form {}

    /** A value of a row; {@code ~} for none. */
    record Cell() implements Form {}

    /** A header line with the names of columns, then one line a row. */
    record Table() implements Form {}

    /** A whole number within bounds. */
    record Whole(long least, long most) implements Form {}

    /** A number within bounds. */
    record Decimal(BigDecimal least, BigDecimal most) implements Form {}

    /** True or false. */
    record Flag() implements Form {}

    /** True: the word says it all. */
    record Yes() implements Form {}

    /** A word of a closed list. */
    record OneOf(List<String> words) implements Form {
        /** Copies its list. */
        public OneOf {
            words = List.copyOf(words);
        }
    }

    /** A list with so many items. */
    record ListOf(Form item, int least, int most) implements Form {}

    /** A mapping with known words. */
    record Of(Block block) implements Form {}

    /** A mapping whose words are free. */
    record Named(Form value) implements Form {}

    /** One of several forms. */
    record Either(List<Form> forms) implements Form {
        /** Copies its list. */
        public Either {
            forms = List.copyOf(forms);
        }
    }

    /** A column as {@code relation.column}. */
    Form COLUMN = new Plain("[^.]+\\.[^.]+", "titulaire.genre");
    /** A column of the base alone, or any as {@code relation.column}. */
    Form COLUMN_OF_BASE = new Plain("[^.]+(\\.[^.]+)?", "date_entree");
    /** A calendar day. */
    Form DAY = new Plain("\\d{4}-\\d{2}-\\d{2}", "2020-01-01");
    /** The name of something that is declared elsewhere, or of a published column. */
    Form NAME = new Plain(null, null);
    /** A text in both languages. */
    Form TEXT = new Bilingual();
    /** True or false. */
    Form FLAG = new Flag();
    /** A scalar of the data. */
    Form VALUE = new Value();

    /** A word of a closed list, in alphabetical order. */
    static Form oneOf(Collection<String> words) {
        return new OneOf(words.stream().sorted().toList());
    }

    /** A list that may be empty. */
    static Form list(Form item) {
        return new ListOf(item, 0, Integer.MAX_VALUE);
    }

    /** A list with an item at least. */
    static Form filledList(Form item) {
        return new ListOf(item, 1, Integer.MAX_VALUE);
    }

    /** A list of mappings. */
    static Form list(Block item) {
        return list(new Of(item));
    }
}
