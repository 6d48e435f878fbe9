// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was printed last of one period, row by row, with the true counts behind what is hidden or carried: the memory from
 * which {@link Protector} keeps two releases from telling together what neither tells alone. For the private store only.
 */
public final class PrintedPeriod {

    private static final int FORM = 1;

    private final int period;
    private final String rules;
    private final PrintedRows rows;
    private final Map<String, PrintedGroup> groups;
    private final Map<String, PrintedFigures> figures;

    /**
     * @param rules what decides of a pattern beside the figures; under others, the same figures may need another one
     * @param groups by {@link GroupCounts#name}
     * @param figures by the name of the measure
     */
    PrintedPeriod(
            int period,
            String rules,
            PrintedRows rows,
            Map<String, PrintedGroup> groups,
            Map<String, PrintedFigures> figures) {
        this.period = period;
        this.rules = rules;
        this.rows = rows;
        this.groups = new LinkedHashMap<>(groups);
        this.figures = new LinkedHashMap<>(figures);
    }

    /** The period, as {@link fr.parution.dataset.PeriodUnit} counts it. */
    public int period() {
        return period;
    }

    String rules() {
        return rules;
    }

    PrintedRows rows() {
        return rows;
    }

    @Nullable
    PrintedGroup findGroup(String name) {
        return groups.get(name);
    }

    @Nullable
    PrintedFigures findFigures(String measure) {
        return figures.get(measure);
    }

    /** What became of one group of figures in the row of these codes by dimension. */
    SharedCell cell(String group, Map<String, String> codes) {
        PrintedGroup printed = groups.get(group);
        int row = printed == null ? -1 : rows.find(codes);
        return printed == null || row < 0
                ? SharedCell.NONE
                : new SharedCell(
                        printed.state(row) != PrintedGroup.State.PRINTED,
                        printed.truth(row).persons());
    }

    /** Writes all of it, the same bytes for the same memory; the stream stays open. */
    public void write(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16));
        out.writeInt(FORM);
        out.writeInt(period);
        PrintedRows.writeText(out, rules);
        rows.write(out);
        out.writeInt(groups.size());
        for (Map.Entry<String, PrintedGroup> group : groups.entrySet()) {
            PrintedRows.writeText(out, group.getKey());
            group.getValue().write(out);
        }
        out.writeInt(figures.size());
        for (Map.Entry<String, PrintedFigures> measure : figures.entrySet()) {
            PrintedRows.writeText(out, measure.getKey());
            measure.getValue().write(out, rows.rows());
        }
        out.flush();
    }

    /**
     * Reads back what {@link #write} wrote.
     *
     * @throws IOException where the bytes are not such a memory
     */
    public static PrintedPeriod read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
        if (in.readInt() != FORM) {
            throw new IOException("another form");
        }
        int period = in.readInt();
        String rules = PrintedRows.readText(in);
        PrintedRows rows = PrintedRows.read(in);
        Map<String, PrintedGroup> groups = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            groups.put(PrintedRows.readText(in), PrintedGroup.read(in, rows.rows()));
        }
        Map<String, PrintedFigures> figures = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            figures.put(PrintedRows.readText(in), PrintedFigures.read(in, rows.rows()));
        }
        return new PrintedPeriod(period, rules, rows, groups, figures);
    }

    @Override
    public String toString() {
        return "PrintedPeriod[period=" + period + ", rows=" + rows.rows() + "]";
    }
}
