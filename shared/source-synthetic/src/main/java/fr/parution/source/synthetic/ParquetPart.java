// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** How the rows of a table become one Parquet file: amounts as DECIMAL(10,2) on 64 bits, days as DATE, texts as STRING, field ids from 1. */
final class ParquetPart {

    private static final int ROWS_PER_GROUP = 250_000;

    private ParquetPart() {}

    static <R> ParquetWriter<R> writer(SourceTable<R> table, Path file) throws IOException {
        return new Builder<>(new LocalOutputFile(file), new TableWriteSupport<>(table))
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new ZstdCodecFactory())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupRowCountLimit(ROWS_PER_GROUP)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .build();
    }

    static MessageType schema(SourceTable<?> table) {
        Types.MessageTypeBuilder message = Types.buildMessage();
        int id = 1;
        for (Column<?> column : table.columns()) {
            message.addField(field(column).withId(id++));
        }
        return message.named(table.name());
    }

    private static Type field(Column<?> column) {
        Type.Repetition repetition = column.nullable() ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED;
        return switch (column.type()) {
            case INT32 -> Types.primitive(PrimitiveTypeName.INT32, repetition).named(column.name());
            case INT64 -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(column.name());
            case FLAG -> Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(column.name());
            case TEXT ->
                Types.primitive(PrimitiveTypeName.BINARY, repetition)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(column.name());
            case DATE ->
                Types.primitive(PrimitiveTypeName.INT32, repetition)
                        .as(LogicalTypeAnnotation.dateType())
                        .named(column.name());
            case EUROS ->
                Types.primitive(PrimitiveTypeName.INT64, repetition)
                        .as(LogicalTypeAnnotation.decimalType(2, 10))
                        .named(column.name());
        };
    }

    private static final class Builder<R> extends ParquetWriter.Builder<R, Builder<R>> {

        private final WriteSupport<R> support;

        Builder(OutputFile file, WriteSupport<R> support) {
            super(file);
            this.support = support;
        }

        @Override
        protected Builder<R> self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in Parquet, so it must be given; never called here
        protected WriteSupport<R> getWriteSupport(Configuration configuration) {
            return support;
        }

        @Override
        protected WriteSupport<R> getWriteSupport(ParquetConfiguration configuration) {
            return support;
        }
    }

    private static final class TableWriteSupport<R> extends WriteSupport<R> {

        private final SourceTable<R> table;
        private @Nullable Fields fields;

        TableWriteSupport(SourceTable<R> table) {
            this.table = table;
        }

        @Override
        @SuppressWarnings("deprecation") // abstract in Parquet, so it must be given; never called here
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema(table), Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema(table), Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            fields = new Fields(consumer, table.columns());
        }

        @Override
        public void write(R row) {
            Objects.requireNonNull(fields, "prepareForWrite comes first").message(table.columns(), row);
        }
    }

    /** Gives cells to Parquet as the fields of a message. */
    private static final class Fields implements Cells {

        private final RecordConsumer consumer;
        private final String[] names;
        private int index;

        Fields(RecordConsumer consumer, List<? extends Column<?>> columns) {
            this.consumer = consumer;
            this.names = columns.stream().map(Column::name).toArray(String[]::new);
        }

        <R> void message(List<Column<R>> columns, R row) {
            consumer.startMessage();
            index = 0;
            for (Column<R> column : columns) {
                column.reader().read(row, this);
            }
            consumer.endMessage();
        }

        @Override
        public void int32(int value) {
            start();
            consumer.addInteger(value);
            end();
        }

        @Override
        public void int64(long value) {
            start();
            consumer.addLong(value);
            end();
        }

        @Override
        public void text(String value) {
            start();
            consumer.addBinary(Binary.fromString(value));
            end();
        }

        @Override
        public void date(LocalDate value) {
            int32((int) value.toEpochDay());
        }

        @Override
        public void cents(long value) {
            int64(value);
        }

        @Override
        public void flag(boolean value) {
            start();
            consumer.addBoolean(value);
            end();
        }

        @Override
        public void absent() {
            index++;
        }

        private void start() {
            consumer.startField(names[index], index);
        }

        private void end() {
            consumer.endField(names[index], index++);
        }
    }
}
