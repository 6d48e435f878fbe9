// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import java.time.LocalDate;

/**
 * The rows of a relation that a data set is made of: those with a date in {@code column} on or after {@code from}. A
 * source may leave the others out where they are, and need not: whoever reads the rows filters again.
 *
 * @param column a date of the relation; it need not be among the delivered columns
 * @param from the first day that is wanted
 */
public record RowFilter(String column, LocalDate from) {}
