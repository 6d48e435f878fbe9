// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the dimensions whose values are the rows of a relation. */
final class EntityParser {

    private static final List<SourceType> KEYS = List.of(SourceType.INTEGER, SourceType.TEXT, SourceType.CODE);
    private static final List<SourceType> DESCRIBING =
            List.of(SourceType.INTEGER, SourceType.TEXT, SourceType.CODE, SourceType.DATE, SourceType.BOOLEAN);
    private static final Map<String, Boolean> SHOWS = Map.of("label", true, "code", false);

    private final SourceColumns columns;
    private final ConditionParser conditions;

    EntityParser(SourceColumns columns, ConditionParser conditions) {
        this.columns = columns;
        this.conditions = conditions;
    }

    Optional<Dimension> parse(YamlValue value) {
        Fields fields = new Fields(value, "name", "label", "description", "entity", "columns");
        String name = fields.text("name", "certification");
        Text label = fields.bilingual("label");
        Text description = fields.bilingual("description");
        Optional<ColumnRef> key = fields.get("entity", "certification.id").flatMap(v -> columns.column(v, KEYS));
        key.filter(columns::isNullable)
                .ifPresent(ref -> value.problems()
                        .add(ProblemCode.DECLARATION_BAD_VALUE, value.where(), ref + " : nullable", "nullable: false"));
        List<Attribute> attributes = new ArrayList<>();
        for (YamlValue item : fields.list("columns", "- {name, label, description, column}")) {
            attribute(item).ifPresent(attributes::add);
        }
        return key.isEmpty() || attributes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Dimension.Entity(name, label, description, key.get(), attributes));
    }

    private Optional<Attribute> attribute(YamlValue value) {
        Fields fields =
                new Fields(value, "name", "label", "description", "column", "shows", "when", "missing", "whole", "example");
        String name = fields.text("name", "intitule_certification");
        Text label = fields.bilingual("label");
        Text description = fields.bilingual("description");
        Optional<ColumnRef> column =
                fields.get("column", "certification.intitule").flatMap(v -> columns.column(v, DESCRIBING));
        Condition when = fields.find("when").flatMap(conditions::condition).orElse(null);
        boolean labelOfCode = fields.find("shows").flatMap(v -> v.oneOf(SHOWS)).orElse(false);
        boolean whole = fields.flag("whole");
        String example = fields.text("example", whole ? "7041" : "Anglais");
        @Nullable String missing = fields.optionalText("missing");
        column.filter(ref -> labelOfCode && columns.codes(ref).isEmpty())
                .ifPresent(ref -> value.problems()
                        .add(ProblemCode.DECLARATION_BAD_VALUE, value.where() + ".shows", ref, "type: code"));
        return column.map(
                ref -> new Attribute(name, label, description, ref, labelOfCode, when, missing, whole, example));
    }
}
