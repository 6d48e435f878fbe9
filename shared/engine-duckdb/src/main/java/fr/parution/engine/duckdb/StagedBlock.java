// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

/** Some staged rows, column by column. Arrays may be longer than there are rows. */
final class StagedBlock {

    /** Stands for a value that is not there; no amount and no count comes near. */
    static final long MISSING = Long.MIN_VALUE;

    private int rows;
    private long[] keys = {};
    private long[] persons = {};
    private boolean[] known = {};
    private final long[][] values;

    StagedBlock(int values) {
        this.values = new long[values][0];
    }

    /** Makes room for so many rows. */
    void start(int count) {
        rows = count;
        if (keys.length < count) {
            keys = new long[count];
            persons = new long[count];
            known = new boolean[count];
            for (int i = 0; i < values.length; i++) {
                values[i] = new long[count];
            }
        }
    }

    int rows() {
        return rows;
    }

    long[] keys() {
        return keys;
    }

    long[] persons() {
        return persons;
    }

    /** Whether the person of a row is known. */
    boolean[] known() {
        return known;
    }

    /** A value of each row, {@link #MISSING} where there is none. */
    long[] values(int value) {
        return values[value];
    }
}
