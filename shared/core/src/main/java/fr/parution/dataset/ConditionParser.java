// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads conditions. */
final class ConditionParser {

    private static final List<SourceType> ALL = List.of(SourceType.values());
    private static final Map<String, Boolean> FLAG = Map.of("true", true, "false", false);

    private final SourceColumns columns;
    private final List<String> events;

    /**
     * @param events the names of the events of the base, where it has any
     */
    ConditionParser(SourceColumns columns, List<String> events) {
        this.columns = columns;
        this.events = events;
    }

    /** The conditions of a list that may be left out. */
    List<Condition> parse(Fields fields, String name) {
        return fields.optionalList(name, this::condition).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** One condition. */
    Optional<Condition> condition(YamlValue value) {
        Fields fields = new Fields(value, SelectionWords.CONDITION);
        Optional<String> chosen = fields.choose();
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        String test = chosen.get();
        YamlValue tested = fields.find(test).orElseThrow();
        if (test.equals("event")) {
            return event(tested);
        }
        Optional<ColumnRef> column =
                fields.get("column", "dossier.statut").flatMap(v -> columns.column(v, typesFor(test)));
        return column.flatMap(ref -> condition(test, ref, tested));
    }

    private Optional<Condition> event(YamlValue value) {
        String name = value.text();
        if (!events.contains(name)) {
            value.problems()
                    .add(
                            ProblemCode.DECLARATION_UNKNOWN_REFERENCE,
                            value.where(),
                            name,
                            NearestWord.suggest(name, events));
            return Optional.empty();
        }
        return Optional.of(new Condition.OfEvent(name));
    }

    private static List<SourceType> typesFor(String test) {
        return switch (test) {
            case "in", "notIn" -> List.of(SourceType.CODE);
            case "is" -> List.of(SourceType.BOOLEAN);
            case "notBefore" -> List.of(SourceType.DATE);
            case "atLeast" -> List.of(SourceType.INTEGER, SourceType.AMOUNT);
            default -> ALL;
        };
    }

    private Optional<Condition> condition(String test, ColumnRef column, YamlValue value) {
        return switch (test) {
            case "in", "notIn" -> Optional.of(new Condition.CodeIn(column, codes(column, value), test.equals("notIn")));
            case "filled" -> value.oneOf(FLAG).map(flag -> new Condition.Filled(column, flag));
            case "is" -> value.oneOf(FLAG).map(flag -> new Condition.Is(column, flag));
            case "notBefore" ->
                value.parse("asOf | 2024-01-01", ConditionParser::day)
                        .map(day -> new Condition.NotBefore(column, day.orElse(null)));
            default -> value.parse("12", Long::valueOf).map(number -> new Condition.AtLeast(column, number));
        };
    }

    private static Optional<LocalDate> day(String text) {
        return text.equals("asOf") ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }

    private List<String> codes(ColumnRef column, YamlValue value) {
        @Nullable CodeList list = columns.codes(column).orElse(null);
        List<String> codes = new ArrayList<>();
        for (YamlValue item : value.filledList()) {
            String code = item.text();
            if (list != null && list.findIndex(code).isEmpty()) {
                item.problems()
                        .add(
                                ProblemCode.DECLARATION_UNKNOWN_REFERENCE,
                                item.where(),
                                code,
                                NearestWord.suggest(
                                        code,
                                        list.codes().stream().map(Code::code).toList()));
            }
            codes.add(code);
        }
        return codes;
    }
}
