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
        return new Lines(output);
    }

    /** How a row of so many columns is written. */
    static RowText.Fields fields(int width) {
        return width == 1 ? CsvFormat::onlyField : CsvFormat::field;
    }

    private static void field(Row row, int column, TextLine line) {
        if (column > 0) {
            line.put(';');
        }
        if (!row.isShown(column)) {
            return;
        }
        ColumnType type = row.type(column);
        if (type == ColumnType.TEXT) {
            line.put(row.text(column).csv());
        } else if (type == ColumnType.WHOLE) {
            line.putWhole(row.number(column));
        } else {
            line.putHundredths(row.number(column));
        }
    }

    /** Where there is but one column, nothing at all would be an empty line, which readers skip. */
    private static void onlyField(Row row, int column, TextLine line) {
        field(row, column, line);
        if (line.length() == 0) {
            line.put('"');
            line.put('"');
        }
    }

    /** The lines after the header. */
    private record Lines(ByteOutput out) implements RowConsumer {

        @Override
        public void accept(Row row) throws IOException {
            TextLine line = row.csv();
            out.put(line.bytes(), 0, line.length());
            out.put('\n');
        }

        @Override
        public void finish() throws IOException {
            out.flush();
        }
    }
}
