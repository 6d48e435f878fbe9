// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the measures of a data set. */
final class MeasureParser {

    private static final List<SourceType> NUMBER = List.of(SourceType.AMOUNT, SourceType.INTEGER);
    private static final List<String> KINDS = List.of("count", "present", "sum", "mean");

    private final SelectionParser columns;
    private final Map<String, Measure> counts = new LinkedHashMap<>();

    MeasureParser(SelectionParser columns) {
        this.columns = columns;
    }

    Optional<Measure> parse(YamlValue value) {
        Fields fields =
                new Fields(value, "name", "label", "description", "unit", "count", "present", "sum", "mean", "over");
        String name = fields.text("name", "nb_dossiers");
        Text label = fields.bilingual("label");
        Text description = fields.bilingual("description");
        Unit unit = fields.get("unit", Unit.FORMS).map(Unit::parse).orElse(Unit.FILE);
        List<String> kinds = KINDS.stream().filter(fields::has).toList();
        if (kinds.size() != 1) {
            fields.problems().add(ProblemCode.DECLARATION_BAD_VALUE, value.where(), kinds, String.join(" | ", KINDS));
            return Optional.empty();
        }
        YamlValue of = fields.find(kinds.get(0)).orElseThrow();
        Measure measure = switch (kinds.get(0)) {
            case "count" -> count(of, name, label, description, unit);
            case "present" ->
                columns.column(of, List.of(SourceType.values()))
                        .map(c -> (Measure) new Measure.CountPresent(name, label, description, unit, c))
                        .orElse(null);
            case "sum" ->
                columns.column(of, NUMBER)
                        .map(c -> (Measure) new Measure.Sum(name, label, description, unit, c))
                        .orElse(null);
            default -> mean(fields, of, name, label, description, unit);
        };
        if (measure instanceof Measure.CountRows || measure instanceof Measure.CountPresent) {
            counts.put(name, measure);
        }
        return Optional.ofNullable(measure);
    }

    @Nullable
    private static Measure count(YamlValue value, String name, Text label, Text description, Unit unit) {
        Map<String, Measure> kinds = Map.of(
                "rows", new Measure.CountRows(name, label, description, unit),
                "persons", new Measure.CountPersons(name, label, description, unit));
        return value.oneOf(kinds).orElse(null);
    }

    @Nullable
    private Measure mean(Fields fields, YamlValue of, String name, Text label, Text description, Unit unit) {
        Optional<ColumnRef> column = columns.column(of, NUMBER);
        Measure over = fields.get("over", "nb_dossiers")
                .<Measure>map(v -> v.reference(counts))
                .orElse(null);
        if (column.isEmpty() || over == null) {
            return null;
        }
        boolean sameRows = over instanceof Measure.CountPresent present
                ? present.column().equals(column.get())
                : !columns.isNullable(column.get());
        if (!sameRows) {
            fields.problems()
                    .add(
                            ProblemCode.DECLARATION_BAD_VALUE,
                            fields.owner().where() + ".over",
                            over.name(),
                            "present: " + column.get());
        }
        return new Measure.Mean(name, label, description, unit, column.get(), over.name());
    }
}
