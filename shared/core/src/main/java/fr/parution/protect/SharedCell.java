// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

/**
 * What a period does with the figures of a row that another data set shows, too. Private.
 *
 * @param hole whether they are hidden, or older than the rest
 * @param persons how many persons are behind them, those of the hidden ones too
 */
record SharedCell(boolean hole, long persons) {

    /** A row that the period does not have. */
    static final SharedCell NONE = new SharedCell(false, 0);

    /** Whether somebody's figures are hidden. */
    boolean hides() {
        return hole && persons > 0;
    }

    /** Whether hiding it would cover for others. */
    boolean mayCover() {
        return !hole && persons > 0;
    }
}
