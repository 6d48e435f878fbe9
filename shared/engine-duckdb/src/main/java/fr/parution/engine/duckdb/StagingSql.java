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
import fr.parution.dataset.PeriodPlace;
import fr.parution.dataset.PeriodUnit;
import fr.parution.dataset.Pivot;
import fr.parution.dataset.Selection;
import fr.parution.dataset.SourceColumn;
import fr.parution.dataset.SourceType;
import fr.parution.dataset.Tally;
import fr.parution.source.LocalRelation;
import fr.parution.source.StagingPlan;
import fr.parution.table.KeyLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The statements of the stager. Each relation becomes {@code r_<name>}: its declared columns typed, a code as its index,
 * an amount in cents, and beside each the raw value, so that a check can tell missing from unreadable.
 */
final class StagingSql {

    /** The period of a row of the base. */
    static final String PERIOD = "__period";
    /** Which of its dates places it there. */
    static final String EVENT = "__event";

    private static final String PERSON = "__person";
    private static final String RAW = "raw_";

    private final StagingPlan plan;
    private final Selection selection;
    private final Map<String, LocalRelation> relations;
    private final RowSql refs;

    StagingSql(StagingPlan plan, Map<String, LocalRelation> relations) {
        this.plan = plan;
        this.selection = plan.dataset().selection();
        this.relations = relations;
        this.refs = new RowSql(plan, selection.relation());
    }

    /** An enumeration for each code list, whose ordinal is the index of a code; and a map for each parent. */
    List<String> codeLists() {
        List<String> statements = new ArrayList<>();
        plan.codeLists()
                .values()
                .forEach(
                        list -> statements.add("CREATE TYPE " + type(list.id()) + " AS ENUM (" + literals(list) + ")"));
        for (Dimension dimension : plan.dataset().dimensions()) {
            if (dimension instanceof Dimension.Coded coded) {
                children(coded)
                        .ifPresent(children -> statements.add("CREATE TABLE " + name("parent_" + dimension.name())
                                + " AS SELECT * FROM (VALUES " + parents(children, coded.codes())
                                + ") t(child, parent)"));
            }
        }
        return statements;
    }

    /** The list below a dimension that is the parent of something. */
    private Optional<CodeList> children(Dimension.Coded dimension) {
        if (dimension.derivation() instanceof Derivation.ParentOf parent) {
            return Optional.of(coded(parent.dimension()).codes());
        }
        return dimension.derivation() instanceof Derivation.ParentOfColumn of
                ? refs.codes(of.column())
                : Optional.empty();
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

    /** Whether identifiers of persons are texts, rather than numbers. */
    boolean personIsText() {
        ColumnRef person = Objects.requireNonNull(selection.person());
        return Objects.requireNonNull(plan.relations().get(person.relation()))
                .find(person.column())
                .map(column -> column.type() == SourceType.TEXT)
                .orElse(false);
    }

    /** Every identifier of a person that the rows to publish refer to. */
    String personIds() {
        String person = refs.of(Objects.requireNonNull(selection.person()));
        return "SELECT DISTINCT " + person + " FROM " + from() + " WHERE " + person + " IS NOT NULL AND ("
                + events().stream()
                        .map(event -> inScope(event.column(), plan.firstPeriod(), plan.endPeriod() - 1))
                        .collect(Collectors.joining(" OR "))
                + ")" + conditions();
    }

    /** The rows to publish of some periods, as {@code base}. */
    String base(int from, int to) {
        return "CREATE TABLE base AS " + taken(from, to, true);
    }

    /** All rows to publish, without their persons. */
    String taken() {
        return taken(plan.firstPeriod(), plan.endPeriod() - 1, false);
    }

    /**
     * The rows to publish of some periods, each with its period and the keyed hash of its person; once for each event of
     * the base.
     */
    private String taken(int from, int to, boolean withPersons) {
        List<String> parts = new ArrayList<>();
        List<PeriodPlace.Event> events = events();
        for (int event = 0; event < events.size(); event++) {
            ColumnRef column = events.get(event).column();
            parts.add("SELECT b.* EXCLUDE (" + rawColumns() + "), " + event + " AS " + EVENT + ", " + period(column)
                    + " AS " + PERIOD + (withPersons ? person() : "") + " FROM " + from()
                    + (withPersons ? personJoin() : "") + " WHERE "
                    + inScope(column, from, to) + conditions());
        }
        return String.join(" UNION ALL ", parts);
    }

    /** A snapshot has no date; it counts as one event. */
    private List<PeriodPlace.Event> events() {
        if (selection.place() instanceof PeriodPlace.Events events) {
            return events.events();
        }
        ColumnRef column = selection.place() instanceof PeriodPlace.Dated dated
                ? dated.column()
                : new ColumnRef(selection.relation(), "");
        return List.of(new PeriodPlace.Event("", column));
    }

    /** The base with what decides which of its rows are taken. */
    private String from() {
        return view(selection.relation()) + " b " + joins(selection.decidingJoins());
    }

    private String joins(List<Join> joins) {
        return joins(joins, refs::of);
    }

    private static String joins(List<Join> joins, Function<ColumnRef, String> reference) {
        return joins.stream()
                .map(join -> " JOIN " + view(join.relation()) + " AS " + name(join.relation()) + " ON "
                        + reference.apply(join.on()) + " = " + name(join.relation()) + "." + name(join.key()))
                .collect(Collectors.joining());
    }

    private boolean isHashed() {
        return selection.person() == null
                || Objects.requireNonNull(relations.get(selection.person().relation()))
                        .personsHashed();
    }

    private String person() {
        if (selection.person() == null) {
            return "";
        }
        return ", " + (isHashed() ? "CAST(" + refs.of(selection.person()) + " AS BIGINT)" : "person.h") + " AS "
                + PERSON;
    }

    private String personJoin() {
        return isHashed() || selection.person() == null
                ? ""
                : " LEFT JOIN person ON person.id = " + refs.of(selection.person());
    }

    private String conditions() {
        return selection.where().stream()
                .map(condition -> " AND " + refs.condition(condition))
                .collect(Collectors.joining());
    }

    private String rawColumns() {
        return Objects.requireNonNull(relations.get(selection.relation())).request().columns().stream()
                .map(StagingSql::raw)
                .collect(Collectors.joining(", "));
    }

    private String inScope(ColumnRef column, int from, int to) {
        if (plan.isSnapshot()) {
            return "true";
        }
        PeriodUnit unit = selection.periodUnit();
        String date = refs.of(column);
        return "(" + date + " >= DATE " + quote(unit.firstDay(from).toString()) + " AND " + date + " < DATE "
                + quote(unit.firstDay(to + 1).toString()) + ")";
    }

    private String period(ColumnRef column) {
        if (plan.isSnapshot()) {
            return Integer.toString(plan.firstPeriod());
        }
        String date = refs.of(column);
        return selection.periodUnit() == PeriodUnit.DAY
                ? "CAST(date_diff('day', DATE '1970-01-01', " + date + ") AS INTEGER)"
                : "CAST((year(" + date + ") * 12 + month(" + date + ") - 1) // "
                        + selection.periodUnit().months() + " AS INTEGER)";
    }

    /** Each period with its rows, in order. */
    String periods() {
        return "SELECT " + PERIOD + ", count(*) FROM (" + taken() + ") GROUP BY 1 ORDER BY 1";
    }

    /** Joins and encodes the rows of the base; entities stay as their keys. */
    String encode() {
        StringBuilder sql = new StringBuilder("CREATE TABLE encoded AS SELECT b.")
                .append(PERIOD)
                .append(key());
        List<Dimension.Entity> entities = plan.entities();
        for (int i = 0; i < entities.size(); i++) {
            sql.append(", ")
                    .append(refs.of(entities.get(i).key()))
                    .append(" AS e")
                    .append(i);
        }
        if (selection.person() != null) {
            sql.append(", b.").append(PERSON).append(" AS ").append(StagingColumns.PERSON);
        }
        for (int i = 0; i < plan.values().size(); i++) {
            sql.append(", ")
                    .append(refs.value(plan.values().get(i)))
                    .append(" AS ")
                    .append(StagingColumns.value(i));
        }
        sql.append(" FROM base b").append(joins(selection.joins()));
        for (Dimension dimension : plan.dataset().dimensions()) {
            if (dimension instanceof Dimension.Coded coded && children(coded).isPresent()) {
                String map = name("parent_" + dimension.name());
                sql.append(missingParent(coded) ? " LEFT JOIN " : " JOIN ")
                        .append(map)
                        .append(" ON ")
                        .append(map)
                        .append(".child = ")
                        .append(child(coded));
            }
        }
        for (Pivot pivot : selection.pivots()) {
            sql.append(" LEFT JOIN (").append(pivoted(pivot)).append(") AS ");
            sql.append(name(pivot.relation()))
                    .append(" ON ")
                    .append(name(pivot.relation()))
                    .append(".pivot_key = b.");
            sql.append(name(pivot.on()));
        }
        for (Tally tally : selection.tallies()) {
            sql.append(" LEFT JOIN (").append(counted(tally)).append(") AS ").append(name(tally.name()));
            sql.append(" ON ")
                    .append(name(tally.name()))
                    .append(".tally_key = b.")
                    .append(name(tally.on()));
        }
        return sql.toString();
    }

    private static boolean missingParent(Dimension.Coded dimension) {
        return dimension.missing() != null;
    }

    /** The index of the code whose parent a dimension is. */
    private String child(Dimension.Coded dimension) {
        return dimension.derivation() instanceof Derivation.ParentOf parent
                ? index(coded(parent.dimension()))
                : refs.of(((Derivation.ParentOfColumn) dimension.derivation()).column());
    }

    private String counted(Tally tally) {
        RowSql own = new RowSql(plan, tally.relation());
        String where = tally.where().isEmpty()
                ? ""
                : tally.where().stream().map(own::condition).collect(Collectors.joining(" AND ", " WHERE ", ""));
        return "SELECT " + name(tally.key()) + " AS tally_key, count(*) AS " + name(Tally.COUNT) + " FROM "
                + view(tally.relation()) + " b" + where + " GROUP BY 1";
    }

    static String pivotColumn(Pivot pivot, int code) {
        return name("pivot_" + pivot.codes().get(code).code());
    }

    private String pivoted(Pivot pivot) {
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
                .append(" AS wanted FROM base) w ON w.wanted = ")
                .append(name(pivot.key()))
                .append(" GROUP BY 1")
                .toString();
    }

    private Dimension.Coded coded(String name) {
        return (Dimension.Coded) plan.dataset().dimension(name);
    }

    /**
     * The packed codes of the dimensions over closed lists, one number for those that stand side by side; those over
     * relations follow period by period.
     */
    private String key() {
        StringBuilder sql = new StringBuilder();
        for (List<Dimension> run : runs()) {
            KeyLayout packed = new KeyLayout(run);
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < run.size(); i++) {
                parts.add("(CAST(" + index((Dimension.Coded) run.get(i)) + " AS BIGINT) << " + packed.shift(i) + ")");
            }
            sql.append(", ").append(String.join(" | ", parts)).append(" AS ").append(runColumn(run));
        }
        return sql.toString();
    }

    private static String runColumn(List<Dimension> run) {
        return name("c_" + run.get(0).name());
    }

    /** The dimensions over closed lists, those that stand side by side together. */
    private List<List<Dimension>> runs() {
        List<List<Dimension>> runs = new ArrayList<>();
        boolean open = false;
        for (Dimension dimension : plan.dataset().dimensions()) {
            if (dimension instanceof Dimension.Coded) {
                if (!open) {
                    runs.add(new ArrayList<>());
                }
                runs.get(runs.size() - 1).add(dimension);
            }
            open = dimension instanceof Dimension.Coded;
        }
        return runs;
    }

    /** The index of a row's code in a dimension's list. */
    private String index(Dimension.Coded dimension) {
        Derivation derivation = dimension.derivation();
        if (derivation instanceof Derivation.ParentOf) {
            return name("parent_" + dimension.name()) + ".parent";
        }
        if (derivation instanceof Derivation.AgeClass age) {
            return ageClass(age);
        }
        List<String> options = new ArrayList<>();
        if (derivation instanceof Derivation.ParentOfColumn) {
            options.add(name("parent_" + dimension.name()) + ".parent");
        } else if (derivation instanceof Derivation.FromColumn from) {
            options.add(recoded(from.column(), dimension));
        } else if (derivation instanceof Derivation.FirstOf first) {
            for (Derivation.Case option : first.cases()) {
                options.add(
                        option.column() != null
                                ? recoded(option.column(), dimension)
                                : "CASE WHEN " + refs.of(Objects.requireNonNull(option.when())) + " THEN "
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
    private String recoded(ColumnRef column, Dimension.Coded dimension) {
        String list = Objects.requireNonNull(plan.relations().get(column.relation()))
                .find(column.column())
                .map(SourceColumn::codes)
                .orElseThrow();
        if (list.equals(dimension.codes().id())) {
            return refs.of(column);
        }
        CodeList own = Objects.requireNonNull(plan.codeLists().get(list));
        StringBuilder sql = new StringBuilder("CASE ").append(refs.of(column));
        for (int i = 0; i < own.size(); i++) {
            sql.append(" WHEN ")
                    .append(i)
                    .append(" THEN ")
                    .append(dimension.codes().findIndex(own.get(i).code()).orElseThrow());
        }
        return sql.append(" END").toString();
    }

    private String ageClass(Derivation.AgeClass age) {
        String years = completedYears(refs.of(age.birth()), refs.of(age.at()));
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

    /** The entities of a dimension that a period knows, as {@code d<i>}: their place, their key, their attributes. */
    String dictionary(int entity, int period) {
        Dimension.Entity dimension = plan.entities().get(entity);
        StringBuilder sql = new StringBuilder("CREATE OR REPLACE TABLE d")
                .append(entity)
                .append(" AS SELECT row_number() OVER (ORDER BY e) - 1 AS place, * FROM (SELECT DISTINCT ")
                .append(refs.ofView(dimension.key()))
                .append(" AS e");
        for (int i = 0; i < dimension.attributes().size(); i++) {
            sql.append(", ")
                    .append(refs.attribute(dimension.attributes().get(i)))
                    .append(" AS a")
                    .append(i);
        }
        String relation = dimension.key().relation();
        return sql.append(" FROM ")
                .append(view(relation))
                .append(" AS ")
                .append(name(relation))
                .append(joins(selection.below(relation), refs::ofView))
                .append(" WHERE ")
                .append(refs.ofView(dimension.key()))
                .append(" IN (SELECT DISTINCT e")
                .append(entity)
                .append(" FROM encoded WHERE ")
                .append(PERIOD)
                .append(" = ")
                .append(period)
                .append("))")
                .toString();
    }

    /** How many entities there are, and how many of them share their key with another. */
    static String entities(int entity) {
        return "SELECT count(*), count(*) - count(DISTINCT e) FROM d" + entity;
    }

    /** Writes the attributes of a dimension's entities, an object a line. */
    String copyDictionary(int entity, Path file) {
        int attributes = plan.entities().get(entity).attributes().size();
        String list = IntStream.range(0, attributes).mapToObj(i -> "a" + i).collect(Collectors.joining(", "));
        return "COPY (SELECT " + list + " FROM d" + entity + " ORDER BY place) TO " + quote(file.toString())
                + " (FORMAT json)";
    }

    /** Writes one period in full order, so that equal rows are all that may change places. */
    String copy(int period, KeyLayout layout, Path file) {
        List<Dimension> dimensions = layout.dimensions();
        List<String> parts = new ArrayList<>();
        for (List<Dimension> run : runs()) {
            int last = dimensions.indexOf(run.get(run.size() - 1));
            parts.add("(" + runColumn(run) + " << " + layout.shift(last) + ")");
        }
        StringBuilder joins = new StringBuilder();
        for (int i = 0; i < plan.entities().size(); i++) {
            String table = "d" + i;
            parts.add("(" + table + ".place << "
                    + layout.shift(dimensions.indexOf(plan.entities().get(i))) + ")");
            joins.append(" JOIN ")
                    .append(table)
                    .append(" ON ")
                    .append(table)
                    .append(".e = e")
                    .append(i);
        }
        List<String> columns = new ArrayList<>(List.of(StagingColumns.KEY));
        List<String> selected = new ArrayList<>(List.of(String.join(" | ", parts) + " AS " + StagingColumns.KEY));
        if (selection.person() != null) {
            columns.add(StagingColumns.PERSON);
            selected.add(StagingColumns.PERSON);
        }
        for (int i = 0; i < plan.values().size(); i++) {
            columns.add(StagingColumns.value(i));
            selected.add(StagingColumns.value(i));
        }
        return "COPY (SELECT " + String.join(", ", selected) + " FROM encoded" + joins + " WHERE " + PERIOD + " = "
                + period + " ORDER BY " + String.join(", ", columns) + ") TO " + quote(file.toString())
                + " (FORMAT parquet, COMPRESSION zstd)";
    }
}
