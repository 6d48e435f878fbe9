// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import fr.parution.table.TableSchema;
import java.io.IOException;
import java.io.OutputStream;

/** Another format, compressed by gzip. */
final class GzipFormat implements TableFormat {

    private final TableFormat inner;

    GzipFormat(TableFormat inner) {
        this.inner = inner;
    }

    @Override
    public String extension() {
        return inner.extension() + ".gz";
    }

    @Override
    public String mediaType() {
        return "application/gzip";
    }

    @Override
    public RowConsumer open(TableSchema schema, FileMetadata metadata, OutputStream out) throws IOException {
        GzipStream gzip = new GzipStream(out);
        return new Compressed(inner.open(schema, metadata, gzip), gzip);
    }

    /** The rows of the inner format, and the end of the gzip member after them. */
    private record Compressed(RowConsumer inner, GzipStream gzip) implements RowConsumer {

        @Override
        public void accept(Row row) throws IOException {
            inner.accept(row);
        }

        @Override
        public void finish() throws IOException {
            inner.finish();
            gzip.finish();
        }
    }
}
