// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code source.yaml}. */
final class SourceParser {

    static final Map<String, SourceType> TYPES = Map.of(
            "integer", SourceType.INTEGER,
            "amount", SourceType.AMOUNT,
            "date", SourceType.DATE,
            "boolean", SourceType.BOOLEAN,
            "code", SourceType.CODE,
            "text", SourceType.TEXT);

    private final Map<String, CodeList> codeLists;

    SourceParser(Map<String, CodeList> codeLists) {
        this.codeLists = codeLists;
    }

    /**
     * What {@code source.yaml} says.
     *
     * @param demo see {@link Project#demo}
     */
    record Declared(
            Map<String, SourceRelation> relations, @Nullable DemoDrop demo) {}

    Declared parse(YamlValue root, Path project) {
        Fields fields = new Fields(root, ProjectWords.SOURCE);
        Map<String, SourceRelation> relations = new LinkedHashMap<>();
        fields.get("relations", "{…}")
                .ifPresent(value ->
                        value.openMap().forEach((name, relation) -> relations.put(name, relation(name, relation))));
        DemoDrop demo = fields.find(DemoDrop.WORD)
                .map(value -> DemoDrop.parse(value, project))
                .orElse(null);
        return new Declared(relations, demo);
    }

    private SourceRelation relation(String name, YamlValue value) {
        Fields fields = new Fields(value, ProjectWords.RELATION);
        List<SourceColumn> columns = new ArrayList<>();
        fields.get("columns", "{…}")
                .ifPresent(map -> map.openMap().forEach((column, type) -> columns.add(column(column, type))));
        List<String> key = fields.get("key", "[id]").map(YamlValue::texts).orElse(List.of());
        for (String column : key) {
            if (columns.stream().noneMatch(c -> c.name().equals(column))) {
                fields.problems()
                        .add(
                                ProblemCode.DECLARATION_UNKNOWN_REFERENCE,
                                value.where() + ".key",
                                column,
                                NearestWord.suggest(
                                        column,
                                        columns.stream().map(SourceColumn::name).toList()));
            }
        }
        return new SourceRelation(name, key, columns, mostRejected(fields));
    }

    private static BigDecimal mostRejected(Fields relation) {
        return relation.find("rejects")
                .flatMap(rejects -> new Fields(rejects, ProjectWords.REJECTS).get("most", "0.001"))
                .flatMap(most -> most.parse("0 … " + SourceRelation.MOST_REJECTED, SourceParser::share))
                .orElse(BigDecimal.ZERO);
    }

    private static BigDecimal share(String text) {
        BigDecimal share = new BigDecimal(text);
        if (share.signum() < 0 || share.compareTo(SourceRelation.MOST_REJECTED) > 0) {
            throw new IllegalArgumentException(text);
        }
        return share;
    }

    private SourceColumn column(String name, YamlValue value) {
        Fields fields = new Fields(value, ProjectWords.COLUMN);
        SourceType type = fields.get(
                        "type",
                        String.join(" | ", TYPES.keySet().stream().sorted().toList()))
                .flatMap(v -> v.oneOf(TYPES))
                .orElse(SourceType.INTEGER);
        String codes = codes(fields, type);
        String minimum = fields.find("minimum").map(v -> minimum(v, type)).orElse(null);
        return new SourceColumn(name, type, fields.flag("nullable"), fields.flag("person"), codes, minimum);
    }

    @Nullable
    private String codes(Fields fields, SourceType type) {
        if (type != SourceType.CODE) {
            fields.find("codes")
                    .ifPresent(v ->
                            v.problems().add(ProblemCode.DECLARATION_BAD_VALUE, v.where(), v.text(), "type: code"));
            return null;
        }
        CodeList list = fields.get("codes", "…")
                .<CodeList>map(v -> v.reference(codeLists))
                .orElse(null);
        return list == null ? null : list.id();
    }

    @Nullable
    private static String minimum(YamlValue value, SourceType type) {
        return switch (type) {
            case INTEGER ->
                value.parse("12", text -> Long.toString(Long.parseLong(text))).orElse(null);
            case AMOUNT ->
                value.parse("12.50", text -> new java.math.BigDecimal(text).toPlainString())
                        .orElse(null);
            case DATE ->
                value.parse(
                                "2019-11-21",
                                text -> java.time.LocalDate.parse(text).toString())
                        .orElse(null);
            case BOOLEAN, CODE, TEXT -> {
                value.problems()
                        .add(ProblemCode.DECLARATION_BAD_VALUE, value.where(), value.text(), "integer | amount | date");
                yield null;
            }
        };
    }
}
