// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A node of a declaration with its place. Reading never throws: what is wrong goes to {@link Problems} with file, line
 * and column, and the reader goes on to find the other faults.
 */
final class YamlValue {

    private final String file;
    private final String path;
    private final Node node;
    private final Problems problems;

    YamlValue(String file, String path, Node node, Problems problems) {
        this.file = file;
        this.path = path;
        this.node = node;
        this.problems = problems;
    }

    /** File, line and column, then the path inside the file. */
    String where() {
        String place = node.getStartMark()
                .map(mark -> ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                .orElse("");
        return file + place + (path.isEmpty() ? "" : " " + path);
    }

    /** Whether it has entries rather than a text or items. */
    boolean isMap() {
        return node instanceof MappingNode;
    }

    /** The entries of a mapping; words outside {@code known} are reported with the nearest right one. */
    Map<String, YamlValue> map(List<String> known) {
        Map<String, YamlValue> entries = openMap();
        for (Map.Entry<String, YamlValue> entry : entries.entrySet()) {
            if (!known.contains(entry.getKey())) {
                problems.add(
                        ProblemCode.DECLARATION_UNKNOWN_WORD,
                        entry.getValue().where(),
                        entry.getKey(),
                        NearestWord.suggest(entry.getKey(), known));
            }
        }
        return entries;
    }

    /** The entries of a mapping whose keys are free. */
    Map<String, YamlValue> openMap() {
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            problems.add(ProblemCode.DECLARATION_BAD_VALUE, where(), shown(), "key: value");
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            YamlValue value =
                    new YamlValue(file, path.isEmpty() ? key : path + "." + key, tuple.getValueNode(), problems);
            if (entries.put(key, value) != null) {
                problems.add(ProblemCode.DECLARATION_DUPLICATE, value.where(), key, path);
            }
        }
        return entries;
    }

    /** The items of a sequence. */
    List<YamlValue> list() {
        List<YamlValue> items = new ArrayList<>();
        if (!(node instanceof SequenceNode sequence)) {
            problems.add(ProblemCode.DECLARATION_BAD_VALUE, where(), shown(), "[…]");
            return items;
        }
        for (Node item : sequence.getValue()) {
            items.add(new YamlValue(file, path + "[" + items.size() + "]", item, problems));
        }
        return items;
    }

    /** The items of a sequence that may not be empty. */
    List<YamlValue> filledList() {
        if (node instanceof SequenceNode sequence && sequence.getValue().isEmpty()) {
            problems.add(ProblemCode.DECLARATION_BAD_VALUE, where(), "[]", "[…]");
        }
        return list();
    }

    /** The texts of a sequence. */
    List<String> texts() {
        return list().stream().map(YamlValue::text).toList();
    }

    /** A scalar as it is written; empty, and reported, where it is none. */
    String text() {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        problems.add(ProblemCode.DECLARATION_BAD_VALUE, where(), shown(), "texte / text");
        return "";
    }

    /** A cell of a row, as it is written; nothing where it is {@code ~} or blank, nor, once reported, where it is no scalar. */
    Optional<String> cell() {
        if (!(node instanceof ScalarNode scalar)) {
            problems.add(ProblemCode.DECLARATION_BAD_VALUE, where(), shown(), "texte / text");
            return Optional.empty();
        }
        String text = scalar.getValue();
        boolean empty = text.isBlank() || (scalar.isPlain() && (text.equals("~") || text.equals("null")));
        return empty ? Optional.empty() : Optional.of(text);
    }

    /** A scalar that a parser understands. */
    <T> Optional<T> parse(String expected, Parser<T> parser) {
        String text = text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.parse(text));
        } catch (RuntimeException e) {
            problems.add(ProblemCode.DECLARATION_BAD_VALUE, where(), text, expected);
            return Optional.empty();
        }
    }

    /** One word of a closed list. */
    <T> Optional<T> oneOf(Map<String, T> words) {
        String text = text();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        T value = words.get(text);
        if (value == null) {
            problems.add(
                    ProblemCode.DECLARATION_UNKNOWN_WORD,
                    where(),
                    text,
                    NearestWord.suggest(text, words.keySet().stream().sorted().toList()));
        }
        return Optional.ofNullable(value);
    }

    /** A value that another part of the declarations must hold. */
    @Nullable
    <T> T reference(Map<String, T> existing) {
        String text = text();
        T value = existing.get(text);
        if (value == null && !text.isEmpty()) {
            problems.add(
                    ProblemCode.DECLARATION_UNKNOWN_REFERENCE,
                    where(),
                    text,
                    NearestWord.suggest(
                            text, existing.keySet().stream().sorted().toList()));
        }
        return value;
    }

    Problems problems() {
        return problems;
    }

    private String shown() {
        return node instanceof ScalarNode scalar
                ? scalar.getValue()
                : node.getNodeType().name();
    }

    /** Turns a scalar's text into a value, or throws. */
    interface Parser<T> {
        T parse(String text);
    }
}
