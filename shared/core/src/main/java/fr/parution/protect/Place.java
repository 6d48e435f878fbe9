// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.RawTable;
import fr.parution.table.TableShape;

/** How a row is named where its figures may not be told. */
final class Place {

    private Place() {}

    /** The period, the level and the packed codes of a row. */
    static String of(TableShape shape, RawTable table, int row) {
        return shape.periodUnit().label(table.period()) + "/"
                + shape.levels().get(table.level(row)).label() + "/" + Long.toHexString(table.key(row));
    }
}
