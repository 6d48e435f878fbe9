// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import fr.parution.source.DeliveryNote;

/** Is told how a long step goes on. Never told a figure of a table. */
public interface Progress {

    /** Tells nobody. */
    Progress SILENT = (step, done, total) -> {};

    /**
     * Some of a step is done.
     *
     * @param step what is being done, such as {@code aggregate moncompteformation-les-usagers}
     * @param total as many as {@code done} will reach
     */
    void at(Step step, int done, int total);

    /**
     * A relation came as text.
     *
     * @param quarantine the key, in the private store, of the list of rows that were set aside; empty if there are none
     */
    default void delivered(DeliveryNote note, String quarantine) {}

    /** The steps of the way of the data. */
    enum Step {
        EXTRACT,
        STAGE,
        AGGREGATE_AND_PROTECT,
        WRITE,
        COMMIT,
        PROJECT
    }
}
