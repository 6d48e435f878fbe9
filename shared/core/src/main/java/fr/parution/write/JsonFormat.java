// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import fr.parution.table.ColumnType;
import fr.parution.table.TableSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Flat JSON objects, one a line, with every column in order: {@code null} for what is not shown, exactly two decimals
 * for decimal numbers.
 */
final class JsonFormat implements TableFormat {

    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private final boolean array;

    private JsonFormat(boolean array) {
        this.array = array;
    }

    /** One JSON array. */
    static JsonFormat array() {
        return new JsonFormat(true);
    }

    /** One JSON text a line, which can be read without holding all of it. */
    static JsonFormat lines() {
        return new JsonFormat(false);
    }

    @Override
    public String extension() {
        return array ? "json" : "jsonl";
    }

    @Override
    public String mediaType() {
        return array ? "application/json; charset=utf-8" : "application/x-ndjson";
    }

    @Override
    public RowConsumer open(TableSchema schema, FileMetadata metadata, OutputStream out) {
        return new Objects(new ByteOutput(out), array);
    }

    /** How a row is written, each column after its name. */
    static RowText.Fields fields(TableSchema schema) {
        byte[][] names = new byte[schema.columns().size()][];
        for (int i = 0; i < names.length; i++) {
            String name = TextEncoder.json(schema.columns().get(i).name());
            names[i] = ((i == 0 ? "{" : ",") + name + ":").getBytes(StandardCharsets.UTF_8);
        }
        return (row, column, line) -> {
            line.put(names[column]);
            value(row, column, line);
        };
    }

    private static void value(Row row, int column, TextLine line) {
        ColumnType type = row.type(column);
        if (!row.isShown(column)) {
            line.put(NULL);
        } else if (type == ColumnType.TEXT) {
            line.put(row.text(column).json());
        } else if (type == ColumnType.WHOLE) {
            line.putWhole(row.number(column));
        } else {
            line.putHundredths(row.number(column));
        }
    }

    /** The objects, and the brackets around them in an array. */
    private static final class Objects implements RowConsumer {

        private final ByteOutput out;
        private final boolean array;
        private boolean started;

        Objects(ByteOutput out, boolean array) {
            this.out = out;
            this.array = array;
        }

        @Override
        public void accept(Row row) throws IOException {
            separate();
            TextLine line = row.json();
            out.put(line.bytes(), 0, line.length());
            out.put('}');
        }

        @Override
        public void finish() throws IOException {
            if (array) {
                if (!started) {
                    out.put('[');
                }
                out.put('\n');
                out.put(']');
                out.put('\n');
            } else if (started) {
                out.put('\n');
            }
            out.flush();
        }

        private void separate() throws IOException {
            if (array) {
                out.put(started ? ',' : '[');
            }
            if (array || started) {
                out.put('\n');
            }
            started = true;
        }
    }
}
