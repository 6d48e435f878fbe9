// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The id of a column inside Parquet files. It is drawn from the column's name alone, so that it stays the same from
 * release to release whatever columns come and go; {@link TableSchema} refuses two columns of one id.
 */
public final class FieldId {

    private FieldId() {}

    /** The first 31 bits of the SHA-256 of a column's name; never 0. */
    public static int of(String column) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(column.getBytes(StandardCharsets.UTF_8));
            return Math.max(1, ByteBuffer.wrap(digest).getInt() & Integer.MAX_VALUE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
