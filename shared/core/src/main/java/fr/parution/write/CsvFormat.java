// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import fr.parution.table.ColumnType;
import fr.parution.table.PublishedColumn;
import fr.parution.table.TableSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * CSV as French spreadsheets open it: semicolons, UTF-8 with a byte order mark, a line feed after each line, a decimal
 * point, quotes only where needed, nothing for what is not shown.
 *
 * <p>Values are written as they are. Nothing is put before a text that starts like a formula, because a code changed
 * by one sign joins with nothing; codes and labels come from closed lists that were reviewed.
 */
final class CsvFormat implements TableFormat {

    @Override
    public String extension() {
        return "csv";
    }

    @Override
    public String mediaType() {
        return "text/csv; charset=utf-8";
    }

    @Override
    public RowConsumer open(TableSchema schema, FileMetadata metadata, OutputStream out) throws IOException {
        String header = schema.columns().stream()
                .map(PublishedColumn::name)
                .map(TextEncoder::csv)
                .collect(Collectors.joining(";", "\uFEFF", "\n"));
        ByteOutput output = new ByteOutput(out);
        output.put(header.getBytes(StandardCharsets.UTF_8));
        return new Lines(output, schema.columns().size() == 1);
    }

    /**
     * The lines after the header.
     *
     * @param single whether there is but one column: there, nothing at all would be an empty line, which readers skip
     */
    private record Lines(ByteOutput out, boolean single) implements RowConsumer {

        @Override
        public void accept(Row row) throws IOException {
            for (int i = 0; i < row.width(); i++) {
                if (i > 0) {
                    out.put(';');
                }
                if (row.isShown(i)) {
                    field(row, i);
                }
            }
            if (single && isEmpty(row)) {
                out.put('"');
                out.put('"');
            }
            out.put('\n');
        }

        private static boolean isEmpty(Row row) {
            return !row.isShown(0)
                    || (row.type(0) == ColumnType.TEXT && row.text(0).csv().length == 0);
        }

        private void field(Row row, int column) throws IOException {
            ColumnType type = row.type(column);
            if (type == ColumnType.TEXT) {
                out.put(row.text(column).csv());
            } else if (type == ColumnType.WHOLE) {
                out.putWhole(row.number(column));
            } else {
                out.putHundredths(row.number(column));
            }
        }

        @Override
        public void finish() throws IOException {
            out.flush();
        }
    }
}
