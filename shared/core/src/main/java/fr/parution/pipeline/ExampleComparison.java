// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import fr.parution.dataset.Example;
import fr.parution.dataset.ExampleTable;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import fr.parution.protect.ProtectedTable;
import fr.parution.protect.RowCursor;
import fr.parution.table.Cell;
import fr.parution.table.ColumnRole;
import fr.parution.table.PublishedColumn;
import fr.parution.table.TableSchema;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds a protected table against the rows that an example expects. A row is known by what the named columns say beside
 * its figures; rows that say the same are paired in their order. What is told holds only what the table would publish.
 */
final class ExampleComparison {

    private static final Set<ColumnRole> FIGURES = Set.of(ColumnRole.MEASURE, ColumnRole.SECRECY);

    private final ExampleTable expected;
    private final List<PublishedColumn> columns;
    private final List<Found> found;
    private final Problems problems = new Problems();

    private ExampleComparison(Example.Gives gives, ProtectedTable table) {
        this.expected = gives.table();
        TableSchema schema = table.schema();
        this.columns = expected.columns().stream()
                .map(name -> schema.columns().get(schema.indexOf(name)))
                .toList();
        this.found = found(table, gives.levels());
    }

    /** Adds a problem for each row that is not as expected. */
    static void compare(Example.Gives gives, ProtectedTable table, Problems problems) {
        ExampleComparison comparison = new ExampleComparison(gives, table);
        comparison.compare();
        comparison.problems.list().forEach(problems::add);
    }

    /** A published row: its place from 1, and its cells in the columns that are named. */
    private record Found(int place, List<Cell> cells) {}

    private List<Found> found(ProtectedTable table, List<String> levels) {
        int level = table.schema().columns().stream()
                .map(PublishedColumn::role)
                .toList()
                .indexOf(ColumnRole.LEVEL);
        int[] places =
                columns.stream().mapToInt(c -> table.schema().indexOf(c.name())).toArray();
        List<Found> rows = new ArrayList<>();
        RowCursor cursor = table.rows();
        while (cursor.next()) {
            if (!levels.isEmpty() && level >= 0 && !levels.contains(text(cursor.cell(level)))) {
                continue;
            }
            List<Cell> cells = new ArrayList<>();
            for (int place : places) {
                cells.add(cursor.cell(place));
            }
            rows.add(new Found(rows.size() + 1, cells));
        }
        return rows;
    }

    private void compare() {
        Map<String, Deque<Found>> unpaired = new HashMap<>();
        found.forEach(row -> unpaired.computeIfAbsent(key(i -> text(row.cells().get(i))), k -> new ArrayDeque<>())
                .add(row));
        TreeMap<Integer, Found> left = new TreeMap<>();
        found.forEach(row -> left.put(row.place(), row));
        int last = 0;
        for (int i = 0; i < expected.rows().size(); i++) {
            ExampleTable.Row row = expected.rows().get(i);
            String key = key(c -> row.text(columns.get(c).name()));
            Found pair = unpaired.getOrDefault(key, new ArrayDeque<>()).poll();
            if (pair == null) {
                problems.add(ProblemCode.DECLARATION_EXAMPLE_ROW_MISSING, row.where(), key, found.size());
                continue;
            }
            left.remove(pair.place());
            if (pair.place() < last) {
                problems.add(ProblemCode.DECLARATION_EXAMPLE_ROW_MISPLACED, row.where(), pair.place(), i + 1);
            }
            last = Math.max(last, pair.place());
            compare(row, pair);
        }
        left.values()
                .forEach(row -> problems.add(
                        ProblemCode.DECLARATION_EXAMPLE_ROW_EXTRA,
                        expected.where(),
                        key(i -> text(row.cells().get(i))),
                        expected.rows().size()));
    }

    private void compare(ExampleTable.Row row, Found pair) {
        List<String> had = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).name();
            Cell cell = pair.cells().get(i);
            if (!agrees(row.values().get(name), cell)) {
                had.add(name + " " + text(cell));
                wanted.add(name + " " + row.text(name));
            }
        }
        if (!had.isEmpty()) {
            problems.add(
                    ProblemCode.DECLARATION_EXAMPLE_ROW_DIFFERS,
                    row.where(),
                    String.join(", ", had),
                    String.join(", ", wanted));
        }
    }

    /** Hidden and empty are two things here, whatever a file shows. */
    private static boolean agrees(@Nullable String expected, Cell cell) {
        if (cell instanceof Cell.Empty || expected == null) {
            return cell instanceof Cell.Empty && expected == null;
        }
        if (cell instanceof Cell.Whole || cell instanceof Cell.Decimal) {
            return isNumber(expected, new BigDecimal(text(cell)));
        }
        return text(cell).equals(expected);
    }

    private static boolean isNumber(String expected, BigDecimal number) {
        try {
            return new BigDecimal(expected).compareTo(number) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** What a row says beside its figures, by the index of a column. */
    private String key(Function<Integer, String> text) {
        List<Integer> named = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!FIGURES.contains(columns.get(i).role())) {
                named.add(i);
            }
        }
        return named.stream()
                .map(i -> columns.get(i).name() + " " + text.apply(i))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** A cell as an example writes it. */
    private static String text(Cell cell) {
        if (cell instanceof Cell.Text text) {
            return text.value();
        }
        if (cell instanceof Cell.Whole whole) {
            return Long.toString(whole.value());
        }
        if (cell instanceof Cell.Decimal decimal) {
            return decimal.toBigDecimal().toPlainString();
        }
        return cell instanceof Cell.Suppressed ? ExampleTable.HIDDEN : ExampleTable.EMPTY;
    }
}
