// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import fr.parution.table.PublishedColumn;
import fr.parution.table.TableSchema;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/**
 * Parquet laid out for a browser that reads ranges: row groups and pages of a fixed number of rows, dictionaries,
 * statistics, a page index, Snappy, and pages of version 1, which every reader knows.
 *
 * <p>Whole numbers are INT64, so JavaScript gets a {@code BigInt}: a count must not depend on how large it may grow.
 * Amounts are DECIMAL(18,2) on INT64. Texts that name the row are required, all else is optional, and what is not shown
 * is null. Row groups close by rows alone, never by bytes, so that the layout is the same for every machine.
 */
final class ParquetFormat implements TableFormat {

    static final int ROW_GROUP_ROWS = 30_000;
    static final int PAGE_ROWS = 10_000;

    /** High enough that rows close a page first; a page of very long texts still ends before it is too large. */
    private static final int PAGE_BYTES = 8 << 20;

    private static final int DECIMAL_DIGITS = 18;
    /** Bounds of texts are cut to this many bytes in the index and the footer, which browsers load first. */
    private static final int BOUND_BYTES = 64;

    @Override
    public String extension() {
        return "parquet";
    }

    @Override
    public String mediaType() {
        return "application/vnd.apache.parquet";
    }

    @Override
    public RowConsumer open(TableSchema schema, FileMetadata metadata, OutputStream out) throws IOException {
        return new ParquetRows(
                message(schema), properties(), ParquetMetadata.of(schema, metadata), new StreamOutputFile(out));
    }

    private static ParquetProperties properties() {
        return ParquetProperties.builder()
                .withWriterVersion(WriterVersion.PARQUET_1_0)
                .withPageRowCountLimit(PAGE_ROWS)
                .withPageSize(PAGE_BYTES)
                .withDictionaryEncoding(true)
                .withColumnIndexTruncateLength(BOUND_BYTES)
                .withStatisticsTruncateLength(BOUND_BYTES)
                .withSizeStatisticsEnabled(false)
                .withPageWriteChecksumEnabled(true)
                .build();
    }

    private static MessageType message(TableSchema schema) {
        return new MessageType(
                schema.dataset(),
                schema.columns().stream().map(ParquetFormat::type).toArray(PrimitiveType[]::new));
    }

    private static PrimitiveType type(PublishedColumn column) {
        Repetition repetition = Row.isRequired(column) ? Repetition.REQUIRED : Repetition.OPTIONAL;
        return switch (column.type()) {
            case TEXT ->
                Types.primitive(PrimitiveTypeName.BINARY, repetition)
                        .as(LogicalTypeAnnotation.stringType())
                        .id(column.fieldId())
                        .named(column.name());
            case WHOLE ->
                Types.primitive(PrimitiveTypeName.INT64, repetition)
                        .id(column.fieldId())
                        .named(column.name());
            case DECIMAL ->
                Types.primitive(PrimitiveTypeName.INT64, repetition)
                        .as(LogicalTypeAnnotation.decimalType(Row.DECIMALS, DECIMAL_DIGITS))
                        .id(column.fieldId())
                        .named(column.name());
        };
    }
}
