// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import java.nio.file.Path;
import java.util.List;

/** Lays out the relations of a snapshot as staging wants them. Not thread-safe. */
public interface Stager extends AutoCloseable {

    /**
     * Makes relations fit to be read several times: text is turned into columns once, for all data sets.
     *
     * @param directory an existing private directory for what is written
     */
    List<LocalRelation> prepare(List<LocalRelation> relations, Path directory);

    /**
     * Joins, encodes and writes one partition a period, in order. The same rows give the same bytes, whatever the order
     * in which the source delivers them. Values outside what the declaration allows are all reported together, as counts:
     * no value of a row is ever named.
     *
     * @param directory an existing private directory for the partitions
     */
    List<StagedPartition> stage(StagingPlan plan, List<LocalRelation> relations, PersonKey key, Path directory);

    @Override
    void close();
}
