// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a file says of itself without its rows being read.
 *
 * @param rows -1 if it does not say
 * @param raw the bytes that say so
 */
record FileHead(List<String> columns, long rows, ByteBuffer raw) {

    FileHead {
        columns = List.copyOf(columns);
        raw = raw.asReadOnlyBuffer();
    }
}
