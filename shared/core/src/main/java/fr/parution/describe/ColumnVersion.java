// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.SchemaChange;
import java.util.List;

/**
 * A version of the columns with what it changed, as far as releases show it: empty where no release stands for the version
 * before, and where texts alone changed.
 */
public record ColumnVersion(SchemaChange change, List<ColumnChange> columns) {

    /** Copies its list. */
    public ColumnVersion {
        columns = List.copyOf(columns);
    }
}
