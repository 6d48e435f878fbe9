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

    private static final List<SourceType> ALL = List.of(SourceType.values());
    private static final List<SourceType> NUMBER = List.of(SourceType.AMOUNT, SourceType.INTEGER);
    private static final String ROWS = "rows";
    private static final String PERSONS = "persons";
    /** What may be counted. */
    static final List<String> COUNTED = List.of(ROWS, PERSONS);

    private final SourceColumns columns;
    private final ConditionParser conditions;
    private final boolean describesPersons;
    private final Map<String, Measure> counts = new LinkedHashMap<>();

    /**
     * @param describesPersons whether the data set names the person of a row
     */
    MeasureParser(SourceColumns columns, ConditionParser conditions, boolean describesPersons) {
        this.columns = columns;
        this.conditions = conditions;
        this.describesPersons = describesPersons;
    }

    /** What every measure says of itself. */
    private record Head(String name, Text label, Text description, Unit unit) {}

    Optional<Measure> parse(YamlValue value) {
        Fields fields = new Fields(value, CubeWords.MEASURE);
        Head head = new Head(
                fields.text("name", "nb_dossiers"),
                fields.bilingual("label"),
                fields.bilingual("description"),
                fields.get("unit", Unit.FORMS).map(Unit::parse).orElse(Unit.FILE));
        Optional<Measure> measure = fields.choose()
                .flatMap(kind -> measure(kind, fields, fields.find(kind).orElseThrow(), head));
        measure.filter(m -> m instanceof Measure.CountRows || m instanceof Measure.CountPresent)
                .ifPresent(m -> counts.put(head.name(), m));
        return measure;
    }

    private Optional<Measure> measure(String kind, Fields fields, YamlValue of, Head head) {
        return switch (kind) {
            case "count" -> count(fields, of, head);
            case "present" ->
                columns.column(of, ALL)
                        .map(c -> new Measure.CountPresent(
                                head.name(), head.label(), head.description(), head.unit(), c));
            case "sum" ->
                columns.column(of, NUMBER)
                        .map(c -> new Measure.Sum(head.name(), head.label(), head.description(), head.unit(), c));
            case "minimum", "maximum" -> extreme(of, head, kind.equals("maximum"));
            case "ratio" -> ratio(fields, of, head);
            default -> mean(fields, of, head);
        };
    }

    private Optional<Measure> count(Fields fields, YamlValue value, Head head) {
        List<Condition> where = conditions.parse(fields, "where");
        Map<String, Measure> kinds = new LinkedHashMap<>();
        kinds.put(ROWS, new Measure.CountRows(head.name(), head.label(), head.description(), head.unit(), where));
        if (describesPersons && where.isEmpty()) {
            kinds.put(PERSONS, new Measure.CountPersons(head.name(), head.label(), head.description(), head.unit()));
        }
        return value.oneOf(kinds);
    }

    /** The least or greatest value of a cell is that of one row: whoever is described by the row is described by it. */
    private Optional<Measure> extreme(YamlValue value, Head head, boolean greatest) {
        if (describesPersons) {
            value.problems()
                    .add(
                            ProblemCode.DECLARATION_MEASURE_OF_ONE_PERSON,
                            value.where(),
                            head.name(),
                            "count | present | sum | mean | ratio");
        }
        return columns.column(value, NUMBER)
                .map(c -> new Measure.Extreme(head.name(), head.label(), head.description(), head.unit(), c, greatest));
    }

    private Optional<Measure> ratio(Fields fields, YamlValue of, Head head) {
        Optional<ColumnRef> column = columns.column(of, NUMBER);
        Optional<ColumnRef> over = fields.get("over", "dossier.prix_ttc").flatMap(v -> columns.column(v, NUMBER));
        for (ColumnRef ref :
                List.of(column, over).stream().flatMap(Optional::stream).toList()) {
            if (columns.isNullable(ref)) {
                fields.problems()
                        .add(
                                ProblemCode.DECLARATION_BAD_VALUE,
                                fields.owner().where(),
                                ref + " : nullable",
                                "nullable: false");
            }
        }
        return column.isPresent() && over.isPresent()
                ? Optional.of(new Measure.Ratio(
                        head.name(), head.label(), head.description(), head.unit(), column.get(), over.get()))
                : Optional.empty();
    }

    private Optional<Measure> mean(Fields fields, YamlValue of, Head head) {
        Optional<ColumnRef> column = columns.column(of, NUMBER);
        Optional<YamlValue> over = fields.get("over", "nb_dossiers");
        if (column.isEmpty() || over.isEmpty()) {
            return Optional.empty();
        }
        String name = over.get().text();
        if (!name.equals(Measure.Mean.PRESENT)) {
            @Nullable Measure count = over.get().reference(counts);
            if (count == null) {
                return Optional.empty();
            }
            checkSameRows(fields, column.get(), count);
        }
        return Optional.of(
                new Measure.Mean(head.name(), head.label(), head.description(), head.unit(), column.get(), name));
    }

    private void checkSameRows(Fields fields, ColumnRef column, Measure over) {
        boolean sameRows = over instanceof Measure.CountPresent present
                ? present.column().equals(column)
                : ((Measure.CountRows) over).where().isEmpty() && !columns.isNullable(column);
        if (!sameRows) {
            fields.problems()
                    .add(
                            ProblemCode.DECLARATION_BAD_VALUE,
                            fields.owner().where() + ".over",
                            over.name(),
                            "present: " + column);
        }
    }
}
