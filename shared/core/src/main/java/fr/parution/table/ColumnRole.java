// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

/** What a published column is for. */
public enum ColumnRole {
    /** The period that the row describes. */
    PERIOD(true),
    /** The roll-up that the row belongs to. */
    LEVEL(true),
    /** The code of a dimension. */
    CODE(true),
    /** The French label of a dimension. */
    LABEL(true),
    /** What describes the entity of a dimension; it may be empty. */
    ATTRIBUTE(false),
    /** A figure. */
    MEASURE(false),
    /** Whether figures of the row are hidden: empty, or {@code S}. */
    SECRECY(false);

    private final boolean alwaysFilled;

    ColumnRole(boolean alwaysFilled) {
        this.alwaysFilled = alwaysFilled;
    }

    /** Whether every row has a value there: the texts that say which row it is. */
    public boolean alwaysFilled() {
        return alwaysFilled;
    }
}
