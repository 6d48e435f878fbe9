// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

/** What a published column is for. */
public enum ColumnRole {
    /** The period that the row describes. */
    PERIOD,
    /** The roll-up that the row belongs to. */
    LEVEL,
    /** The code of a dimension. */
    CODE,
    /** The French label of a dimension. */
    LABEL,
    /** What describes the entity of a dimension; it may be empty. */
    ATTRIBUTE,
    /** A figure. */
    MEASURE,
    /** Whether figures of the row are hidden: empty, or {@code S}. */
    SECRECY
}
