// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.List;
import java.util.Optional;

/**
 * A relation of the source system, with the columns we rely on.
 *
 * @param key the columns that identify a row
 */
public record SourceRelation(String name, List<String> key, List<SourceColumn> columns) {

    /** Copies its lists. */
    public SourceRelation {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }

    /** The column of that name, if declared. */
    public Optional<SourceColumn> find(String column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }
}
