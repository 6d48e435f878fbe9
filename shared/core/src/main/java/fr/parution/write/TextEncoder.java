// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.io.api.Binary;

/**
 * Encodes the texts of one column and remembers them: a published text is nearly always one of a closed list. An
 * unpaired surrogate, which Unicode does not know, becomes a question mark in every format.
 */
final class TextEncoder {

    /** Beyond this many texts the column is taken to be open, and further ones are encoded each time. */
    private static final int REMEMBERED = 8192;

    private final Map<String, EncodedText> known = new HashMap<>();

    EncodedText encode(String text) {
        EncodedText encoded = known.get(text);
        if (encoded == null) {
            encoded = new EncodedText(
                    csv(text).getBytes(StandardCharsets.UTF_8),
                    json(text).getBytes(StandardCharsets.UTF_8),
                    Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8)));
            if (known.size() < REMEMBERED) {
                known.put(text, encoded);
            }
        }
        return encoded;
    }

    /** A field of CSV, quoted (RFC 4180, section 2, with a semicolon) only where it would be misread without. */
    static String csv(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ';' || c == '"' || c == '\n' || c == '\r') {
                return '"' + text.replace("\"", "\"\"") + '"';
            }
        }
        return text;
    }

    /** A string of JSON (RFC 8259, section 7); only quotes, backslashes and control characters are escaped. */
    static String json(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c >= ' ') {
                json.append(c);
            } else {
                json.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        return json.append('"').toString();
    }
}
