// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import java.util.List;

/**
 * A file as it was found in a directory.
 *
 * @param name its path in the directory, with slashes
 * @param rows -1 if only reading it would tell
 * @param bytes -1 if it could not be read
 */
record DeliveredFile(String name, List<String> columns, long rows, long bytes) {

    DeliveredFile {
        columns = List.copyOf(columns);
    }
}
