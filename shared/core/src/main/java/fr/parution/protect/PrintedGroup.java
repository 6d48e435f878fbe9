// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What became of one group of measures in each row of a period: printed, hidden or carried, since when, and the true counts
 * behind it. Private.
 */
final class PrintedGroup {

    /** What a release did with the figures of a row. */
    enum State {
        /** It shows what they were when it was made. */
        PRINTED,
        /** It shows nothing. */
        HIDDEN,
        /** It shows what an earlier release printed. */
        CARRIED
    }

    private enum Column {
        PRINTED_FILES,
        PRINTED_PERSONS,
        PRINTED_SINCE,
        TRUE_FILES,
        TRUE_PERSONS,
        LOW_FILES,
        LOW_PERSONS,
        HIGH_FILES,
        HIGH_PERSONS,
        PENDING_FILES,
        PENDING_PERSONS
    }

    private static final State[] STATES = State.values();
    private static final Column[] COLUMNS = Column.values();

    private final byte[] states;
    private final NarrowColumn[] columns;

    private PrintedGroup(byte[] states, NarrowColumn[] columns) {
        this.states = states;
        this.columns = columns;
    }

    State state(int row) {
        return STATES[states[row]];
    }

    /** Whether a release, this or an earlier one, ever showed the row. */
    boolean wasEverPrinted(int row) {
        return get(Column.PRINTED_SINCE, row) > 0;
    }

    /** The counts behind the figures that were printed last. */
    Counts printed(int row) {
        return new Counts(get(Column.PRINTED_FILES, row), get(Column.PRINTED_PERSONS, row));
    }

    /** The period that follows the last one of the release that first printed these figures. */
    int since(int row) {
        return (int) get(Column.PRINTED_SINCE, row);
    }

    /** The counts behind the row in this release, whatever it shows. */
    Counts truth(int row) {
        return new Counts(get(Column.TRUE_FILES, row), get(Column.TRUE_PERSONS, row));
    }

    /** The fewest that the counts were since the row is not printed as it is. */
    Counts low(int row) {
        return new Counts(get(Column.LOW_FILES, row), get(Column.LOW_PERSONS, row));
    }

    /** The most that they were. */
    Counts high(int row) {
        return new Counts(get(Column.HIGH_FILES, row), get(Column.HIGH_PERSONS, row));
    }

    /** By how much the hidden rows below changed in all between the last print of the row and this release. */
    Counts pending(int row) {
        return new Counts(get(Column.PENDING_FILES, row), get(Column.PENDING_PERSONS, row));
    }

    private long get(Column column, int row) {
        return columns[column.ordinal()].get(row);
    }

    void write(DataOutput out) throws IOException {
        out.write(states);
        for (NarrowColumn column : columns) {
            column.write(out, states.length);
        }
    }

    static PrintedGroup read(DataInput in, int rows) throws IOException {
        byte[] states = new byte[rows];
        in.readFully(states);
        for (byte state : states) {
            if (state < 0 || state >= STATES.length) {
                throw new IOException("no state " + state);
            }
        }
        NarrowColumn[] columns = new NarrowColumn[COLUMNS.length];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = NarrowColumn.read(in, rows);
        }
        return new PrintedGroup(states, columns);
    }

    /** Takes the rows one by one. */
    static final class Builder {

        private final byte[] states;
        private final long[][] values;

        Builder(int rows) {
            this.states = new byte[rows];
            this.values = new long[COLUMNS.length][rows];
        }

        Builder state(int row, State state) {
            states[row] = (byte) state.ordinal();
            return this;
        }

        Builder printed(int row, Counts counts, int since) {
            values[Column.PRINTED_SINCE.ordinal()][row] = since;
            return set(row, counts, Column.PRINTED_FILES, Column.PRINTED_PERSONS);
        }

        Builder truth(int row, Counts truth, Counts low, Counts high) {
            set(row, truth, Column.TRUE_FILES, Column.TRUE_PERSONS);
            set(row, low, Column.LOW_FILES, Column.LOW_PERSONS);
            return set(row, high, Column.HIGH_FILES, Column.HIGH_PERSONS);
        }

        Builder pending(int row, Counts counts) {
            return set(row, counts, Column.PENDING_FILES, Column.PENDING_PERSONS);
        }

        private Builder set(int row, Counts counts, Column files, Column persons) {
            values[files.ordinal()][row] = counts.files();
            values[persons.ordinal()][row] = counts.persons();
            return this;
        }

        PrintedGroup build() {
            NarrowColumn[] columns = new NarrowColumn[COLUMNS.length];
            for (int c = 0; c < columns.length; c++) {
                columns[c] = NarrowColumn.of(values[c]);
            }
            return new PrintedGroup(states, columns);
        }
    }
}
