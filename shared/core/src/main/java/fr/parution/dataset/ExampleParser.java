// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one file of worked examples. Gives examples only when nothing is wrong with any. */
final class ExampleParser {

    /** What rows of a source can be refused for. */
    static final Map<String, ProblemCode> REFUSALS = Arrays.stream(ProblemCode.values())
            .filter(code -> code.name().startsWith("SOURCE_") || code.name().startsWith("DISCLOSURE_"))
            .collect(Collectors.toUnmodifiableMap(ProblemCode::name, Function.identity()));

    private static final String TABLE = "[[column, …], [value, …], …]";
    /** Stands for a day whose absence is reported; never leaves the parser. */
    private static final LocalDate UNTOLD = LocalDate.EPOCH;

    private final Map<String, SourceRelation> relations;
    private final Map<String, String> published;
    private final Map<String, Map<String, String>> defaults = new LinkedHashMap<>();

    /**
     * @param relations those that the data set is made from
     * @param columns those that the data set publishes
     */
    ExampleParser(Collection<SourceRelation> relations, List<String> columns) {
        this.relations = named(relations, SourceRelation::name);
        this.published = named(columns, Function.identity());
    }

    private static <T> Map<String, T> named(Collection<T> items, Function<T, String> name) {
        return items.stream().collect(Collectors.toMap(name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    List<Example> parse(YamlValue root) {
        int before = root.problems().list().size();
        Fields file = new Fields(root, ExampleWords.EXAMPLES);
        file.find("defaults").ifPresent(this::readDefaults);
        String form = "- {name, asOf, rows, gives}";
        List<YamlValue> items = file.list("examples", form);
        if (items.isEmpty() && root.problems().list().size() == before) {
            root.problems().add(ProblemCode.DECLARATION_MISSING, root.where(), "examples", form);
        }
        List<Example> examples =
                items.stream().flatMap(item -> example(item).stream()).toList();
        return root.problems().list().size() > before ? List.of() : examples;
    }

    private void readDefaults(YamlValue value) {
        value.map(List.copyOf(relations.keySet())).forEach((name, columns) -> {
            SourceRelation relation = relations.get(name);
            if (relation != null) {
                Map<String, String> values = new LinkedHashMap<>();
                columns.map(List.copyOf(columns(relation).keySet()))
                        .forEach((column, cell) -> cell.cell().ifPresent(text -> values.put(column, text)));
                defaults.put(name, values);
            }
        });
    }

    private static Map<String, SourceColumn> columns(SourceRelation relation) {
        return named(relation.columns(), SourceColumn::name);
    }

    private Optional<Example> example(YamlValue item) {
        Fields fields = new Fields(item, ExampleWords.EXAMPLE);
        Text name = fields.bilingual("name");
        LocalDate asOf = fields.get("asOf", "2024-04-15")
                .flatMap(value -> value.parse("2024-04-15", LocalDate::parse))
                .orElse(UNTOLD);
        Map<String, ExampleTable> rows = new LinkedHashMap<>();
        fields.get("rows", "{" + String.join(", ", relations.keySet()) + "}")
                .ifPresent(value -> rows.putAll(rows(value)));
        Example.Outcome outcome = outcome(fields);
        return outcome == null ? Optional.empty() : Optional.of(new Example(item.where(), name, asOf, rows, outcome));
    }

    private Map<String, ExampleTable> rows(YamlValue value) {
        Map<String, ExampleTable> tables = new LinkedHashMap<>();
        value.map(List.copyOf(relations.keySet())).forEach((name, table) -> {
            SourceRelation relation = relations.get(name);
            if (relation != null) {
                tables.put(name, table(table, columns(relation), defaults.getOrDefault(name, Map.of())));
            }
        });
        return tables;
    }

    private Example.@Nullable Outcome outcome(Fields fields) {
        Optional<YamlValue> gives = fields.find("gives");
        Optional<YamlValue> refused = fields.find("refused");
        if (gives.isPresent() && refused.isPresent()) {
            fields.problems()
                    .add(ProblemCode.DECLARATION_BAD_VALUE, refused.get().where(), "gives, refused", "gives | refused");
            return null;
        }
        if (refused.isPresent()) {
            YamlValue code = refused.get();
            return code.oneOf(REFUSALS)
                    .map(right -> new Example.Refused(code.where(), right))
                    .orElse(null);
        }
        return fields.get("gives", TABLE)
                .map(value -> new Example.Gives(
                        table(value, published, Map.of()), fields.optionalList("levels", YamlValue::text)))
                .orElse(null);
    }

    /** A header line and rows of as many cells; the columns that the header does not name hold their defaults. */
    private static ExampleTable table(YamlValue value, Map<String, ?> known, Map<String, String> defaults) {
        int before = value.problems().list().size();
        List<YamlValue> lines = value.list();
        if (lines.isEmpty()) {
            if (value.problems().list().size() == before) {
                value.problems().add(ProblemCode.DECLARATION_BAD_VALUE, value.where(), "[]", TABLE);
            }
            return new ExampleTable(value.where(), List.of(), List.of());
        }
        List<String> header = header(lines.get(0), known);
        List<ExampleTable.Row> rows =
                lines.stream().skip(1).map(line -> row(line, header, defaults)).toList();
        return new ExampleTable(value.where(), header, rows);
    }

    private static List<String> header(YamlValue line, Map<String, ?> known) {
        Set<String> seen = new HashSet<>();
        for (YamlValue name : line.list()) {
            name.reference(known);
            if (!seen.add(name.text())) {
                line.problems().add(ProblemCode.DECLARATION_DUPLICATE, name.where(), name.text(), line.where());
            }
        }
        return line.texts();
    }

    private static ExampleTable.Row row(YamlValue line, List<String> header, Map<String, String> defaults) {
        List<YamlValue> cells = line.list();
        if (cells.size() != header.size()) {
            line.problems().add(ProblemCode.DECLARATION_ROW_WIDTH, line.where(), cells.size(), header.size());
        }
        Map<String, String> values = new LinkedHashMap<>(defaults);
        values.keySet().removeAll(header);
        for (int i = 0; i < Math.min(cells.size(), header.size()); i++) {
            String column = header.get(i);
            cells.get(i).cell().ifPresent(text -> values.put(column, text));
        }
        return new ExampleTable.Row(line.where(), values);
    }
}
