// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The columns of a published table in order, with the version that re-users rely on. */
public record TableSchema(String dataset, String version, List<PublishedColumn> columns) {

    /** Refuses two columns of one name or one field id. */
    public TableSchema {
        columns = List.copyOf(columns);
        Set<Object> seen = new HashSet<>();
        for (PublishedColumn column : columns) {
            if (!seen.add(column.name()) || !seen.add(column.fieldId())) {
                throw new IllegalArgumentException("column " + column.name() + " stands twice, by name or by field id");
            }
        }
    }

    /** The index of a column, {@code 0..columns-1}. */
    public int indexOf(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + name + " in " + dataset);
    }
}
