// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import java.nio.file.Path;
import java.util.List;

/**
 * A relation as local files that an engine can scan.
 *
 * @param request what was asked for
 * @param files in order, each with all requested columns; Parquet may hold more columns, which are not read
 * @param personsHashed whether the person column already holds the keyed hash; otherwise the stager hashes it before
 *     anything is written
 */
public record LocalRelation(RelationRequest request, Format format, List<Path> files, boolean personsHashed) {

    /** Copies its list. */
    public LocalRelation {
        files = List.copyOf(files);
    }

    /** How the files are written. */
    public enum Format {
        /** Apache Parquet; columns by name. */
        PARQUET,
        /** The same with every column as the text that {@link #CSV} would hold. */
        PARQUET_OF_TEXT,
        /**
         * Comma, RFC 4180, UTF-8, header line, columns by name in any order, empty unquoted field for null, booleans
         * {@code t} and {@code f}.
         */
        CSV
    }
}
