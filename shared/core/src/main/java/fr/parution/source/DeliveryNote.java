// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came with a relation that was dropped as text.
 *
 * @param rows with those that were set aside
 * @param setAside the rows that break their declaration
 * @param ignoredColumns those that are not declared
 * @param dialects how the files were written, such as {@code windows-1252, ;, gzip}
 * @param quarantine lists the rows that were set aside by file and line, with column and reason, and no value about a
 *     person; lives as long as the snapshot's directory; absent if there are none
 */
public record DeliveryNote(
        String relation,
        long rows,
        long setAside,
        List<String> ignoredColumns,
        List<String> dialects,
        @Nullable Path quarantine) {

    /** Copies its lists. */
    public DeliveryNote {
        ignoredColumns = List.copyOf(ignoredColumns);
        dialects = List.copyOf(dialects);
    }
}
