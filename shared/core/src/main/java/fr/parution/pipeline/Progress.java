// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

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
