// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.postgres;

import fr.parution.source.PersonKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * One statement and the file that takes its rows.
 *
 * @param sql a COPY to CSV with a header
 * @param personFirst whether the first column identifies a person
 */
record CopyPiece(String sql, boolean personFirst, Path file) {

    /** Reads the rows; the server sends one message for each, the header being the first (manual, section 55.2.6). */
    void run(Connection connection, PersonKey key) throws SQLException, IOException {
        PersonField person = new PersonField(key);
        try (OutputStream out = PrivateFiles.create(file)) {
            CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
            byte[] row = copy.readFromCopy();
            boolean header = true;
            while (row != null) {
                if (header || !personFirst) {
                    out.write(row);
                } else {
                    person.write(row, out);
                }
                header = false;
                row = copy.readFromCopy();
            }
        }
    }
}
