// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

/** A published column that tells the period of a row. */
public record PeriodColumn(String name, Text label, Text description, Form form) {

    /** How the period is written there. */
    public enum Form {
        /** As {@link PeriodUnit#label} does. */
        LABEL,
        /** The first day, ISO 8601. */
        FIRST_DAY,
        /** The calendar year, a whole number. */
        YEAR,
        /** The calendar month, 1 to 12. */
        MONTH
    }
}
