// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import org.apache.parquet.io.api.Binary;

/** A text as the bytes of each format. The arrays are shared and never changed. */
final class EncodedText {

    private final byte[] csv;
    private final byte[] json;
    private final Binary parquet;

    EncodedText(byte[] csv, byte[] json, Binary parquet) {
        this.csv = csv;
        this.json = json;
        this.parquet = parquet;
    }

    /** A CSV field, quoted where it has to be. */
    byte[] csv() {
        return csv;
    }

    /** A JSON string with its quotes. */
    byte[] json() {
        return json;
    }

    /** The plain UTF-8. */
    Binary parquet() {
        return parquet;
    }
}
