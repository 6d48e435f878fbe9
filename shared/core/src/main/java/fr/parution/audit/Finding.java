// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

/**
 * Something that published files should not say.
 *
 * @param place period, level, and what tells the row apart; never a figure
 * @param column of which figure
 */
public record Finding(Kind kind, String place, String column) {

    /** What is wrong. */
    public enum Kind {
        /** A hidden figure follows from shown ones. */
        KNOWN,
        /** Shown figures do not add up: files were changed, or do not belong together. */
        CONTRADICTION
    }
}
