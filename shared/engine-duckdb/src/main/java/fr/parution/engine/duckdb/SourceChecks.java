// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import static fr.parution.engine.duckdb.Database.name;
import static fr.parution.engine.duckdb.Database.quote;

import fr.parution.dataset.Join;
import fr.parution.dataset.Pivot;
import fr.parution.dataset.Selection;
import fr.parution.dataset.SourceColumn;
import fr.parution.dataset.SourceRelation;
import fr.parution.dataset.SourceType;
import fr.parution.problem.ProblemCode;
import fr.parution.source.LocalRelation;
import fr.parution.source.StagingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the declaration promises of the source, as counts of the rows that break it. */
final class SourceChecks {

    private final StagingPlan plan;
    private final TakenSql sql;

    SourceChecks(StagingPlan plan, TakenSql sql) {
        this.plan = plan;
        this.sql = sql;
    }

    /** How many parts a relation is looked at in, so that all its keys need not be in memory at once. */
    private static final int KEY_PARTS = 8;

    /**
     * One promise.
     *
     * @param sql conditions on a row that breaks it, or whole queries that together count such rows
     * @param proof a query that is much cheaper and gives 0 only where the promise holds
     */
    record Check(ProblemCode code, String where, String expected, List<String> sql, Optional<String> proof) {

        Check(ProblemCode code, String where, String expected, String sql) {
            this(code, where, expected, List.of(sql), Optional.empty());
        }
    }

    /** The promises on the columns of one relation. */
    List<Check> of(LocalRelation relation) {
        List<Check> checks = new ArrayList<>();
        for (SourceColumn column : relation.request().columns()) {
            String where = relation.request().relation() + "." + column.name();
            String typed = name(column.name());
            if (!column.nullable()) {
                checks.add(new Check(
                        ProblemCode.SOURCE_VALUE_MISSING,
                        where,
                        column.type().name().toLowerCase(java.util.Locale.ROOT),
                        typed + " IS NULL AND " + StagingSql.raw(column) + " IS NULL"));
            }
            checks.add(new Check(
                    column.type() == SourceType.CODE
                            ? ProblemCode.SOURCE_VALUE_NOT_IN_CODE_LIST
                            : ProblemCode.SOURCE_VALUE_UNREADABLE,
                    where,
                    column.type() == SourceType.CODE
                            ? String.valueOf(column.codes())
                            : column.type().name().toLowerCase(java.util.Locale.ROOT),
                    typed + " IS NULL AND " + StagingSql.raw(column) + " IS NOT NULL"));
            if (column.minimum() != null) {
                checks.add(minimum(column, where, typed, column.minimum()));
            }
        }
        return checks;
    }

    private static Check minimum(SourceColumn column, String where, String typed, String minimum) {
        return switch (column.type()) {
            case DATE ->
                new Check(ProblemCode.SOURCE_DATE_TOO_EARLY, where, minimum, typed + " < DATE " + quote(minimum));
            case AMOUNT ->
                new Check(
                        ProblemCode.SOURCE_VALUE_TOO_SMALL,
                        where,
                        minimum,
                        typed + " < CAST(" + quote(minimum) + " AS DECIMAL(12,2)) * 100");
            default -> new Check(ProblemCode.SOURCE_VALUE_TOO_SMALL, where, minimum, typed + " < " + minimum);
        };
    }

    /** One row with the count of each check. */
    String query(LocalRelation relation, List<Check> checks) {
        return checks.stream()
                .map(check -> "count_if(" + check.sql().get(0) + ")")
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + StagingSql.view(relation)));
    }

    /** Keys that must be unique, and values that must exist elsewhere. */
    List<Check> acrossRelations(List<LocalRelation> relations) {
        List<Check> checks = new ArrayList<>();
        for (LocalRelation relation : relations) {
            SourceRelation declared = plan.relations().get(relation.request().relation());
            if (declared != null && keyIsRead(relation, declared)) {
                String key = declared.key().stream().map(Database::name).collect(Collectors.joining(", "));
                checks.add(new Check(
                        ProblemCode.SOURCE_KEY_NOT_UNIQUE,
                        declared.name(),
                        String.join(", ", declared.key()),
                        repeated(relation, declared.key().get(0), key),
                        Optional.of(rising(relation, declared.key()))));
            }
        }
        for (Join join : plan.dataset().selection().joins()) {
            checks.add(new Check(
                    ProblemCode.SOURCE_REFERENCE_DANGLING,
                    join.on().toString(),
                    join.relation() + "." + join.key(),
                    dangling(join)));
        }
        for (Pivot pivot : plan.dataset().selection().pivots()) {
            checks.add(new Check(
                    ProblemCode.SOURCE_VALUE_MISSING,
                    pivot.relation() + "." + pivot.key(),
                    pivot.relation(),
                    "SELECT count(*) FROM " + StagingSql.view(pivot.relation()) + " WHERE " + name(pivot.key())
                            + " IS NULL"));
        }
        return checks;
    }

    /**
     * Rows without the one that completes them. A join that does not decide which rows are taken is held against those
     * that are; any other against all rows, since it would drop some in silence.
     */
    private String dangling(Join join) {
        Selection selection = plan.dataset().selection();
        boolean taken = join.on().relation().equals(selection.relation())
                && !selection.decidingJoins().contains(join);
        String rows =
                taken ? "(" + sql.taken() + ")" : StagingSql.view(join.on().relation());
        return "SELECT count(*) FROM " + rows + " b ANTI JOIN " + StagingSql.view(join.relation()) + " j ON b."
                + name(join.on().column()) + " = j." + name(join.key());
    }

    private static List<String> repeated(LocalRelation relation, String first, String key) {
        return IntStream.range(0, KEY_PARTS)
                .mapToObj(part -> "SELECT count(*) FROM (SELECT 1 FROM " + StagingSql.view(relation) + " WHERE hash("
                        + name(first) + ") % " + KEY_PARTS + " = " + part + " GROUP BY " + key
                        + " HAVING count(*) > 1)")
                .toList();
    }

    /**
     * Sources mostly deliver in the order of the key. Where every row but one has a smaller row before it, all are in one
     * rising chain, and no two are equal.
     */
    private static String rising(LocalRelation relation, List<String> key) {
        String after = "false";
        for (int i = key.size() - 1; i >= 0; i--) {
            String column = name(key.get(i));
            String before = "lag(" + column + ") OVER ()";
            after = column + " > " + before + " OR (" + column + " = " + before + " AND (" + after + "))";
        }
        return "SELECT count(*) - 1 - count_if(after) FROM (SELECT " + after + " AS after FROM "
                + StagingSql.view(relation) + ")";
    }

    private static boolean keyIsRead(LocalRelation relation, SourceRelation declared) {
        List<String> read =
                relation.request().columns().stream().map(SourceColumn::name).toList();
        return read.containsAll(declared.key());
    }
}
