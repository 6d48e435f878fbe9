// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import java.util.List;
import java.util.Locale;

/**
 * A file as it lies in a drop.
 *
 * @param path in the drop, with slashes
 * @param version changes when the content does
 */
record DropFile(String path, long bytes, String version) {

    private static final List<String> ENDINGS = List.of(".parquet", ".csv", ".csv.gz", ".csv.zst");

    /** Whether the name says that rows are in it: what begins with a dot or an underscore holds none. */
    boolean isData() {
        for (String segment : path.split("/", -1)) {
            if (segment.startsWith(".") || segment.startsWith("_")) {
                return false;
            }
        }
        String name = path.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    LocalRelation.Format format() {
        return path.toLowerCase(Locale.ROOT).endsWith(".parquet")
                ? LocalRelation.Format.PARQUET
                : LocalRelation.Format.CSV;
    }

    /** Whether this is the one file of a relation, such as {@code emprunt.csv.gz}. */
    boolean isWholly(String relation) {
        return path.startsWith(relation + ".")
                && ENDINGS.contains(path.substring(relation.length()).toLowerCase(Locale.ROOT));
    }
}
