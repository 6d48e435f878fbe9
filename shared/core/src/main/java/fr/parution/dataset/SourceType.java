// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

/** What a column of the source holds, as far as we rely on it. */
public enum SourceType {
    /** A whole number of 64 bits. */
    INTEGER,
    /** Euros with two decimals; staged as whole cents. */
    AMOUNT,
    /** A calendar day, ISO 8601. */
    DATE,
    /** True or false. */
    BOOLEAN,
    /** A code of a declared list. */
    CODE,
    /** Any text; never the identifier of a person. */
    TEXT
}
