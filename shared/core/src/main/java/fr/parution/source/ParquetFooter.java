// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/**
 * Reads the footer of a Parquet file (format specification, "File format"): magic number at both ends, length of the
 * footer before the last one, every column chunk within the file. parquet-java's own reader asks for Hadoop's classes.
 */
final class ParquetFooter {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL_BYTES = Integer.BYTES + MAGIC.length;
    private static final String FORM = "PAR1 … PAR1";

    private ParquetFooter() {}

    static FileHead read(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long size = channel.size();
            if (size < MAGIC.length + TAIL_BYTES) {
                throw new DamagedFileException(size + " bytes", FORM);
            }
            byte[] tail = bytes(channel, size - TAIL_BYTES, TAIL_BYTES);
            checkMagic(bytes(channel, 0, MAGIC.length), "start");
            checkMagic(Arrays.copyOfRange(tail, Integer.BYTES, TAIL_BYTES), "end");
            int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
            long start = size - TAIL_BYTES - length;
            if (length <= 0 || start < MAGIC.length) {
                throw new DamagedFileException("footer of " + length + " bytes in " + size, FORM);
            }
            byte[] footer = bytes(channel, start, length);
            FileMetaData metaData = parse(footer);
            checkChunks(metaData, start);
            return new FileHead(columns(metaData.getSchema()), metaData.getNum_rows(), ByteBuffer.wrap(footer));
        }
    }

    private static byte[] bytes(SeekableByteChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        channel.position(position);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new DamagedFileException("ends while it is read", FORM);
            }
        }
        return buffer.array();
    }

    private static void checkMagic(byte[] found, String where) throws IOException {
        if (!Arrays.equals(found, MAGIC)) {
            throw new DamagedFileException("no PAR1 at the " + where, FORM);
        }
    }

    private static FileMetaData parse(byte[] footer) throws IOException {
        try {
            return Util.readFileMetaData(new ByteArrayInputStream(footer));
        } catch (IOException | RuntimeException e) {
            throw new DamagedFileException("footer not readable", FORM);
        }
    }

    private static void checkChunks(FileMetaData metaData, long end) throws IOException {
        for (RowGroup group : metaData.getRow_groups()) {
            for (ColumnChunk chunk : group.getColumns()) {
                if (chunk.isSetMeta_data() && !isWithin(chunk.getMeta_data(), end)) {
                    throw new DamagedFileException("column chunk outside the file", FORM);
                }
            }
        }
    }

    private static boolean isWithin(ColumnMetaData chunk, long end) {
        long data = chunk.getData_page_offset();
        boolean dictionaryFirst = chunk.isSetDictionary_page_offset() && chunk.getDictionary_page_offset() > 0;
        long start = dictionaryFirst ? Math.min(data, chunk.getDictionary_page_offset()) : data;
        long length = chunk.getTotal_compressed_size();
        return start >= MAGIC.length && length >= 0 && start <= end - length;
    }

    /** The columns at the root; what is nested below one of them is skipped. */
    private static List<String> columns(List<SchemaElement> schema) throws IOException {
        List<String> columns = new ArrayList<>();
        int at = 1;
        while (at < schema.size()) {
            columns.add(schema.get(at).getName());
            at = after(schema, at);
        }
        return columns;
    }

    /** The place after an element and all its descendants, which follow it depth first. */
    private static int after(List<SchemaElement> schema, int at) throws IOException {
        int open = 1;
        int next = at;
        while (open > 0) {
            if (next >= schema.size()) {
                throw new DamagedFileException("schema breaks off", FORM);
            }
            open += schema.get(next).getNum_children() - 1;
            next++;
        }
        return next;
    }
}
