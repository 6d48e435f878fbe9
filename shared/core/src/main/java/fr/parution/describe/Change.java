// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

/** What became of a data set in a release. */
public enum Change {
    /** The release before did not have it. */
    ADDED,
    /** It has other files. */
    CHANGED,
    SAME,
    /** The release before had it. */
    REMOVED,
    /** The release before cannot be read. */
    UNKNOWN
}
