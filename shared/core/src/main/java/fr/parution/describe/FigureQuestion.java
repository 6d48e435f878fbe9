// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.Axis;
import fr.parution.dataset.CodeList;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Dimension;
import fr.parution.dataset.Level;
import fr.parution.protect.RowCursor;
import fr.parution.table.Cell;
import fr.parution.table.TableSchema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some measures by some axes, answered from the rows of the coarsest level that keeps these. What adds up is summed over
 * what they do not name: over shown rows alone, so that nothing hidden comes back.
 */
final class FigureQuestion {

    /** So many entities are shown; there is no list of all. */
    private static final int MOST_ENTITIES = 20;

    private final List<String> axes;
    private final List<String> measures;
    private final Set<String> periods;
    private final int level;
    private final List<Key> keys = new ArrayList<>();
    private final int[] columns;
    private final boolean[] additive;
    private final Map<List<String>, Group> groups = new LinkedHashMap<>();
    private long rows;
    private long hiddenRows;

    /**
     * @param axes dimensions, and {@code period} for time
     * @param naming the column that names the entities of an axis; null where no axis has any
     * @param periods the periods to look at; empty for all
     */
    FigureQuestion(
            DatasetDeclaration dataset,
            TableSchema schema,
            List<String> axes,
            @Nullable String naming,
            List<String> measures,
            Set<String> periods) {
        this.axes = List.copyOf(axes);
        this.measures = List.copyOf(measures);
        this.periods = Set.copyOf(periods);
        List<String> kept =
                axes.stream().filter(axis -> !axis.equals(Axis.PERIOD)).toList();
        List<String> levels = new ArrayList<>(List.of(Level.DETAIL));
        dataset.margins().forEach(margin -> levels.add(margin.label()));
        this.level = levels.indexOf(dataset.rollups().coarsest(kept).label());
        axes.forEach(axis -> keys.add(key(dataset, schema, axis, naming)));
        this.columns = measures.stream().mapToInt(schema::indexOf).toArray();
        this.additive = new boolean[columns.length];
        for (int i = 0; i < additive.length; i++) {
            String name = measures.get(i);
            additive[i] = dataset.measures().stream().anyMatch(m -> m.name().equals(name) && m.isAdditive());
        }
    }

    private static Key key(DatasetDeclaration dataset, TableSchema schema, String axis, @Nullable String naming) {
        if (axis.equals(Axis.PERIOD)) {
            return new Key(-1, null, false, false);
        }
        if (dataset.dimension(axis) instanceof Dimension.Coded coded) {
            String column = coded.codeColumn();
            return column == null
                    ? new Key(schema.indexOf(String.valueOf(coded.labelColumn())), coded.codes(), true, false)
                    : new Key(schema.indexOf(column), coded.codes(), false, false);
        }
        if (naming == null) {
            throw new IllegalArgumentException("no column names the entities of " + axis);
        }
        return new Key(schema.indexOf(naming), null, false, true);
    }

    /** The level whose rows answer it. */
    int level() {
        return level;
    }

    /** Adds a row of its level. */
    void add(RowCursor row) {
        if (!periods.isEmpty() && !periods.contains(row.period())) {
            return;
        }
        List<String> texts = new ArrayList<>();
        for (Key key : keys) {
            texts.add(key.of(row));
        }
        rows++;
        Group group = groups.computeIfAbsent(texts, t -> new Group(columns.length));
        for (int i = 0; i < columns.length; i++) {
            group.add(i, row.cell(columns[i]), additive[i]);
        }
        group.rows++;
        if (row.cell(columns[0]) instanceof Cell.Suppressed) {
            hiddenRows++;
        }
    }

    FigureTable answer() {
        boolean entities = keys.stream().anyMatch(Key::entity);
        List<Map.Entry<List<String>, Group>> ordered = new ArrayList<>(groups.entrySet());
        ordered.sort(Comparator.comparing(Map.Entry::getKey, this::compare));
        if (entities) {
            ordered.sort(Comparator.comparing(entry -> entry.getValue().rank(), Comparator.reverseOrder()));
        }
        Map<String, Integer> places = new HashMap<>();
        List<String> lines = ordered.stream()
                .filter(entry -> !entities || places.merge(place(entry.getKey()), 1, Integer::sum) <= MOST_ENTITIES)
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
        boolean summed = groups.values().stream().anyMatch(group -> group.rows > 1);
        return new FigureTable(axes, measures, lines, groups.size(), summed ? rows : 0, summed ? hiddenRows : 0);
    }

    /** What is not the name of an entity: a ranking is made for each. */
    private String place(List<String> texts) {
        StringBuilder place = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            place.append(keys.get(i).entity() ? "" : texts.get(i)).append(FigureTable.SEPARATOR);
        }
        return place.toString();
    }

    private static String line(List<String> texts, Group group) {
        List<String> cells = new ArrayList<>();
        texts.forEach(text -> cells.add(text.replaceAll("\\s+", " ")));
        for (int i = 0; i < group.sums.length; i++) {
            cells.add(group.value(i).cell());
        }
        return String.join(FigureTable.SEPARATOR, cells);
    }

    private int compare(List<String> one, List<String> other) {
        for (int i = 0; i < keys.size(); i++) {
            int order = keys.get(i).compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /**
     * What tells rows apart on one axis.
     *
     * @param column of the table; -1 for the period
     * @param codes the code list; null for none
     * @param labelled whether the column holds the French label in the place of the code
     */
    private record Key(int column, @Nullable CodeList codes, boolean labelled, boolean entity) {

        String of(RowCursor row) {
            if (column < 0) {
                return row.period();
            }
            Cell cell = row.cell(column);
            String text = cell instanceof Cell.Text shown
                    ? shown.value()
                    : cell instanceof Cell.Whole whole ? Long.toString(whole.value()) : "";
            if (codes == null || !labelled) {
                return text;
            }
            return codes.codes().stream()
                    .filter(code -> code.label().fr().equals(text))
                    .findFirst()
                    .orElseThrow()
                    .code();
        }

        int compare(String one, String other) {
            return codes == null
                    ? one.compareTo(other)
                    : Integer.compare(
                            codes.findIndex(one).orElse(codes.size()),
                            codes.findIndex(other).orElse(codes.size()));
        }
    }

    /** The rows of one place on all axes. */
    private static final class Group {
        private final @Nullable BigDecimal[] sums;
        private final boolean[] hidden;
        private final boolean[] mixed;
        private int rows;

        Group(int measures) {
            this.sums = new BigDecimal[measures];
            this.hidden = new boolean[measures];
            this.mixed = new boolean[measures];
        }

        /** What does not add up is shown only where there is one row. */
        void add(int measure, Cell cell, boolean additive) {
            mixed[measure] |= rows > 0 && !additive;
            hidden[measure] |= cell instanceof Cell.Suppressed;
            BigDecimal value = SummaryBuilder.number(cell);
            BigDecimal sum = sums[measure];
            if (value != null) {
                sums[measure] = sum == null ? value : sum.add(value);
            }
        }

        FigureTable.Value value(int measure) {
            return mixed[measure] ? FigureTable.Value.NONE : new FigureTable.Value(sums[measure], hidden[measure]);
        }

        BigDecimal rank() {
            BigDecimal first = value(0).amount();
            return first == null ? BigDecimal.valueOf(Long.MIN_VALUE) : first;
        }
    }
}
