// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.TableSchema;
import java.util.function.Supplier;

/**
 * A table that disclosure control has passed: the only thing that writers accept. Only this package can make one.
 *
 * <p>Rows come in the order laid out for readers: by territory, then period, then the other dimensions.
 */
public final class ProtectedTable {

    private final TableSchema schema;
    private final long rowCount;
    private final Supplier<RowCursor> rows;

    ProtectedTable(TableSchema schema, long rowCount, Supplier<RowCursor> rows) {
        this.schema = schema;
        this.rowCount = rowCount;
        this.rows = rows;
    }

    /** The columns, in order. */
    public TableSchema schema() {
        return schema;
    }

    /** How many rows there are. */
    public long rowCount() {
        return rowCount;
    }

    /** A new walk over all rows, always in the same order. */
    public RowCursor rows() {
        return rows.get();
    }
}
