// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import fr.parution.table.ColumnType;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Feeds rows to the column writers of parquet-java directly: its record writer would close row groups by bytes, and
 * asks for a Hadoop configuration.
 */
final class ParquetRows implements RowConsumer {

    private final MessageType message;
    private final ParquetProperties properties;
    private final Map<String, String> metadata;
    private final ParquetFileWriter file;
    private final SnappyPages pages = new SnappyPages();
    private final int[] levels;
    private @Nullable RowGroup group;

    ParquetRows(MessageType message, ParquetProperties properties, Map<String, String> metadata, StreamOutputFile out)
            throws IOException {
        this.message = message;
        this.properties = properties;
        this.metadata = metadata;
        this.levels = message.getColumns().stream()
                .mapToInt(ColumnDescriptor::getMaxDefinitionLevel)
                .toArray();
        this.file =
                new ParquetFileWriter(out, message, ParquetFileWriter.Mode.CREATE, Long.MAX_VALUE, 0, null, properties);
        file.start();
    }

    @Override
    public void accept(Row row) throws IOException {
        if (group == null) {
            group = new RowGroup();
        }
        group.add(row);
        if (group.rows == ParquetFormat.ROW_GROUP_ROWS) {
            group.flush();
            group = null;
        }
    }

    @Override
    public void finish() throws IOException {
        if (group != null) {
            group.flush();
        }
        file.end(metadata);
    }

    /** The rows between two flushes, column by column, in memory. */
    private final class RowGroup {

        private final ColumnChunkPageWriteStore chunks = ColumnChunkPageWriteStore.builder()
                .withCompressorProvider(column -> pages)
                .withSchema(message)
                .withAllocator(properties.getAllocator())
                .withColumnIndexTruncateLength(properties.getColumnIndexTruncateLength())
                .withPageWriteChecksumEnabled(properties.getPageWriteChecksumEnabled())
                .build();
        private final ColumnWriteStore columns = properties.newColumnWriteStore(message, chunks, chunks);
        private final ColumnWriter[] writers;
        private int rows;

        RowGroup() {
            List<ColumnDescriptor> descriptors = message.getColumns();
            writers = descriptors.stream().map(columns::getColumnWriter).toArray(ColumnWriter[]::new);
        }

        void add(Row row) {
            for (int i = 0; i < writers.length; i++) {
                if (!row.isShown(i)) {
                    writers[i].writeNull(0, 0);
                } else if (row.type(i) == ColumnType.TEXT) {
                    writers[i].write(row.text(i).parquet(), 0, levels[i]);
                } else {
                    writers[i].write(row.number(i), 0, levels[i]);
                }
            }
            columns.endRecord();
            rows++;
        }

        void flush() throws IOException {
            file.startBlock(rows);
            columns.flush();
            chunks.flushToFileWriter(file);
            file.endBlock();
            columns.close();
            chunks.close();
        }
    }
}
