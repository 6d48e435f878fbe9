// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of one mapping, with the words it may hold. Missing fields are reported where they are asked for. */
final class Fields {

    private final YamlValue owner;
    private final Block block;
    private final Map<String, YamlValue> entries;

    Fields(YamlValue owner, Block block) {
        this.owner = owner;
        this.block = block;
        this.entries = owner.map(block.names());
    }

    YamlValue owner() {
        return owner;
    }

    Problems problems() {
        return owner.problems();
    }

    boolean has(String name) {
        return entry(name) != null;
    }

    Optional<YamlValue> find(String name) {
        return Optional.ofNullable(entry(name));
    }

    /** A word that is not described cannot be asked for: the schema would refuse it. */
    private @Nullable YamlValue entry(String name) {
        if (!block.names().contains(name)) {
            throw new IllegalArgumentException("the language has no word " + name + " here");
        }
        return entries.get(name);
    }

    /** The word of the one choice that stands, or nothing once it is reported that none or several do. */
    Optional<String> choose() {
        List<Block.Choice> made = block.choices().stream().filter(this::isMade).toList();
        if (made.size() != 1) {
            problems()
                    .add(
                            ProblemCode.DECLARATION_BAD_VALUE,
                            owner.where(),
                            made.stream().map(Block.Choice::shown).toList(),
                            block.choices().stream().map(Block.Choice::shown).collect(Collectors.joining(" | ")));
            return Optional.empty();
        }
        entries.forEach((word, value) -> refuseStray(made.get(0), word, value));
        return Optional.of(made.get(0).word());
    }

    private boolean isMade(Block.Choice choice) {
        YamlValue value = entries.get(choice.word());
        return value != null
                && (choice.value() == null
                        || value.cell().filter(choice.value()::equals).isPresent());
    }

    /** A word that stands beside other choices only would be read by nobody. */
    private void refuseStray(Block.Choice made, String word, YamlValue value) {
        List<String> homes = block.choices().stream()
                .filter(choice -> choice.own().contains(word))
                .map(Block.Choice::shown)
                .toList();
        if (!homes.isEmpty() && !made.own().contains(word)) {
            problems().add(ProblemCode.DECLARATION_BAD_VALUE, value.where(), word, String.join(" | ", homes));
        }
    }

    /** The value of a required field, or nothing once its absence is reported. */
    Optional<YamlValue> get(String name, String example) {
        YamlValue value = entry(name);
        if (value == null) {
            problems().add(ProblemCode.DECLARATION_MISSING, owner.where(), name, name + ": " + example);
        }
        return Optional.ofNullable(value);
    }

    /** A required text, empty once its absence is reported. */
    String text(String name, String example) {
        return get(name, example).map(YamlValue::text).orElse("");
    }

    @Nullable
    String optionalText(String name) {
        return find(name).map(YamlValue::text).orElse(null);
    }

    /** A required text in both languages. */
    Text bilingual(String name) {
        return get(name, "{fr: …, en: …}").map(Fields::bilingual).orElseGet(Fields::untold);
    }

    static Text bilingual(YamlValue value) {
        return text(value, value.map(List.of("fr", "en")));
    }

    /** The text whose two languages stand among these fields themselves. */
    Text ownText() {
        return text(owner, entries);
    }

    private static Text text(YamlValue value, Map<String, YamlValue> languages) {
        String fr = language(value, languages, "fr");
        String en = language(value, languages, "en");
        return fr.isEmpty() || en.isEmpty() ? untold() : new Text(fr, en);
    }

    private static String language(YamlValue value, Map<String, YamlValue> languages, String language) {
        YamlValue text = languages.get(language);
        if (text == null) {
            value.problems().add(ProblemCode.DECLARATION_LABEL_MISSING, value.where(), language, language + ": …");
            return "";
        }
        return text.text();
    }

    /** Stands for a text whose absence is reported; never leaves the reader. */
    private static Text untold() {
        return new Text("?", "?");
    }

    List<YamlValue> list(String name, String example) {
        return get(name, example).map(YamlValue::list).orElse(List.of());
    }

    /** The items of a required list that may not be empty. */
    List<YamlValue> filledList(String name, String example) {
        return get(name, example).map(YamlValue::filledList).orElse(List.of());
    }

    boolean flag(String name) {
        return find(name)
                .flatMap(value -> value.oneOf(Map.of("true", true, "false", false)))
                .orElse(false);
    }

    <T> List<T> optionalList(String name, Function<YamlValue, T> read) {
        return find(name).map(value -> value.list().stream().map(read).toList()).orElse(List.of());
    }
}
