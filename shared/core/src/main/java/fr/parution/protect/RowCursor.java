// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.Cell;

/** Walks the rows of a protected table in publication order. Not thread-safe; needs no closing. */
public interface RowCursor {

    /** Moves to the next row; false when there is none. */
    boolean next();

    /** The cell of the current row, {@code column} in {@code 0..columns-1} of the schema. */
    Cell cell(int column);

    /** The calendar year of the current row's period. */
    int year();

    /** The month in which the current row's period begins, {@code 1..12}. */
    int month();

    /** The current row's period, written as {@link fr.parution.dataset.PeriodUnit#label} does. */
    String period();

    /** The level of the current row: 0 for the full cross, then the margins in order. */
    int level();
}
