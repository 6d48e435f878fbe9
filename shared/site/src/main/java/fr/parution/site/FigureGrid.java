// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.dataset.PublishedNames;
import fr.parution.describe.FigureTable.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * All values of a figure: what a page shows as a table, and a spreadsheet reads as CSV.
 *
 * @param axes what the names of rows are names of
 * @param measures what the columns hold
 */
record FigureGrid(List<String> axes, List<BoardMeasure> measures, List<GridRow> rows) {

    /** What a sum of the shown rows alone has in the place of the letter for hidden. */
    private static final String PARTLY = "P";

    /** Copies its lists. */
    FigureGrid {
        axes = List.copyOf(axes);
        measures = List.copyOf(measures);
        rows = List.copyOf(rows);
    }

    /** One row. */
    record GridRow(List<String> keys, List<String> names, List<Value> values, boolean picked) {

        /** Copies its lists. */
        GridRow {
            keys = List.copyOf(keys);
            names = List.copyOf(names);
            values = List.copyOf(values);
        }
    }

    /**
     * The values with {@code ;} and a byte order mark, as the files of the data have them: empty where they are hidden. The last
     * column says {@code S} of a row that hides one, {@code P} of one that holds the sum of the shown rows alone.
     */
    String csv() {
        StringBuilder out = new StringBuilder("\uFEFF");
        List<String> heads = new ArrayList<>();
        axes.forEach(axis -> {
            heads.add("code");
            heads.add(axis);
        });
        measures.forEach(measure -> heads.add(measure.column().name()));
        heads.add(PublishedNames.SECRECY);
        line(out, heads);
        for (GridRow row : rows) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.keys().size(); i++) {
                cells.add(row.keys().get(i));
                cells.add(row.names().get(i));
            }
            row.values().forEach(value -> cells.add(plain(value.amount())));
            boolean secret = row.values().stream().anyMatch(Value::isSecret);
            boolean partly = row.values().stream().anyMatch(Value::isPartial);
            cells.add(secret ? "S" : partly ? PARTLY : "");
            line(out, cells);
        }
        return out.toString();
    }

    private static String plain(@org.jspecify.annotations.Nullable BigDecimal amount) {
        return amount == null ? "" : amount.toPlainString();
    }

    private static void line(StringBuilder out, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            boolean quoted = cell.contains(";") || cell.contains("\"") || cell.contains("\n");
            out.append(i == 0 ? "" : ";").append(quoted ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
        }
        out.append("\r\n");
    }
}
