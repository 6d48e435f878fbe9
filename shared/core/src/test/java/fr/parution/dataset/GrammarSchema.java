// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parution.store.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The JSON Schema of a file of the declaration language, as its words make it. */
final class GrammarSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** A list of words, alone in its mapping or not: it is read better on a line. */
    private static final Pattern ONE_LINER =
            Pattern.compile("\\{\\n *\"required\": \\[[^\\[\\]{}]*\\]\\n *\\}|\\[\\n[^\\[\\]{}]*\\]");

    private final Map<String, ObjectNode> definitions = new LinkedHashMap<>();

    private GrammarSchema() {
        ObjectNode text = JSON.objectNode().put("type", "object").put("description", "A text in both languages.");
        ObjectNode properties = text.putObject("properties");
        properties
                .putObject("fr")
                .put("description", "French.")
                .put("type", "string")
                .put("minLength", 1);
        properties
                .putObject("en")
                .put("description", "English.")
                .put("type", "string")
                .put("minLength", 1);
        text.set("required", texts(List.of("fr", "en")));
        text.put("additionalProperties", false);
        definitions.put("text", text);
    }

    /** The rows of worked examples. */
    private String table() {
        ObjectNode cell = JSON.objectNode().put("description", "A value; ~ for none.");
        cell.set("type", texts(List.of("string", "number", "boolean", "null")));
        definitions.putIfAbsent("cell", cell);
        ObjectNode table = JSON.objectNode()
                .put("description", "A header line with the names of columns, then one line a row.")
                .put("type", "array")
                .put("minItems", 1);
        ObjectNode header = table.putArray("prefixItems").addObject().put("type", "array");
        header.putObject("items").put("type", "string");
        header.put("uniqueItems", true);
        table.putObject("items").put("type", "array").putObject("items").put("$ref", "#/$defs/cell");
        definitions.putIfAbsent("table", table);
        return "#/$defs/table";
    }

    /** Holds the file against the words; with {@code -Dparution.update-docs=true} it writes it anew. */
    static void check(Path file, String title, Block root) throws IOException {
        String made = text(title, root);
        if (Boolean.getBoolean("parution.update-docs")) {
            Files.writeString(file, made);
        }
        assertThat(Files.isRegularFile(file) ? Files.readString(file) : "")
                .as("%s; -Dparution.update-docs=true writes it anew", file.getFileName())
                .isEqualTo(made);
    }

    private static String text(String title, Block root) {
        return ONE_LINER
                .matcher(new String(Json.write(of(title, root)), StandardCharsets.UTF_8))
                .replaceAll(found -> Matcher.quoteReplacement(found.group().replaceAll("\\n *", " ")));
    }

    /** The schema of a file whose root is a block. */
    static ObjectNode of(String title, Block root) {
        GrammarSchema made = new GrammarSchema();
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$comment", "Made from the words of the reader; do not edit.");
        schema.put("title", title);
        schema.setAll(made.object(root));
        ObjectNode definitions = schema.putObject("$defs");
        made.definitions.forEach(definitions::set);
        return schema;
    }

    private ObjectNode object(Block block) {
        ObjectNode schema =
                JSON.objectNode().put("description", block.description()).put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (Block.Word word : block.words()) {
            ObjectNode property = properties.putObject(word.name()).put("description", word.description());
            property.setAll(form(word.form()));
        }
        schema.set(
                "required",
                texts(block.words().stream()
                        .filter(Block.Word::required)
                        .map(Block.Word::name)
                        .toList()));
        schema.put("additionalProperties", false);
        if (!block.choices().isEmpty()) {
            ArrayNode choices = schema.putArray("oneOf");
            block.choices().forEach(choice -> choices.add(choice(choice, block)));
        }
        if (!block.some().isEmpty()) {
            ArrayNode some = schema.putArray("anyOf");
            block.some().forEach(word -> some.add(requires(List.of(word))));
        }
        return schema;
    }

    private static ObjectNode choice(Block.Choice choice, Block block) {
        Set<String> needed = new TreeSet<>(choice.needs());
        needed.add(choice.word());
        ObjectNode schema = requires(needed);
        if (choice.value() != null) {
            schema.putObject("properties").putObject(choice.word()).put("const", choice.value());
        }
        Set<String> strays = new TreeSet<>();
        block.choices().forEach(other -> strays.addAll(other.own()));
        strays.removeAll(choice.own());
        if (!strays.isEmpty()) {
            ArrayNode any = schema.putObject("not").putArray("anyOf");
            strays.forEach(word -> any.add(requires(List.of(word))));
        }
        return schema;
    }

    private static ObjectNode requires(Collection<String> words) {
        ObjectNode schema = JSON.objectNode();
        schema.set("required", texts(words));
        return schema;
    }

    private ObjectNode form(Form form) {
        ObjectNode schema = JSON.objectNode();
        if (form instanceof Form.Bilingual) {
            schema.put("$ref", "#/$defs/text");
        } else if (form instanceof Form.Table) {
            schema.put("$ref", table());
        } else if (form instanceof Form.Cell) {
            table();
            schema.put("$ref", "#/$defs/cell");
        } else if (form instanceof Form.Of of) {
            schema.put("$ref", reference(of.block()));
        } else if (form instanceof Form.Plain plain) {
            plain(plain, schema.put("type", "string"));
        } else if (form instanceof Form.Value) {
            schema.set("type", texts(List.of("string", "number", "boolean")));
        } else if (form instanceof Form.Whole whole) {
            schema.put("type", "integer");
            bounds(schema, "minimum", whole.least(), "maximum", whole.most());
        } else if (form instanceof Form.Decimal decimal) {
            schema.put("type", "number").put("minimum", decimal.least()).put("maximum", decimal.most());
        } else if (form instanceof Form.Flag) {
            schema.put("type", "boolean");
        } else if (form instanceof Form.Yes) {
            schema.put("const", true);
        } else if (form instanceof Form.OneOf one) {
            schema.set("enum", texts(one.words()));
        } else if (form instanceof Form.Named named) {
            schema.put("type", "object").set("additionalProperties", form(named.value()));
        } else if (form instanceof Form.ListOf list) {
            schema.put("type", "array");
            bounds(schema, "minItems", list.least(), "maxItems", list.most());
            schema.set("items", form(list.item()));
        } else if (form instanceof Form.Either either) {
            ArrayNode forms = schema.putArray("anyOf");
            either.forms().forEach(one -> forms.add(form(one)));
        } else {
            throw new IllegalArgumentException(form.toString());
        }
        return schema;
    }

    private String reference(Block block) {
        if (!definitions.containsKey(block.name())) {
            ObjectNode place = JSON.objectNode();
            definitions.put(block.name(), place);
            place.setAll(object(block));
        }
        return "#/$defs/" + block.name();
    }

    private static void plain(Form.Plain plain, ObjectNode schema) {
        if (plain.pattern() == null) {
            schema.put("minLength", 1);
        } else {
            schema.put("pattern", "^(" + plain.pattern() + ")$");
        }
        if (plain.example() != null) {
            schema.putArray("examples").add(plain.example());
        }
    }

    /** What the widest numbers of Java bound is not bounded. */
    private static void bounds(ObjectNode schema, String least, long from, String most, long to) {
        if (from != 0 && from != Long.MIN_VALUE || least.equals("minimum") && from == 0) {
            schema.put(least, from);
        }
        if (to != Integer.MAX_VALUE && to != Long.MAX_VALUE) {
            schema.put(most, to);
        }
    }

    private static JsonNode texts(Collection<String> words) {
        ArrayNode list = JSON.arrayNode();
        words.forEach(list::add);
        return list;
    }
}
