// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the block {@code source} of a data set, and resolves the columns that other blocks name. */
final class SelectionParser {

    private static final Map<String, PeriodUnit> UNITS =
            Map.of("quarter", PeriodUnit.QUARTER, "month", PeriodUnit.MONTH);

    private final Map<String, SourceRelation> relations;
    private final Map<String, CodeList> codeLists;
    /** What {@code relation.column} may name: each column with its type. */
    private final Map<String, SourceType> columns = new LinkedHashMap<>();

    private final Map<String, ColumnRef> refs = new HashMap<>();
    private final List<String> nullable = new ArrayList<>();
    private final Map<String, CodeList> listOfColumn = new HashMap<>();

    SelectionParser(Map<String, SourceRelation> relations, Map<String, CodeList> codeLists) {
        this.relations = relations;
        this.codeLists = codeLists;
    }

    @Nullable
    Selection parse(YamlValue value) {
        Fields fields = new Fields(value, "relation", "person", "period", "joins", "pivots");
        SourceRelation base = fields.get("relation", "dossier")
                .<SourceRelation>map(v -> v.reference(relations))
                .orElse(null);
        if (base == null) {
            return null;
        }
        expose(base);
        String person = column(fields.get("person", "titulaire_id"), base)
                .map(SourceColumn::name)
                .orElse("");
        Optional<Fields> period =
                fields.get("period", "{column, unit, from}").map(v -> new Fields(v, "column", "unit", "from"));
        String periodColumn = period.flatMap(p -> column(p.get("column", "date_entree"), base))
                .map(SourceColumn::name)
                .orElse("");
        PeriodUnit unit = period.flatMap(p -> p.get("unit", "quarter"))
                .flatMap(v -> v.oneOf(UNITS))
                .orElse(PeriodUnit.QUARTER);
        LocalDate from = period.flatMap(p -> p.get("from", "2020-01-01"))
                .flatMap(v -> v.parse("2020-01-01", LocalDate::parse))
                .orElse(LocalDate.EPOCH);
        List<Join> joins = fields.optionalList("joins", v -> join(v, base));
        List<Pivot> pivots = fields.optionalList("pivots", v -> pivot(v, base)).stream()
                .flatMap(Optional::stream)
                .toList();
        return new Selection(base.name(), person, periodColumn, unit, from, joins, pivots);
    }

    /** The column that {@code relation.column} names, if it exists and is of one of the types. */
    Optional<ColumnRef> column(YamlValue value, List<SourceType> types) {
        ColumnRef ref = value.reference(refs);
        if (ref == null) {
            return Optional.empty();
        }
        if (!types.contains(columns.get(ref.toString()))) {
            value.problems()
                    .add(
                            ProblemCode.DECLARATION_BAD_VALUE,
                            value.where(),
                            ref + " : " + columns.get(ref.toString()),
                            types);
            return Optional.empty();
        }
        return Optional.of(ref);
    }

    boolean isNullable(ColumnRef ref) {
        return nullable.contains(ref.toString());
    }

    /** The list whose codes a column holds. */
    Optional<CodeList> codes(ColumnRef ref) {
        return Optional.ofNullable(listOfColumn.get(ref.toString()));
    }

    private Join join(YamlValue value, SourceRelation base) {
        Fields fields = new Fields(value, "relation", "on", "key");
        SourceRelation relation = fields.get("relation", "titulaire")
                .<SourceRelation>map(v -> v.reference(relations))
                .orElse(null);
        String on = column(fields.get("on", "titulaire_id"), base)
                .map(SourceColumn::name)
                .orElse("");
        if (relation == null) {
            return new Join("", on, "");
        }
        expose(relation);
        String key = column(fields.get("key", "id"), relation)
                .map(SourceColumn::name)
                .orElse("");
        return new Join(relation.name(), on, key);
    }

    private Optional<Pivot> pivot(YamlValue value, SourceRelation base) {
        Fields fields = new Fields(value, "relation", "on", "key", "by", "value");
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
            ColumnRef ref = new ColumnRef(relation.name(), code.code());
            refs.put(ref.toString(), ref);
            columns.put(ref.toString(), SourceType.AMOUNT);
        }
        return Optional.of(new Pivot(
                relation.name(),
                on,
                key.get().name(),
                by.orElseThrow().name(),
                amount.get().name(),
                codes));
    }

    private void expose(SourceRelation relation) {
        for (SourceColumn column : relation.columns()) {
            ColumnRef ref = new ColumnRef(relation.name(), column.name());
            refs.put(ref.toString(), ref);
            columns.put(ref.toString(), column.type());
            if (column.nullable()) {
                nullable.add(ref.toString());
            }
            CodeList codes = column.codes() == null ? null : codeLists.get(column.codes());
            if (codes != null) {
                listOfColumn.put(ref.toString(), codes);
            }
        }
    }

    private static Optional<SourceColumn> column(Optional<YamlValue> value, SourceRelation relation) {
        Map<String, SourceColumn> byName = new LinkedHashMap<>();
        relation.columns().forEach(column -> byName.put(column.name(), column));
        return value.map(v -> v.reference(byName));
    }
}
