// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

/**
 * What became of a published column from one release to the next.
 *
 * @param before what was published: a type, a unit, codes, the column before it; empty where there was nothing
 * @param after what stands there now, in the same form
 */
public record ColumnChange(Kind kind, String column, String before, String after) {

    /** What a change means for a program that reads the columns. */
    public enum Kind {
        /** The column is no longer there; a new name is a new column. */
        REMOVED(true),
        /** The columns that stay no longer stand in the order in which they were. */
        MOVED(true),
        TYPE_CHANGED(true),
        UNIT_CHANGED(true),
        /** It always had a value, and may now be empty. */
        MADE_OPTIONAL(true),
        /** Codes of its closed list are no longer in it, or the list is no longer closed. */
        CODES_REMOVED(true),
        CODES_ADDED(false),
        ADDED(false);

        private final boolean breaking;

        Kind(boolean breaking) {
            this.breaking = breaking;
        }

        /** Whether a program that reads the columns as they were may fail, or read something else. */
        public boolean isBreaking() {
            return breaking;
        }
    }
}
