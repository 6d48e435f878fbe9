// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import java.util.List;
import java.util.Map;

/** What readers call the published formats. */
final class Formats {

    /** The endings of the files that hold a whole data set, in the order in which they are offered. */
    static final List<String> MAIN = List.of("parquet", "csv", "csv.gz", "json", "jsonl.gz");

    private static final Map<String, String> NAMES = Map.of(
            "parquet", "Parquet",
            "csv", "CSV",
            "csv.gz", "CSV (gzip)",
            "json", "JSON",
            "jsonl.gz", "JSON Lines (gzip)",
            "json-table-schema.json", "Table Schema",
            "release.json", "JSON");

    private Formats() {}

    /** The name of the format of a key, by its longest known ending. */
    static String name(String key) {
        String file = key.substring(key.lastIndexOf('/') + 1);
        for (int dot = file.indexOf('.'); dot >= 0; dot = file.indexOf('.', dot + 1)) {
            String name = NAMES.get(file.substring(dot + 1));
            if (name != null) {
                return name;
            }
        }
        return file.substring(file.lastIndexOf('.') + 1);
    }
}
