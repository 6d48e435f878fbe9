// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import fr.parution.table.TableSchema;
import java.io.IOException;

/** One file of a table while it is written: a format at work on a sink. */
final class TableFile {

    private final String mediaType;
    private final FileSink sink;
    private final RowConsumer rows;
    private long rowCount;

    TableFile(TableFormat format, TableSchema schema, FileMetadata metadata, FileSink sink) throws IOException {
        this.mediaType = format.mediaType();
        this.sink = sink;
        this.rows = format.open(schema, metadata, sink);
    }

    void accept(Row row) throws IOException {
        rows.accept(row);
        rowCount++;
    }

    WrittenFile finish() throws IOException {
        rows.finish();
        sink.close();
        return written(sink, mediaType, rowCount);
    }

    /** What a closed sink has become. */
    static WrittenFile written(FileSink sink, String mediaType, long rows) {
        String name = sink.path().getFileName().toString();
        return new WrittenFile(name, "latest/" + name, sink.path(), mediaType, sink.bytes(), sink.sha256(), rows);
    }
}
