// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;
import java.util.List;

/** The wanted fields of the record that was read last; the others never become texts. */
final class WantedFields extends AbstractBaseCsvCallbackHandler<WantedFields> {

    private final int[] slots;
    private final String[] values;
    private int count;
    private long line;
    private boolean lastQuoted;

    /** @param header all columns, each of the wanted ones among them */
    WantedFields(List<String> header, List<String> wanted) {
        slots = header.stream().mapToInt(wanted::indexOf).toArray();
        values = new String[wanted.size()];
    }

    /** The number of fields, wanted or not. */
    int count() {
        return count;
    }

    /** The line on which the record begins, from 1. */
    long line() {
        return line;
    }

    /** Whether the last field began with a quote. */
    boolean lastQuoted() {
        return lastQuoted;
    }

    /** A wanted field, by its place among them. */
    String value(int slot) {
        return values[slot];
    }

    @Override
    protected void handleBegin(long startingLine) {
        line = startingLine;
        count = 0;
        Arrays.fill(values, "");
    }

    @Override
    protected void handleField(int place, char[] buffer, int offset, int length, boolean quoted) {
        count = place + 1;
        lastQuoted = quoted;
        if (place < slots.length && slots[place] >= 0) {
            values[slots[place]] = new String(buffer, offset, length);
        }
    }

    @Override
    protected WantedFields buildRecord() {
        return this;
    }
}
