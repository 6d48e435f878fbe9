// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import static fr.parution.engine.duckdb.Database.name;
import static fr.parution.engine.duckdb.Database.quote;

import fr.parution.dataset.Code;
import fr.parution.dataset.CodeList;
import fr.parution.dataset.ColumnRef;
import fr.parution.dataset.Derivation;
import fr.parution.dataset.Dimension;
import fr.parution.dataset.Join;
import fr.parution.dataset.PeriodUnit;
import fr.parution.dataset.Pivot;
import fr.parution.dataset.Selection;
import fr.parution.dataset.SourceColumn;
import fr.parution.source.LocalRelation;
import fr.parution.source.StagingPlan;
import fr.parution.table.ValueColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The statements of the stager. Each relation becomes {@code r_<name>}: its declared columns typed, a code as its index,
 * an amount in cents, and beside each the raw value, so that a check can tell missing from unreadable.
 */
final class StagingSql {

    private static final String RAW = "raw_";

    private final StagingPlan plan;
    private final Selection selection;
    private final Map<String, LocalRelation> relations;

    StagingSql(StagingPlan plan, Map<String, LocalRelation> relations) {
        this.plan = plan;
        this.selection = plan.dataset().selection();
        this.relations = relations;
    }

    /** An enumeration for each code list, whose ordinal is the index of a code; and a map for each parent. */
    List<String> codeLists() {
        List<String> statements = new ArrayList<>();
        plan.codeLists()
                .values()
                .forEach(
                        list -> statements.add("CREATE TYPE " + type(list.id()) + " AS ENUM (" + literals(list) + ")"));
        for (Dimension dimension : plan.layout().dimensions()) {
            if (dimension.derivation() instanceof Derivation.ParentOf parent) {
                CodeList children = plan.dataset().dimension(parent.dimension()).codes();
                statements.add("CREATE TABLE " + name("parent_" + dimension.name()) + " AS SELECT * FROM (VALUES "
                        + parents(children, dimension.codes()) + ") t(child, parent)");
            }
        }
        return statements;
    }

    private static String literals(CodeList list) {
        return list.codes().stream().map(code -> quote(code.code())).collect(Collectors.joining(", "));
    }

    private static String parents(CodeList children, CodeList parents) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < children.size(); i++) {
            Code child = children.get(i);
            int parent = parents.findIndex(Objects.requireNonNull(child.parent(), child.code()))
                    .orElseThrow();
            pairs.add("(" + i + ", " + parent + ")");
        }
        return String.join(", ", pairs);
    }

    /** The raw twin of a typed column. */
    static String raw(SourceColumn column) {
        return name(RAW + column.name());
    }

    static String type(@org.jspecify.annotations.Nullable String codes) {
        return name("codes_" + codes);
    }

    static String view(LocalRelation relation) {
        return view(relation.request().relation());
    }

    static String view(String relation) {
        return name("r_" + relation);
    }

    /** Every identifier of a person that the base refers to in the rows to publish. */
    String personIds() {
        return "SELECT DISTINCT " + name(selection.person()) + " FROM " + view(selection.relation()) + " WHERE "
                + inScope() + " AND " + name(selection.person()) + " IS NOT NULL";
    }

    /** The rows to publish, each with its period and the keyed hash of its person. */
    String base() {
        boolean hashed =
                Objects.requireNonNull(relations.get(selection.relation())).personsHashed();
        return "CREATE TABLE base AS SELECT b.* EXCLUDE (" + rawColumns() + "), " + period("b")
                + " AS period, " + (hashed ? "b." + name(selection.person()) : "person.h") + " AS "
                + StagingColumns.PERSON + " FROM " + view(selection.relation()) + " b "
                + (hashed ? "" : "LEFT JOIN person ON person.id = b." + name(selection.person()) + " ") + "WHERE "
                + inScope();
    }

    private String rawColumns() {
        return Objects.requireNonNull(relations.get(selection.relation())).request().columns().stream()
                .map(StagingSql::raw)
                .collect(Collectors.joining(", "));
    }

    private String inScope() {
        PeriodUnit unit = selection.periodUnit();
        String column = name(selection.periodColumn());
        return column + " IS NOT NULL AND " + column + " >= DATE "
                + quote(selection.from().toString()) + " AND " + column + " < DATE "
                + quote(unit.firstDay(plan.endPeriod()).toString());
    }

    private String period(String alias) {
        String column = alias + "." + name(selection.periodColumn());
        return "CAST((year(" + column + ") * 12 + month(" + column + ") - 1) // "
                + selection.periodUnit().months() + " AS INTEGER)";
    }

    /** Each period with its rows, in order. */
    String periods() {
        return "SELECT period, count(*) FROM base GROUP BY period ORDER BY period";
    }

    /** Joins and encodes the rows of some periods. */
    String encode(int from, int to) {
        StringBuilder sql = new StringBuilder("CREATE TABLE encoded AS SELECT b.period, ")
                .append(key())
                .append(" AS k, b.p");
        for (int i = 0; i < plan.values().size(); i++) {
            sql.append(", ").append(value(plan.values().get(i))).append(" AS ").append(StagingColumns.value(i));
        }
        sql.append(" FROM base b");
        for (Join join : selection.joins()) {
            sql.append(" JOIN ")
                    .append(view(join.relation()))
                    .append(" AS ")
                    .append(name(join.relation()))
                    .append(" ON ")
                    .append(joinCondition("b", name(join.relation()), join));
        }
        for (Dimension dimension : plan.layout().dimensions()) {
            if (dimension.derivation() instanceof Derivation.ParentOf parent) {
                String map = name("parent_" + dimension.name());
                sql.append(" JOIN ")
                        .append(map)
                        .append(" ON ")
                        .append(map)
                        .append(".child = ")
                        .append(index(plan.dataset().dimension(parent.dimension())));
            }
        }
        for (Pivot pivot : selection.pivots()) {
            sql.append(" LEFT JOIN (").append(pivoted(pivot, from, to)).append(") AS ");
            sql.append(name(pivot.relation()))
                    .append(" ON ")
                    .append(name(pivot.relation()))
                    .append(".pivot_key = b.");
            sql.append(name(pivot.on()));
        }
        return sql.append(" WHERE b.period BETWEEN ")
                .append(from)
                .append(" AND ")
                .append(to)
                .toString();
    }

    private static String pivotColumn(Pivot pivot, int code) {
        return name("pivot_" + pivot.codes().get(code).code());
    }

    private String pivoted(Pivot pivot, int from, int to) {
        StringBuilder sql =
                new StringBuilder("SELECT ").append(name(pivot.key())).append(" AS pivot_key");
        for (int code = 0; code < pivot.codes().size(); code++) {
            sql.append(", sum(CASE WHEN ")
                    .append(name(pivot.by()))
                    .append(" = ")
                    .append(code)
                    .append(" THEN ")
                    .append(name(pivot.value()))
                    .append(" END)::BIGINT AS ")
                    .append(pivotColumn(pivot, code));
        }
        return sql.append(" FROM ")
                .append(view(pivot.relation()))
                .append(" SEMI JOIN (SELECT ")
                .append(name(pivot.on()))
                .append(" AS wanted FROM base WHERE period BETWEEN ")
                .append(from)
                .append(" AND ")
                .append(to)
                .append(") w ON w.wanted = ")
                .append(name(pivot.key()))
                .append(" GROUP BY 1")
                .toString();
    }

    /** A join on a person compares raw identifiers with raw ones, hashes with hashes. */
    String joinCondition(String base, String joined, Join join) {
        return base + "." + name(join.on()) + " = " + joined + "." + name(join.key());
    }

    private String value(ValueColumn value) {
        for (Pivot pivot : selection.pivots()) {
            if (pivot.relation().equals(value.column().relation())) {
                int code = pivot.codes().findIndex(value.column().column()).orElseThrow();
                return "coalesce(" + name(pivot.relation()) + "." + pivotColumn(pivot, code) + ", 0)";
            }
        }
        return ref(value.column());
    }

    private String ref(ColumnRef column) {
        boolean base = column.relation().equals(selection.relation());
        return (base ? "b" : name(column.relation())) + "." + name(column.column());
    }

    private String key() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < plan.layout().dimensions().size(); i++) {
            Dimension dimension = plan.layout().dimensions().get(i);
            parts.add("(CAST(" + index(dimension) + " AS BIGINT) << "
                    + plan.layout().shift(i) + ")");
        }
        return String.join(" | ", parts);
    }

    /** The index of a row's code in a dimension's list. */
    private String index(Dimension dimension) {
        Derivation derivation = dimension.derivation();
        if (derivation instanceof Derivation.ParentOf) {
            return name("parent_" + dimension.name()) + ".parent";
        }
        if (derivation instanceof Derivation.AgeClass age) {
            return ageClass(age);
        }
        List<String> options = new ArrayList<>();
        if (derivation instanceof Derivation.FromColumn from) {
            options.add(recoded(from.column(), dimension));
        } else if (derivation instanceof Derivation.FirstOf first) {
            for (Derivation.Case option : first.cases()) {
                options.add(
                        option.column() != null
                                ? recoded(option.column(), dimension)
                                : "CASE WHEN " + ref(Objects.requireNonNull(option.when())) + " THEN "
                                        + dimension
                                                .codes()
                                                .findIndex(Objects.requireNonNull(option.code()))
                                                .orElseThrow()
                                        + " END");
            }
        }
        if (dimension.missing() != null) {
            options.add(Integer.toString(
                    dimension.codes().findIndex(dimension.missing()).orElseThrow()));
        }
        return options.size() == 1 ? options.get(0) : "coalesce(" + String.join(", ", options) + ")";
    }

    /** The index in the dimension's list of a code that the source counts in its own list. */
    private String recoded(ColumnRef column, Dimension dimension) {
        String list = Objects.requireNonNull(plan.relations().get(column.relation()))
                .find(column.column())
                .map(SourceColumn::codes)
                .orElseThrow();
        if (list.equals(dimension.codes().id())) {
            return ref(column);
        }
        CodeList own = Objects.requireNonNull(plan.codeLists().get(list));
        StringBuilder sql = new StringBuilder("CASE ").append(ref(column));
        for (int i = 0; i < own.size(); i++) {
            sql.append(" WHEN ")
                    .append(i)
                    .append(" THEN ")
                    .append(dimension.codes().findIndex(own.get(i).code()).orElseThrow());
        }
        return sql.append(" END").toString();
    }

    private String ageClass(Derivation.AgeClass age) {
        String years = completedYears(ref(age.birth()), ref(age.at()));
        StringBuilder sql = new StringBuilder("CASE");
        for (int i = 0; i < age.bounds().size(); i++) {
            sql.append(" WHEN ")
                    .append(years)
                    .append(" < ")
                    .append(age.bounds().get(i))
                    .append(" THEN ")
                    .append(i);
        }
        return sql.append(" ELSE ").append(age.bounds().size()).append(" END").toString();
    }

    /** By the calendar, as PostgreSQL and Java count; date_sub would let a birthday of 29 February fall on the 28th. */
    private static String completedYears(String birth, String at) {
        return "(year(" + at + ") - year(" + birth + ") - CASE WHEN " + dayOfYear(at) + " < " + dayOfYear(birth)
                + " THEN 1 ELSE 0 END)";
    }

    private static String dayOfYear(String date) {
        return "month(" + date + ") * 100 + day(" + date + ")";
    }

    /** Writes one period in full order, so that equal rows are all that may change places. */
    String copy(int period, Path file) {
        List<String> columns = new ArrayList<>(List.of(StagingColumns.KEY, StagingColumns.PERSON));
        for (int i = 0; i < plan.values().size(); i++) {
            columns.add(StagingColumns.value(i));
        }
        String list = String.join(", ", columns);
        return "COPY (SELECT " + list + " FROM encoded WHERE period = " + period + " ORDER BY " + list + ") TO "
                + quote(file.toString()) + " (FORMAT parquet, COMPRESSION zstd)";
    }
}
