// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

/** The type of a published column. */
public enum ColumnType {
    /** Text in Unicode. */
    TEXT,
    /** A whole number of 64 bits. */
    WHOLE,
    /** A decimal number with two decimals; 18 digits at most. */
    DECIMAL
}
