// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import static fr.parution.engine.duckdb.Database.name;
import static fr.parution.engine.duckdb.Database.quote;

import fr.parution.dataset.Dimension;
import fr.parution.dataset.Selection;
import fr.parution.source.StagingPlan;
import fr.parution.table.KeyLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The statements that write one period: its dictionaries, then its rows. */
final class PeriodSql {

    private final StagingPlan plan;
    private final Selection selection;
    private final RowSql refs;

    PeriodSql(StagingPlan plan) {
        this.plan = plan;
        this.selection = plan.dataset().selection();
        this.refs = new RowSql(plan, selection.relation());
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
                .append(StagingSql.view(relation))
                .append(" AS ")
                .append(name(relation))
                .append(StagingSql.joins(selection.below(relation), refs::ofView))
                .append(" WHERE ")
                .append(refs.ofView(dimension.key()))
                .append(" IN (SELECT DISTINCT e")
                .append(entity)
                .append(" FROM encoded WHERE ")
                .append(StagingSql.PERIOD)
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
        for (List<Dimension> run : StagingSql.runs(plan)) {
            int last = dimensions.indexOf(run.get(run.size() - 1));
            parts.add("(" + StagingSql.runColumn(run) + " << " + layout.shift(last) + ")");
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
            selected.add(plan.values().get(i).body() ? placeOfBody(i) : StagingColumns.value(i));
        }
        return "COPY (SELECT " + String.join(", ", selected) + " FROM encoded" + joins + " WHERE " + StagingSql.PERIOD
                + " = "
                + period + " ORDER BY " + String.join(", ", columns) + ") TO " + quote(file.toString())
                + " (FORMAT parquet, COMPRESSION zstd)";
    }

    /** The place of a row's body among those of the period; who it is is staged nowhere. */
    private static String placeOfBody(int value) {
        String column = "encoded." + StagingColumns.value(value);
        return "CASE WHEN " + column + " IS NOT NULL THEN dense_rank() OVER (ORDER BY " + column + ") - 1 END AS "
                + StagingColumns.value(value);
    }
}
