// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import java.io.IOException;

/** Takes the rows of one table, one after another, into one file. Not thread-safe. */
interface RowConsumer {

    /** Takes the row as it stands now; keeps no reference to it. */
    void accept(Row row) throws IOException;

    /** Writes whatever ends the file. Without this call the file is worth nothing. */
    void finish() throws IOException;
}
