// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import fr.parution.dataset.Formats;
import fr.parution.protect.ProtectedTable;
import fr.parution.protect.RowCursor;
import fr.parution.table.ColumnRole;
import fr.parution.table.PublishedColumn;
import fr.parution.table.TableSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** One walk over the rows of a table, into all its files at once. Good for one run. */
final class WritingPass {

    private static final TableFormat CSV = new CsvFormat();
    /** What follows the data set's name in the files of its totals, where they stand apart. */
    private static final String TOTALS = "-totaux";

    private final ProtectedTable table;
    private final FileMetadata metadata;
    private final Formats formats;
    private final FileFolder folder;
    private final Consumer<RowCursor> reader;
    private final List<Part> parts = new ArrayList<>();

    WritingPass(
            ProtectedTable table,
            FileMetadata metadata,
            Formats formats,
            FileFolder folder,
            Consumer<RowCursor> reader) {
        this.table = table;
        this.metadata = metadata;
        this.formats = formats;
        this.folder = folder;
        this.reader = reader;
    }

    List<WrittenFile> run() throws IOException {
        try {
            openParts();
            writeRows();
            List<WrittenFile> files = new ArrayList<>();
            for (Part part : parts) {
                part.finish(files);
            }
            return List.copyOf(files);
        } catch (IOException | RuntimeException | Error e) {
            folder.abandon(e);
            throw e;
        }
    }

    private void openParts() throws IOException {
        TableSchema schema = table.schema();
        List<PublishedColumn> columns = schema.columns();
        int[] all = IntStream.range(0, columns.size()).toArray();
        if (!formats.totalsApart()) {
            parts.add(new Part(schema, all, true));
            return;
        }
        int[] ofDetail = IntStream.of(all)
                .filter(i -> columns.get(i).role() != ColumnRole.LEVEL)
                .toArray();
        List<PublishedColumn> detail =
                IntStream.of(ofDetail).mapToObj(columns::get).toList();
        parts.add(new Part(new TableSchema(schema.dataset(), schema.version(), detail), ofDetail, true));
        parts.add(new Part(new TableSchema(schema.dataset() + TOTALS, schema.version(), columns), all, false));
    }

    private void writeRows() throws IOException {
        RowCursor cursor = table.rows();
        long rows = 0;
        while (cursor.next()) {
            parts.get(formats.totalsApart() && cursor.level() > 0 ? 1 : 0).accept(cursor);
            reader.accept(cursor);
            rows++;
        }
        if (rows != table.rowCount()) {
            throw new IllegalStateException(
                    metadata.dataset() + " announces " + table.rowCount() + " rows and gives " + rows);
        }
    }

    /** Rows that share their files: all of a table, its full cross, or its totals. */
    private final class Part {

        private final TableSchema schema;
        private final Row row;
        private final boolean byTime;
        private final List<TableFile> whole = new ArrayList<>();
        private final SortedMap<Integer, TableFile> spans = new TreeMap<>();

        Part(TableSchema schema, int[] places, boolean byTime) throws IOException {
            this.schema = schema;
            this.row = new Row(schema, places);
            this.byTime = byTime;
            for (TableFormat format : wholeFormats()) {
                whole.add(open(format, schema.dataset()));
            }
        }

        private List<TableFormat> wholeFormats() {
            return formats.compressText()
                    ? List.of(new ParquetFormat(), new GzipFormat(CSV), new GzipFormat(JsonFormat.lines()))
                    : List.of(new ParquetFormat(), CSV, JsonFormat.array());
        }

        void accept(RowCursor cursor) throws IOException {
            row.read(cursor);
            for (TableFile file : whole) {
                file.accept(row);
            }
            if (byTime && formats.csvByYear()) {
                span(row.year(), 0).accept(row);
            }
            if (byTime && formats.csvByHalfYear()) {
                span(row.year(), row.month() <= 6 ? 1 : 2).accept(row);
            }
        }

        /** The file of a year, or of its first or second half. */
        private TableFile span(int year, int half) throws IOException {
            TableFile file = spans.get(3 * year + half);
            if (file == null) {
                file = open(CSV, schema.dataset() + "-" + year + (half == 0 ? "" : "-S" + half));
                spans.put(3 * year + half, file);
            }
            return file;
        }

        private TableFile open(TableFormat format, String stem) throws IOException {
            return new TableFile(format, schema, metadata, folder.create(stem + "." + format.extension()));
        }

        void finish(List<WrittenFile> files) throws IOException {
            for (TableFile file : whole) {
                files.add(file.finish());
            }
            for (TableFile file : spans.values()) {
                files.add(file.finish());
            }
            FileSink sink = folder.create(schema.dataset() + ".json-table-schema.json");
            sink.write(JsonTableSchema.of(schema, metadata).getBytes(StandardCharsets.UTF_8));
            sink.close();
            files.add(TableFile.written(sink, JsonTableSchema.MEDIA_TYPE, 0));
        }
    }
}
