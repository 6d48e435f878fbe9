// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import static fr.parution.engine.duckdb.Database.quote;

import fr.parution.dataset.ColumnRef;
import fr.parution.dataset.PeriodPlace;
import fr.parution.dataset.PeriodUnit;
import fr.parution.dataset.Selection;
import fr.parution.dataset.SourceType;
import fr.parution.source.LocalRelation;
import fr.parution.source.StagingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The statements that say which rows of the source are published, when, and whose they are. */
final class TakenSql {

    private final StagingPlan plan;
    private final Selection selection;
    private final Map<String, LocalRelation> relations;
    private final RowSql refs;

    TakenSql(StagingPlan plan, Map<String, LocalRelation> relations) {
        this.plan = plan;
        this.selection = plan.dataset().selection();
        this.relations = relations;
        this.refs = new RowSql(plan, selection.relation());
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
            parts.add("SELECT b.* EXCLUDE (" + rawColumns() + "), " + event + " AS " + StagingSql.EVENT + ", "
                    + period(column)
                    + " AS " + StagingSql.PERIOD + (withPersons ? person() : "") + " FROM " + from()
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
        return StagingSql.view(selection.relation()) + " b " + StagingSql.joins(selection.decidingJoins(), refs::of);
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
                + StagingSql.PERSON;
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
        return "SELECT " + StagingSql.PERIOD + ", count(*) FROM (" + taken() + ") GROUP BY 1 ORDER BY 1";
    }
}
