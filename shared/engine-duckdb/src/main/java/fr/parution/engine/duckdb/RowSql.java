// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import static fr.parution.engine.duckdb.Database.name;
import static fr.parution.engine.duckdb.Database.quote;

import fr.parution.dataset.Attribute;
import fr.parution.dataset.Code;
import fr.parution.dataset.CodeList;
import fr.parution.dataset.ColumnRef;
import fr.parution.dataset.Condition;
import fr.parution.dataset.PeriodPlace;
import fr.parution.dataset.Pivot;
import fr.parution.dataset.SourceColumn;
import fr.parution.dataset.SourceRelation;
import fr.parution.dataset.SourceType;
import fr.parution.dataset.Tally;
import fr.parution.source.StagingPlan;
import fr.parution.table.ValueColumn;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Expressions over a row whose base is called {@code b} and whose joined relations bear their names. */
final class RowSql {

    private final StagingPlan plan;
    private final String base;

    RowSql(StagingPlan plan, String base) {
        this.plan = plan;
        this.base = base;
    }

    /** A column of the row. */
    String of(ColumnRef column) {
        for (Tally tally : plan.dataset().selection().tallies()) {
            if (tally.name().equals(column.relation())) {
                return "coalesce(" + ofView(column) + ", 0)";
            }
        }
        return column.relation().equals(base) ? "b." + name(column.column()) : ofView(column);
    }

    /** A column where every relation bears its name, the base too. */
    String ofView(ColumnRef column) {
        return name(column.relation()) + "." + name(column.column());
    }

    /** A value of the plan; of a body, what tells it from others. */
    String value(ValueColumn value) {
        String where = value.where().stream().map(this::condition).collect(Collectors.joining(" AND "));
        if (value.column() == null) {
            return "CAST(CASE WHEN " + where + " THEN 1 ELSE 0 END AS BIGINT)";
        }
        for (Pivot pivot : plan.dataset().selection().pivots()) {
            if (pivot.relation().equals(value.column().relation())) {
                int code = pivot.codes().findIndex(value.column().column()).orElseThrow();
                return "coalesce(" + name(pivot.relation()) + "." + StagingSql.pivotColumn(pivot, code) + ", 0)";
            }
        }
        return value.body() ? of(value.column()) : "CAST(" + of(value.column()) + " AS BIGINT)";
    }

    /** A condition that is true or false, never unknown. */
    String condition(Condition condition) {
        if (condition instanceof Condition.OfEvent event) {
            int place = ((PeriodPlace.Events) plan.dataset().selection().place()).indexOf(event.event());
            return "b." + StagingSql.EVENT + " = " + place;
        }
        return condition(condition, this::of);
    }

    private String condition(Condition condition, Function<ColumnRef, String> reference) {
        if (condition instanceof Condition.CodeIn in) {
            String codes = indexes(in);
            return in.excluded()
                    ? "coalesce(" + reference.apply(in.column()) + " NOT IN " + codes + ", true)"
                    : "coalesce(" + reference.apply(in.column()) + " IN " + codes + ", false)";
        }
        if (condition instanceof Condition.Filled filled) {
            return reference.apply(filled.column()) + (filled.filled() ? " IS NOT NULL" : " IS NULL");
        }
        if (condition instanceof Condition.Is is) {
            return "coalesce(" + reference.apply(is.column()) + " = " + is.value() + ", false)";
        }
        if (condition instanceof Condition.NotBefore notBefore) {
            String day = (notBefore.day() == null ? plan.before() : notBefore.day()).toString();
            return "coalesce(" + reference.apply(notBefore.column()) + " >= DATE " + quote(day) + ", false)";
        }
        Condition.AtLeast least = (Condition.AtLeast) condition;
        boolean cents = type(least.column()) == SourceType.AMOUNT;
        return "coalesce(" + reference.apply(least.column()) + " >= "
                + (cents ? Math.multiplyExact(least.number(), 100L) : least.number()) + ", false)";
    }

    private String indexes(Condition.CodeIn in) {
        CodeList list = codes(in.column()).orElseThrow();
        return in.codes().stream()
                .map(code -> Integer.toString(list.findIndex(code).orElseThrow()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** An attribute as text, with what stands for a missing value. */
    String attribute(Attribute attribute) {
        String text = text(attribute);
        if (attribute.when() != null) {
            text = "CASE WHEN " + condition(attribute.when(), this::ofView) + " THEN " + text + " END";
        }
        return attribute.missing() == null ? text : "coalesce(" + text + ", " + quote(attribute.missing()) + ")";
    }

    private String text(Attribute attribute) {
        String column = ofView(attribute.column());
        CodeList list = codes(attribute.column()).orElse(null);
        if (list == null) {
            return "CAST(" + column + " AS VARCHAR)";
        }
        StringBuilder sql = new StringBuilder("CASE ").append(column);
        List<Code> codes = list.codes();
        for (int i = 0; i < codes.size(); i++) {
            Code code = codes.get(i);
            sql.append(" WHEN ")
                    .append(i)
                    .append(" THEN ")
                    .append(quote(attribute.labelOfCode() ? code.label().fr() : code.code()));
        }
        return sql.append(" END").toString();
    }

    @Nullable
    private SourceType type(ColumnRef column) {
        return declared(column).map(SourceColumn::type).orElse(null);
    }

    /** The list whose codes a column holds. */
    Optional<CodeList> codes(ColumnRef column) {
        return declared(column)
                .map(SourceColumn::codes)
                .map(id -> plan.codeLists().get(id));
    }

    private Optional<SourceColumn> declared(ColumnRef column) {
        SourceRelation relation = plan.relations().get(column.relation());
        return relation == null ? Optional.empty() : relation.find(column.column());
    }
}
