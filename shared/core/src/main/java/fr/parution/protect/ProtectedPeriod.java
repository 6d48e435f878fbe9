// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.Dictionary;
import fr.parution.table.RawTable;
import java.util.List;

/**
 * The rows of one period with what is hidden of them. Never leaves this package.
 *
 * @param dictionaries one a dimension, in their order
 */
record ProtectedPeriod(RawTable table, List<Dictionary> dictionaries, Pattern pattern) {

    ProtectedPeriod {
        dictionaries = List.copyOf(dictionaries);
    }

    @Override
    public String toString() {
        return "ProtectedPeriod[" + table + "]";
    }
}
