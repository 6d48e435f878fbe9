// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.audit.AuditScheme;
import fr.parution.audit.PublishedCells;
import fr.parution.table.Cell;
import fr.parution.table.TableSchema;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.List;

/** A protected period as its readers will see it: read through the same cells that writers get. */
final class CellsOfPeriod {

    private final AuditScheme scheme;
    private final CellReader reader;
    private final int periodColumn;
    private final List<int[]> axes = new ArrayList<>();
    private final int[] measures;

    CellsOfPeriod(TableShape shape, List<ContributorGroup> groups, AuditScheme scheme, int lastPeriod) {
        TableSchema schema = shape.schema();
        this.scheme = scheme;
        this.reader = new CellReader(shape, groups, lastPeriod);
        this.periodColumn = schema.indexOf(scheme.period());
        scheme.axes()
                .forEach(axis -> axes.add(
                        axis.columns().stream().mapToInt(schema::indexOf).toArray()));
        this.measures = scheme.measures().stream()
                .mapToInt(measure -> schema.indexOf(measure.name()))
                .toArray();
    }

    /** The rows of a period, added in its order. */
    PublishedCells of(ProtectedPeriod period) {
        PublishedCells.Builder builder = new PublishedCells.Builder(scheme);
        String label = "";
        for (int row = 0; row < period.rows(); row++) {
            reader.moveTo(period, row);
            label = text(reader.cell(periodColumn));
            boolean secret = period.pattern().hidesAnything(row);
            long[] values = new long[measures.length];
            for (int m = 0; m < values.length; m++) {
                values[m] = figure(reader.cell(measures[m]), secret);
            }
            List<String> codes = new ArrayList<>();
            for (int[] columns : axes) {
                List<String> texts = new ArrayList<>();
                for (int column : columns) {
                    texts.add(text(reader.cell(column)));
                }
                codes.add(String.join("|", texts));
            }
            builder.add(period.level(row), codes, values);
        }
        return builder.build(label);
    }

    private static String text(Cell cell) {
        if (cell instanceof Cell.Text text) {
            return text.value();
        }
        return cell instanceof Cell.Whole whole ? Long.toString(whole.value()) : "";
    }

    /** In files, what is empty in a row with hidden figures may be one of them. */
    private static long figure(Cell cell, boolean secret) {
        if (cell instanceof Cell.Whole whole) {
            return whole.value();
        }
        if (cell instanceof Cell.Decimal decimal) {
            return decimal.unscaled();
        }
        return secret ? PublishedCells.HIDDEN : PublishedCells.EMPTY;
    }
}
