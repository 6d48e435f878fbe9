// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.RawTable;

/** The rows of one period with what is hidden of them. Never leaves this package. */
record ProtectedPeriod(RawTable table, Pattern pattern) {

    @Override
    public String toString() {
        return "ProtectedPeriod[" + table + "]";
    }
}
