// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.postgres;

import fr.parution.source.PersonKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes rows of CSV whose first field identifies a person, with the keyed hash in its place. The rest of a row is
 * passed on as it is. An empty field without quotes is a null and stays one.
 */
final class PersonField {

    private static final byte QUOTE = '"';

    private final PersonKey key;

    PersonField(PersonKey key) {
        this.key = key;
    }

    /** Writes one row, given with its line end. */
    void write(byte[] row, OutputStream out) throws IOException {
        boolean quoted = row.length > 0 && row[0] == QUOTE;
        int end = quoted ? endOfQuoted(row) : endOfPlain(row);
        if (end > 0) {
            long hash = quoted ? hashQuoted(row, end) : key.hash(row, 0, end);
            out.write(Long.toString(hash).getBytes(StandardCharsets.US_ASCII));
        }
        out.write(row, end, row.length - end);
    }

    private static int endOfPlain(byte[] row) {
        int at = 0;
        while (at < row.length && row[at] != ',' && row[at] != '\n') {
            at++;
        }
        return at;
    }

    /** The place after the closing quote: the first that no other quote follows. */
    private static int endOfQuoted(byte[] row) {
        int at = 1;
        while (at < row.length) {
            if (row[at] != QUOTE) {
                at++;
            } else if (at + 1 < row.length && row[at + 1] == QUOTE) {
                at += 2;
            } else {
                return at + 1;
            }
        }
        throw new IllegalArgumentException("a quoted field without its end");
    }

    private long hashQuoted(byte[] row, int end) {
        byte[] value = new byte[end];
        int length = 0;
        for (int at = 1; at < end - 1; at++) {
            value[length++] = row[at];
            if (row[at] == QUOTE) {
                at++;
            }
        }
        return key.hash(value, 0, length);
    }
}
