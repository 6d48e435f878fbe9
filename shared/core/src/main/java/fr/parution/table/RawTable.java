// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

/**
 * The unprotected aggregates of one period. Never stored, never sent: it lives between an engine and disclosure control,
 * in one process, and its text shows no figure.
 */
public final class RawTable {

    private final int period;
    private final KeyLayout layout;
    private final byte[] levels;
    private final long[] keys;
    private final long[][] values;

    /**
     * A table of rows sorted by level, then key.
     *
     * @param layout how the keys are packed
     * @param levels the level of each row, an index of {@link TableShape#levels}
     * @param keys the packed codes of each row, 0 in the bits that its level does not keep
     * @param values one array an aggregate, each as long as {@code keys}; owned by the table from now on
     */
    public RawTable(int period, KeyLayout layout, byte[] levels, long[] keys, long[][] values) {
        for (long[] column : values) {
            if (column.length != keys.length || levels.length != keys.length) {
                throw new IllegalArgumentException("all columns must have as many rows");
            }
        }
        for (int row = 1; row < keys.length; row++) {
            if (levels[row] < levels[row - 1] || (levels[row] == levels[row - 1] && keys[row] <= keys[row - 1])) {
                throw new IllegalArgumentException("rows must be sorted by level, then key, without repeats");
            }
        }
        this.period = period;
        this.layout = layout;
        this.levels = levels;
        this.keys = keys;
        this.values = values;
    }

    /** The period, as {@link fr.parution.dataset.PeriodUnit} counts it. */
    public int period() {
        return period;
    }

    /** How the keys are packed. */
    public KeyLayout layout() {
        return layout;
    }

    /** How many rows there are. */
    public int rows() {
        return keys.length;
    }

    /** The level of a row. */
    public int level(int row) {
        return levels[row];
    }

    /** The packed codes of a row. */
    public long key(int row) {
        return keys[row];
    }

    /** The aggregate of a row. */
    public long value(int aggregate, int row) {
        return values[aggregate][row];
    }

    @Override
    public String toString() {
        return "RawTable[period=" + period + ", rows=" + keys.length + "]";
    }
}
