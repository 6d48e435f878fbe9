// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.Cell;
import fr.parution.table.ColumnRole;
import fr.parution.table.PublishedColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row as anyone can read it.
 *
 * @param codes one each dimension, {@code _T} for all
 * @param measures by name
 */
record PublishedRow(
        String period,
        String level,
        List<String> codes,
        List<String> labels,
        Map<String, Cell> measures,
        Cell secrecy) {

    static List<PublishedRow> of(ProtectedTable table) {
        List<PublishedRow> rows = new ArrayList<>();
        List<PublishedColumn> columns = table.schema().columns();
        RowCursor cursor = table.rows();
        while (cursor.next()) {
            Map<ColumnRole, List<String>> texts = new LinkedHashMap<>();
            Map<String, Cell> measures = new LinkedHashMap<>();
            for (int c = 0; c < columns.size(); c++) {
                ColumnRole role = columns.get(c).role();
                if (role == ColumnRole.MEASURE) {
                    measures.put(columns.get(c).name(), cursor.cell(c));
                } else if (cursor.cell(c) instanceof Cell.Text text) {
                    texts.computeIfAbsent(role, r -> new ArrayList<>()).add(text.value());
                }
            }
            rows.add(new PublishedRow(
                    texts.get(ColumnRole.PERIOD).get(0),
                    texts.get(ColumnRole.LEVEL).get(0),
                    texts.getOrDefault(ColumnRole.CODE, List.of()),
                    texts.getOrDefault(ColumnRole.LABEL, List.of()),
                    measures,
                    cursor.cell(columns.size() - 1)));
        }
        return rows;
    }

    boolean hides(String measure) {
        return measures.get(measure).equals(Cell.SUPPRESSED);
    }

    /** The figure of a shown measure, cents and hundredths as whole numbers. */
    long figure(String measure) {
        Cell cell = measures.get(measure);
        return cell instanceof Cell.Whole whole ? whole.value() : ((Cell.Decimal) cell).unscaled();
    }

    /** Whether a row of the full cross is part of this one. */
    boolean holds(PublishedRow atom) {
        for (int d = 0; d < codes.size(); d++) {
            if (!codes.get(d).equals("_T") && !codes.get(d).equals(atom.codes.get(d))) {
                return false;
            }
        }
        return true;
    }
}
