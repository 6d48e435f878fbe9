// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import static fr.parution.engine.duckdb.Database.name;

import fr.parution.dataset.ColumnRef;
import fr.parution.dataset.Dimension;
import fr.parution.dataset.Join;
import fr.parution.dataset.Pivot;
import fr.parution.dataset.Selection;
import fr.parution.dataset.SourceColumn;
import fr.parution.dataset.Tally;
import fr.parution.source.LocalRelation;
import fr.parution.source.StagingPlan;
import fr.parution.table.KeyLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The statements of the stager that join and encode. Each relation becomes {@code r_<name>}: its declared columns typed, a
 * code as its index, an amount in cents, and beside each the raw value, so that a check can tell missing from unreadable.
 */
final class StagingSql {

    /** The period of a row of the base. */
    static final String PERIOD = "__period";
    /** Which of its dates places it there. */
    static final String EVENT = "__event";
    /** The keyed hash of its person. */
    static final String PERSON = "__person";

    private static final String RAW = "raw_";

    private final StagingPlan plan;
    private final Selection selection;
    private final RowSql refs;
    private final DimensionSql dimensions;

    StagingSql(StagingPlan plan) {
        this.plan = plan;
        this.selection = plan.dataset().selection();
        this.refs = new RowSql(plan, selection.relation());
        this.dimensions = new DimensionSql(plan, refs);
    }

    /** What must be there before relations are: enumerations of codes, and maps to their parents. */
    List<String> codeLists() {
        return dimensions.codeLists();
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

    private String joins(List<Join> joins) {
        return joins(joins, refs::of);
    }

    static String joins(List<Join> joins, Function<ColumnRef, String> reference) {
        return joins.stream()
                .map(join -> " JOIN " + view(join.relation()) + " AS " + name(join.relation()) + " ON "
                        + reference.apply(join.on()) + " = " + name(join.relation()) + "." + name(join.key()))
                .collect(Collectors.joining());
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
            if (dimension instanceof Dimension.Coded coded
                    && dimensions.children(coded).isPresent()) {
                String map = name("parent_" + dimension.name());
                sql.append(DimensionSql.missingParent(coded) ? " LEFT JOIN " : " JOIN ")
                        .append(map)
                        .append(" ON ")
                        .append(map)
                        .append(".child = ")
                        .append(dimensions.child(coded));
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

    /**
     * The packed codes of the dimensions over closed lists, one number for those that stand side by side; those over
     * relations follow period by period.
     */
    private String key() {
        StringBuilder sql = new StringBuilder();
        for (List<Dimension> run : runs(plan)) {
            KeyLayout packed = new KeyLayout(run);
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < run.size(); i++) {
                parts.add("(CAST(" + dimensions.index((Dimension.Coded) run.get(i)) + " AS BIGINT) << "
                        + packed.shift(i) + ")");
            }
            sql.append(", ").append(String.join(" | ", parts)).append(" AS ").append(runColumn(run));
        }
        return sql.toString();
    }

    static String runColumn(List<Dimension> run) {
        return name("c_" + run.get(0).name());
    }

    /** The dimensions over closed lists, those that stand side by side together. */
    static List<List<Dimension>> runs(StagingPlan plan) {
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
}
