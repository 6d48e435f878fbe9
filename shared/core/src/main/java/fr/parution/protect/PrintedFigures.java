// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.MeasureColumn;
import fr.parution.table.RawTable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What one measure was made of in each row that shows it.
 *
 * @param numerators 0 where the row does not show it
 * @param denominators 1 where it is no quotient
 */
record PrintedFigures(NarrowColumn numerators, NarrowColumn denominators) {

    static PrintedFigures of(long[] numerators, long[] denominators) {
        return new PrintedFigures(NarrowColumn.of(numerators), NarrowColumn.of(denominators));
    }

    /** What a measure is divided by in a row: 1 where it is no quotient. */
    static long denominator(MeasureColumn measure, RawTable table, int row) {
        return measure.denominator() < 0 ? 1 : table.value(measure.denominator(), row);
    }

    /** Whether a row of a newer table would show the same. */
    boolean isSame(int before, MeasureColumn measure, RawTable table, int row) {
        return numerators.get(before) == table.value(measure.numerator(), row)
                && denominators.get(before) == denominator(measure, table, row);
    }

    void write(DataOutput out, int rows) throws IOException {
        numerators.write(out, rows);
        denominators.write(out, rows);
    }

    static PrintedFigures read(DataInput in, int rows) throws IOException {
        return new PrintedFigures(NarrowColumn.read(in, rows), NarrowColumn.read(in, rows));
    }
}
