// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import fr.parution.dataset.Formats;
import fr.parution.protect.ProtectedTable;
import fr.parution.protect.RowCursor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One walk over the rows of a table, into all its files at once. Good for one run. */
final class WritingPass {

    private static final TableFormat CSV = new CsvFormat();

    private final ProtectedTable table;
    private final FileMetadata metadata;
    private final Formats formats;
    private final FileFolder folder;
    private final List<TableFile> whole = new ArrayList<>();
    private final SortedMap<Integer, TableFile> years = new TreeMap<>();

    WritingPass(ProtectedTable table, FileMetadata metadata, Formats formats, FileFolder folder) {
        this.table = table;
        this.metadata = metadata;
        this.formats = formats;
        this.folder = folder;
    }

    List<WrittenFile> run() throws IOException {
        try {
            for (TableFormat format : wholeFormats()) {
                whole.add(open(format, metadata.dataset()));
            }
            writeRows();
            return finish();
        } catch (IOException | RuntimeException | Error e) {
            folder.abandon(e);
            throw e;
        }
    }

    private List<TableFormat> wholeFormats() {
        return formats.compressText()
                ? List.of(new ParquetFormat(), new GzipFormat(CSV), new GzipFormat(JsonFormat.lines()))
                : List.of(new ParquetFormat(), CSV, JsonFormat.array());
    }

    private void writeRows() throws IOException {
        Row row = new Row(table.schema());
        RowCursor cursor = table.rows();
        long rows = 0;
        while (cursor.next()) {
            row.read(cursor);
            for (TableFile file : whole) {
                file.accept(row);
            }
            if (formats.csvByYear()) {
                year(row.year()).accept(row);
            }
            rows++;
        }
        if (rows != table.rowCount()) {
            throw new IllegalStateException(
                    metadata.dataset() + " announces " + table.rowCount() + " rows and gives " + rows);
        }
    }

    private TableFile year(int year) throws IOException {
        TableFile file = years.get(year);
        if (file == null) {
            file = open(CSV, metadata.dataset() + "-" + year);
            years.put(year, file);
        }
        return file;
    }

    private TableFile open(TableFormat format, String stem) throws IOException {
        return new TableFile(format, table.schema(), metadata, folder.create(stem + "." + format.extension()));
    }

    private List<WrittenFile> finish() throws IOException {
        List<WrittenFile> files = new ArrayList<>();
        for (TableFile file : whole) {
            files.add(file.finish());
        }
        for (TableFile file : years.values()) {
            files.add(file.finish());
        }
        files.add(schemaFile());
        return List.copyOf(files);
    }

    private WrittenFile schemaFile() throws IOException {
        FileSink sink = folder.create(metadata.dataset() + ".json-table-schema.json");
        sink.write(JsonTableSchema.of(table.schema(), metadata).getBytes(StandardCharsets.UTF_8));
        sink.close();
        return TableFile.written(sink, JsonTableSchema.MEDIA_TYPE, 0);
    }
}
