// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import java.util.BitSet;

/** Prints how long the audit of a quarter of the size of the users' set takes, margins crossing. Run by hand. */
final class AuditMeasure {

    private AuditMeasure() {}

    /** No arguments. */
    public static void main(String[] arguments) {
        InventedQuarter quarter = InventedQuarter.fullSize();
        BitSet hidden = quarter.repaired(12);
        System.out.println(quarter.rows() + " rows, " + quarter.primary().cardinality() + " unsafe, "
                + hidden.cardinality() + " hidden");
        for (int run = 0; run < 3; run++) {
            long start = System.nanoTime();
            PeriodAudit audit = PeriodAudit.of(quarter.published(hidden));
            System.out.println((System.nanoTime() - start) / 1_000_000 + " ms, " + audit.figures() + ", "
                    + audit.findings().size() + " findings");
        }
    }
}
