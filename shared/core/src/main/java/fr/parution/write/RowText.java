// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

/**
 * The text of the current row in one format. It is made from the text of the row before: neighbours in a sorted table say
 * mostly the same, so whatever columns did not change are copied in one piece.
 */
final class RowText {

    private final Fields fields;
    private TextLine line = new TextLine();
    private TextLine before = new TextLine();
    private int[] starts;
    private int[] startsBefore;
    private long written = -1;

    RowText(int width, Fields fields) {
        this.fields = fields;
        this.starts = new int[width + 1];
        this.startsBefore = new int[width + 1];
    }

    /** How a format writes one column. */
    @FunctionalInterface
    interface Fields {

        /** Writes what stands before the value, and the value. */
        void put(Row row, int column, TextLine line);
    }

    /** The text of the row as it stands now. */
    TextLine of(Row row) {
        if (written != row.serial()) {
            write(row, written == row.serial() - 1);
            written = row.serial();
        }
        return line;
    }

    private void write(Row row, boolean follows) {
        swap();
        line.clear();
        int width = starts.length - 1;
        int column = 0;
        while (column < width) {
            int same = column;
            while (follows && same < width && !row.hasChanged(same)) {
                starts[same] = startsBefore[same] - startsBefore[column] + line.length();
                same++;
            }
            if (same > column) {
                int from = startsBefore[column];
                line.put(before.bytes(), from, startsBefore[same] - from);
                column = same;
            } else {
                starts[column] = line.length();
                fields.put(row, column, line);
                column++;
            }
        }
        starts[width] = line.length();
    }

    private void swap() {
        TextLine spare = before;
        before = line;
        line = spare;
        int[] spareStarts = startsBefore;
        startsBefore = starts;
        starts = spareStarts;
    }
}
