// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.Aggregate;
import fr.parution.table.Dictionary;
import fr.parution.table.KeyLayout;
import fr.parution.table.MeasureColumn;
import fr.parution.table.RawTable;
import fr.parution.table.TableShape;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one period after disclosure control: what is shown, and which figures are hidden. The hidden ones are no
 * longer in it, nor are new values of what is printed as it was, nor counts of persons that no column shows. It can be stored and read back, so that a period that did
 * not change need not be settled again.
 */
public final class ProtectedPeriod {

    private static final int FORM = 3;

    private final int period;
    private final KeyLayout layout;
    private final List<Dictionary> dictionaries;
    private final byte[] levels;
    private final long[] keys;
    private final @Nullable NarrowColumn[] values;
    private final Pattern pattern;
    private final Reprint reprint;
    private final Cost cost;

    private ProtectedPeriod(
            int period,
            KeyLayout layout,
            List<Dictionary> dictionaries,
            byte[] levels,
            long[] keys,
            @Nullable NarrowColumn[] values,
            Pattern pattern,
            Reprint reprint,
            Cost cost) {
        this.period = period;
        this.layout = layout;
        this.dictionaries = List.copyOf(dictionaries);
        this.levels = levels;
        this.keys = keys;
        this.values = values;
        this.pattern = pattern;
        this.reprint = reprint;
        this.cost = cost;
    }

    /** What was hidden by which rule, and what the audit had to do: see {@link DisclosureReport}. */
    record Cost(long primary, long complementary, long partial, long persons, RangeAudit.Effort ranges) {

        static final Cost NOTHING = new Cost(0, 0, 0, 0, RangeAudit.Effort.NONE);
    }

    /** Keeps of a table what its pattern shows. */
    static ProtectedPeriod of(
            TableShape shape,
            List<ContributorGroup> groups,
            RawTable table,
            List<Dictionary> dictionaries,
            Pattern pattern,
            Cost cost) {
        Reprint nothing = Reprint.none(groups.size(), shape.measures().size());
        return of(shape, groups, table, dictionaries, pattern, nothing, cost);
    }

    /** Keeps of a table what its pattern shows and is not printed as it was before. */
    static ProtectedPeriod of(
            TableShape shape,
            List<ContributorGroup> groups,
            RawTable table,
            List<Dictionary> dictionaries,
            Pattern pattern,
            Reprint reprint,
            Cost cost) {
        int rows = table.rows();
        byte[] levels = new byte[rows];
        long[] keys = new long[rows];
        for (int row = 0; row < rows; row++) {
            levels[row] = (byte) table.level(row);
            keys[row] = table.key(row);
        }
        List<BitSet> shown = shown(shape, groups, rows, pattern, reprint);
        @Nullable NarrowColumn[] values = new NarrowColumn[shape.aggregates().size()];
        for (int aggregate = 0; aggregate < values.length; aggregate++) {
            BitSet visible = shown.get(aggregate);
            if (!visible.isEmpty()) {
                long[] kept = new long[rows];
                for (int row = visible.nextSetBit(0); row >= 0; row = visible.nextSetBit(row + 1)) {
                    kept[row] = table.value(aggregate, row);
                }
                values[aggregate] = NarrowColumn.of(kept);
            }
        }
        return new ProtectedPeriod(
                table.period(), table.layout(), dictionaries, levels, keys, values, pattern, reprint, cost);
    }

    /** For each aggregate, the rows in which a shown figure is made of it. */
    private static List<BitSet> shown(
            TableShape shape, List<ContributorGroup> groups, int rows, Pattern pattern, Reprint reprint) {
        List<BitSet> shown = new ArrayList<>();
        shape.aggregates().forEach(aggregate -> shown.add(new BitSet(rows)));
        for (int g = 0; g < groups.size(); g++) {
            BitSet visible = new BitSet(rows);
            visible.set(0, rows);
            visible.andNot(pattern.rows(g));
            visible.andNot(reprint.rows(g));
            for (int measure : groups.get(g).measures()) {
                MeasureColumn made = shape.measures().get(measure);
                shown.get(made.numerator()).or(visible);
                if (made.denominator() >= 0) {
                    shown.get(made.denominator()).or(visible);
                }
            }
        }
        return shown;
    }

    /** The period, as {@link fr.parution.dataset.PeriodUnit} counts it. */
    public int period() {
        return period;
    }

    int rows() {
        return keys.length;
    }

    int level(int row) {
        return levels[row];
    }

    long key(int row) {
        return keys[row];
    }

    KeyLayout layout() {
        return layout;
    }

    /** The aggregate of a row in which a figure made of it is shown. */
    long value(int aggregate, int row) {
        NarrowColumn column = values[aggregate];
        return column == null ? Aggregate.NO_VALUE : column.get(row);
    }

    List<Dictionary> dictionaries() {
        return dictionaries;
    }

    Pattern pattern() {
        return pattern;
    }

    /** The figures that are those of an earlier release. */
    Reprint reprint() {
        return reprint;
    }

    Cost cost() {
        return cost;
    }

    /** Writes the rows, the same bytes for the same period; the stream stays open. */
    public void write(OutputStream stream) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16));
        out.writeInt(FORM);
        out.writeInt(period);
        out.writeInt(keys.length);
        out.writeLong(cost.primary());
        out.writeLong(cost.complementary());
        out.writeLong(cost.partial());
        out.writeLong(cost.persons());
        out.writeLong(cost.ranges().figures());
        out.writeLong(cost.ranges().programs());
        out.write(levels);
        for (long key : keys) {
            out.writeLong(key);
        }
        out.writeInt(values.length);
        for (NarrowColumn column : values) {
            out.writeBoolean(column != null);
            if (column != null) {
                column.write(out, keys.length);
            }
        }
        out.writeInt(pattern.groups());
        for (int g = 0; g < pattern.groups(); g++) {
            byte[] bits = pattern.rows(g).toByteArray();
            out.writeInt(bits.length);
            out.write(bits);
        }
        reprint.write(out);
        out.flush();
    }

    /**
     * Reads back what {@link #write} wrote.
     *
     * @throws IOException where the bytes are not such a period of that shape
     */
    public static ProtectedPeriod read(
            InputStream stream, TableShape shape, KeyLayout layout, List<Dictionary> dictionaries) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
        if (in.readInt() != FORM) {
            throw new IOException("another form");
        }
        int period = in.readInt();
        int rows = in.readInt();
        Cost cost = new Cost(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                new RangeAudit.Effort(in.readLong(), in.readLong()));
        byte[] levels = in.readNBytes(rows);
        long[] keys = new long[rows];
        for (int row = 0; row < rows; row++) {
            keys[row] = in.readLong();
        }
        if (in.readInt() != shape.aggregates().size()) {
            throw new IOException("another shape");
        }
        @Nullable NarrowColumn[] values = new NarrowColumn[shape.aggregates().size()];
        for (int aggregate = 0; aggregate < values.length; aggregate++) {
            values[aggregate] = in.readBoolean() ? NarrowColumn.read(in, rows) : null;
        }
        List<BitSet> hidden = new ArrayList<>();
        int groups = in.readInt();
        for (int g = 0; g < groups; g++) {
            hidden.add(BitSet.valueOf(in.readNBytes(in.readInt())));
        }
        return new ProtectedPeriod(
                period, layout, dictionaries, levels, keys, values, new Pattern(hidden), Reprint.read(in), cost);
    }

    @Override
    public String toString() {
        return "ProtectedPeriod[period=" + period + ", rows=" + keys.length + "]";
    }
}
