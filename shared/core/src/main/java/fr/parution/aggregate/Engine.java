// SPDX-License-Identifier: EUPL-1.2
package fr.parution.aggregate;

import fr.parution.table.KeyLayout;
import fr.parution.table.RawTable;
import java.nio.file.Path;

/** Runs aggregation plans. Not thread-safe. Every engine gives the same table for the same partition. */
public interface Engine extends AutoCloseable {

    /**
     * Aggregates one staged partition, exact to the last unit.
     *
     * @param layout how the keys of the partition are packed
     */
    RawTable aggregate(AggregationPlan plan, int period, KeyLayout layout, Path partition);

    @Override
    void close();
}
