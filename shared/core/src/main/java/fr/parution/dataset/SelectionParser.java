// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the block {@code source} of a data set, and collects the columns that other blocks may name. */
final class SelectionParser {

    static final Map<String, PeriodUnit> UNITS =
            Map.of("quarter", PeriodUnit.QUARTER, "month", PeriodUnit.MONTH, "day", PeriodUnit.DAY);
    private static final List<SourceType> KEYS = List.of(SourceType.INTEGER, SourceType.TEXT, SourceType.CODE);
    private static final List<SourceType> DATE = List.of(SourceType.DATE);

    private final Map<String, SourceRelation> relations;
    private final Map<String, CodeList> codeLists;
    private final SourceColumns columns;
    private final List<String> events = new ArrayList<>();

    SelectionParser(Map<String, SourceRelation> relations, Map<String, CodeList> codeLists) {
        this.relations = relations;
        this.codeLists = codeLists;
        this.columns = new SourceColumns(codeLists);
    }

    SourceColumns columns() {
        return columns;
    }

    /** Reads conditions on the columns found so far. */
    ConditionParser conditions() {
        return new ConditionParser(columns, events);
    }

    @Nullable
    Selection parse(YamlValue value) {
        Fields fields = new Fields(value, SelectionWords.SOURCE);
        SourceRelation base = fields.get("relation", "dossier")
                .<SourceRelation>map(v -> v.reference(relations))
                .orElse(null);
        if (base == null) {
            return null;
        }
        columns.expose(base);
        List<Join> joins = fields.optionalList("joins", v -> join(v, base)).stream()
                .flatMap(Optional::stream)
                .toList();
        List<Pivot> pivots = fields.optionalList("pivots", v -> pivot(v, base)).stream()
                .flatMap(Optional::stream)
                .toList();
        List<Tally> tallies = fields.optionalList("tallies", v -> tally(v, base)).stream()
                .flatMap(Optional::stream)
                .toList();
        ColumnRef person = fields.find("person")
                .flatMap(v -> columns.column(v, base, KEYS))
                .orElse(null);
        Optional<Fields> period =
                fields.get("period", "{column, unit, from}").map(v -> new Fields(v, SelectionWords.PERIOD));
        PeriodPlace place = period.map(p -> place(p, base)).orElse(new PeriodPlace.Snapshot());
        PeriodUnit unit = place instanceof PeriodPlace.Snapshot
                ? PeriodUnit.DAY
                : period.flatMap(p -> p.get("unit", "quarter"))
                        .flatMap(v -> v.oneOf(UNITS))
                        .orElse(PeriodUnit.QUARTER);
        LocalDate from = place instanceof PeriodPlace.Snapshot
                ? LocalDate.EPOCH
                : period.flatMap(p -> p.get("from", "2020-01-01"))
                        .flatMap(v -> v.parse("2020-01-01", LocalDate::parse))
                        .orElse(LocalDate.EPOCH);
        return new Selection(base.name(), person, place, unit, from, joins, pivots, tallies, where(fields));
    }

    /** Whether a row is taken does not depend on which of its dates places it. */
    private List<Condition> where(Fields fields) {
        return new ConditionParser(columns, List.of()).parse(fields, "where");
    }

    private PeriodPlace place(Fields period, SourceRelation base) {
        String chosen = period.choose().orElse("");
        if (chosen.equals("snapshot")) {
            period.find("snapshot").ifPresent(v -> v.oneOf(Map.of("true", true)));
        }
        if (chosen.isEmpty() || chosen.equals("snapshot")) {
            return new PeriodPlace.Snapshot();
        }
        if (chosen.equals("column")) {
            return new PeriodPlace.Dated(period.get("column", "date_entree")
                    .flatMap(v -> columns.column(v, base, DATE))
                    .orElse(new ColumnRef(base.name(), "")));
        }
        List<PeriodPlace.Event> found = new ArrayList<>();
        for (YamlValue item : period.filledList("events", "- {name: entree, column: date_entree}")) {
            Fields event = new Fields(item, SelectionWords.EVENT);
            String name = event.text("name", "entree");
            event.get("column", "date_entree")
                    .flatMap(v -> columns.column(v, base, DATE))
                    .ifPresent(column -> found.add(new PeriodPlace.Event(name, column)));
            events.add(name);
        }
        return new PeriodPlace.Events(found);
    }

    private Optional<Join> join(YamlValue value, SourceRelation base) {
        Fields fields = new Fields(value, SelectionWords.JOIN);
        SourceRelation relation = fields.get("relation", "titulaire")
                .<SourceRelation>map(v -> v.reference(relations))
                .orElse(null);
        Optional<ColumnRef> on = fields.get("on", "titulaire_id").flatMap(v -> columns.column(v, base, KEYS));
        if (relation == null) {
            return Optional.empty();
        }
        columns.expose(relation);
        Optional<YamlValue> named = fields.get("key", "id");
        String key = column(named, relation).map(SourceColumn::name).orElse("");
        if (!key.isEmpty() && !relation.key().equals(List.of(key))) {
            named.ifPresent(v -> v.problems()
                    .add(
                            ProblemCode.DECLARATION_BAD_VALUE,
                            v.where(),
                            key,
                            relation.name() + ".key " + relation.key()));
        }
        return on.map(ref -> new Join(relation.name(), ref, key));
    }

    private Optional<Tally> tally(YamlValue value, SourceRelation base) {
        Fields fields = new Fields(value, SelectionWords.TALLY);
        String name = fields.text("name", "sessions");
        SourceRelation relation = fields.get("relation", "session_formation")
                .<SourceRelation>map(v -> v.reference(relations))
                .orElse(null);
        Optional<SourceColumn> on = column(fields.get("on", "id"), base);
        if (relation == null) {
            return Optional.empty();
        }
        Optional<SourceColumn> key = column(fields.get("key", "action_id"), relation);
        SourceColumns own = new SourceColumns(codeLists);
        own.expose(relation);
        List<Condition> where = new ConditionParser(own, List.of()).parse(fields, "where");
        columns.expose(new ColumnRef(name, Tally.COUNT), SourceType.INTEGER, false, null);
        return on.isPresent() && key.isPresent()
                ? Optional.of(new Tally(
                        name, relation.name(), on.get().name(), key.get().name(), where))
                : Optional.empty();
    }

    private Optional<Pivot> pivot(YamlValue value, SourceRelation base) {
        Fields fields = new Fields(value, SelectionWords.PIVOT);
        SourceRelation relation = fields.get("relation", "financement")
                .<SourceRelation>map(v -> v.reference(relations))
                .orElse(null);
        String on = column(fields.get("on", "id"), base).map(SourceColumn::name).orElse("");
        if (relation == null) {
            return Optional.empty();
        }
        Optional<SourceColumn> key = column(fields.get("key", "dossier_id"), relation);
        Optional<SourceColumn> by = column(fields.get("by", "financeur"), relation);
        Optional<SourceColumn> amount = column(fields.get("value", "montant"), relation);
        CodeList codes = by.map(SourceColumn::codes).map(codeLists::get).orElse(null);
        if (key.isEmpty() || amount.isEmpty() || codes == null) {
            return Optional.empty();
        }
        for (Code code : codes.codes()) {
            columns.expose(new ColumnRef(relation.name(), code.code()), SourceType.AMOUNT, false, null);
        }
        return Optional.of(new Pivot(
                relation.name(),
                on,
                key.get().name(),
                by.orElseThrow().name(),
                amount.get().name(),
                codes));
    }

    private static Optional<SourceColumn> column(Optional<YamlValue> value, SourceRelation relation) {
        Map<String, SourceColumn> byName = new LinkedHashMap<>();
        relation.columns().forEach(column -> byName.put(column.name(), column));
        return value.map(v -> v.reference(byName));
    }
}
