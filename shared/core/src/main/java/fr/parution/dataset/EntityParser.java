// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the dimensions whose values are the rows of a relation. */
final class EntityParser {

    private static final List<SourceType> KEYS = List.of(SourceType.INTEGER, SourceType.TEXT, SourceType.CODE);
    private static final List<SourceType> DESCRIBING =
            List.of(SourceType.INTEGER, SourceType.TEXT, SourceType.CODE, SourceType.DATE, SourceType.BOOLEAN);
    static final Map<String, Boolean> SHOWS = Map.of("label", true, "code", false);

    private final SourceColumns columns;
    private final ConditionParser conditions;
    private final Selection selection;

    /**
     * @param columns all that the data set may name
     */
    EntityParser(SourceColumns columns, Selection selection) {
        this.columns = columns;
        this.conditions = new ConditionParser(columns, List.of());
        this.selection = selection;
    }

    Optional<Dimension> parse(YamlValue value) {
        Fields fields = new Fields(value, CubeWords.ENTITY);
        String name = fields.text("name", "certification");
        Text label = fields.bilingual("label");
        Text description = fields.bilingual("description");
        Optional<ColumnRef> key = fields.get("entity", "certification.id").flatMap(v -> columns.column(v, KEYS));
        key.filter(columns::isNullable)
                .ifPresent(ref -> value.problems()
                        .add(ProblemCode.DECLARATION_BAD_VALUE, value.where(), ref + " : nullable", "nullable: false"));
        List<Attribute> attributes = new ArrayList<>();
        for (YamlValue item : fields.filledList("columns", "- {name, label, description, column}")) {
            attribute(item, key.orElse(null)).ifPresent(attributes::add);
        }
        return key.isEmpty() || attributes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Dimension.Entity(name, label, description, key.get(), attributes));
    }

    private Optional<Attribute> attribute(YamlValue value, @Nullable ColumnRef key) {
        Fields fields = new Fields(value, CubeWords.ATTRIBUTE);
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
        if (key != null) {
            column.ifPresent(ref -> checkBelow(fields.find("column"), ref, key));
            Optional.ofNullable(when)
                    .map(Condition::column)
                    .ifPresent(ref -> checkBelow(fields.find("when"), ref, key));
        }
        return column.map(
                ref -> new Attribute(name, label, description, ref, labelOfCode, when, missing, whole, example));
    }

    /** What describes an entity hangs on it: its own relation, or one joined below. Else one entity had several values. */
    private void checkBelow(Optional<YamlValue> place, ColumnRef column, ColumnRef key) {
        List<String> reached = selection.below(key.relation()).stream()
                .map(Join::relation)
                .collect(Collectors.toCollection(ArrayList::new));
        reached.add(0, key.relation());
        if (!reached.contains(column.relation())) {
            place.ifPresent(value -> value.problems()
                    .add(
                            ProblemCode.DECLARATION_BAD_VALUE,
                            value.where(),
                            column,
                            reached.stream().map(name -> name + ".…").collect(Collectors.joining(" | "))));
        }
    }
}
