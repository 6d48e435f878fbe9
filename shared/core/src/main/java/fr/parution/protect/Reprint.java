// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.MeasureColumn;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Figures of earlier releases that a period prints again.
 */
final class Reprint {

    /** Rising. */
    private final int[] rows;
    /** For each row, the period that follows the last one of the release that first printed its figures; 0 for untold. */
    private final int[] since;

    private final List<BitSet> groups;
    private final List<NarrowColumn> numerators;
    private final List<NarrowColumn> denominators;

    private Reprint(
            int[] rows,
            int[] since,
            List<BitSet> groups,
            List<NarrowColumn> numerators,
            List<NarrowColumn> denominators) {
        this.rows = rows;
        this.since = since;
        this.groups = List.copyOf(groups);
        this.numerators = List.copyOf(numerators);
        this.denominators = List.copyOf(denominators);
    }

    static Reprint none(int groups, int measures) {
        List<BitSet> nowhere = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            nowhere.add(new BitSet());
        }
        NarrowColumn empty = NarrowColumn.of(new long[0]);
        List<NarrowColumn> columns = new ArrayList<>();
        for (int m = 0; m < measures; m++) {
            columns.add(empty);
        }
        return new Reprint(new int[0], new int[0], nowhere, columns, columns);
    }

    /**
     * What was printed of rows before.
     *
     * @param groups for each group of measures, in which rows its figures are old ones
     * @param before of a row, its place in the earlier release
     * @param since of a row, the period that follows the last one of the release that first printed these figures; 0 where
     *     readers need not know, because the whole period stays as it was
     */
    static Reprint of(
            List<BitSet> groups,
            List<MeasureColumn> measures,
            PrintedPeriod printed,
            IntUnaryOperator before,
            IntUnaryOperator since) {
        BitSet any = new BitSet();
        groups.forEach(any::or);
        int[] rows = any.stream().toArray();
        int[] dates = Arrays.stream(rows).map(since).toArray();
        List<NarrowColumn> numerators = new ArrayList<>();
        List<NarrowColumn> denominators = new ArrayList<>();
        for (MeasureColumn measure : measures) {
            PrintedFigures figures = printed.findFigures(measure.name());
            numerators.add(NarrowColumn.of(Arrays.stream(rows)
                    .mapToLong(row -> figures == null ? 0 : figures.numerators().get(before.applyAsInt(row)))
                    .toArray()));
            // A measure that the earlier release did not have is a part of nothing: empty.
            denominators.add(NarrowColumn.of(Arrays.stream(rows)
                    .mapToLong(
                            row -> figures == null ? 0 : figures.denominators().get(before.applyAsInt(row)))
                    .toArray()));
        }
        return new Reprint(rows, dates, groups, numerators, denominators);
    }

    /** Whether the figures of a group are old ones in a row. */
    boolean prints(int group, int row) {
        return groups.get(group).get(row);
    }

    /** The date of the old figures of a row; 0 where readers are not told of any. */
    int since(int row) {
        int place = Arrays.binarySearch(rows, row);
        return place < 0 ? 0 : since[place];
    }

    long numerator(int measure, int row) {
        return numerators.get(measure).get(Arrays.binarySearch(rows, row));
    }

    long denominator(int measure, int row) {
        return denominators.get(measure).get(Arrays.binarySearch(rows, row));
    }

    /** For each group, the rows with old figures. */
    BitSet rows(int group) {
        return groups.get(group);
    }

    /** How many rows readers are told to be old. */
    long marked() {
        return Arrays.stream(since).filter(date -> date > 0).count();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(rows.length);
        for (int place = 0; place < rows.length; place++) {
            out.writeInt(rows[place]);
            out.writeInt(since[place]);
        }
        out.writeInt(groups.size());
        for (BitSet group : groups) {
            byte[] bits = group.toByteArray();
            out.writeInt(bits.length);
            out.write(bits);
        }
        out.writeInt(numerators.size());
        for (int m = 0; m < numerators.size(); m++) {
            numerators.get(m).write(out, rows.length);
            denominators.get(m).write(out, rows.length);
        }
    }

    static Reprint read(DataInput in) throws IOException {
        int[] rows = new int[in.readInt()];
        int[] since = new int[rows.length];
        for (int place = 0; place < rows.length; place++) {
            rows[place] = in.readInt();
            since[place] = in.readInt();
        }
        List<BitSet> groups = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            byte[] bits = new byte[in.readInt()];
            in.readFully(bits);
            groups.add(BitSet.valueOf(bits));
        }
        List<NarrowColumn> numerators = new ArrayList<>();
        List<NarrowColumn> denominators = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            numerators.add(NarrowColumn.read(in, rows.length));
            denominators.add(NarrowColumn.read(in, rows.length));
        }
        return new Reprint(rows, since, groups, numerators, denominators);
    }
}
