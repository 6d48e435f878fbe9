// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import fr.parution.table.TableSchema;
import java.io.IOException;
import java.io.OutputStream;

/** A published format. Stateless: {@link #open} gives the consumer of one table's rows. */
interface TableFormat {

    /** What follows the data set's name and a dot in the file's name: {@code csv}, {@code jsonl.gz}. */
    String extension();

    /** The media type, with its charset where it has one. */
    String mediaType();

    /** Starts a table on a stream, which stays the caller's to close. */
    RowConsumer open(TableSchema schema, FileMetadata metadata, OutputStream out) throws IOException;
}
