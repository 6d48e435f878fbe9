// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

import fr.parution.dataset.ColumnRef;

/**
 * A figure of a staged row, a whole number of 64 bits: cents for an amount.
 *
 * @param cents whether it is an amount
 * @param zeroIsAbsent whether 0 means that there is nothing, as for a funder without a line
 */
public record ValueColumn(ColumnRef column, boolean cents, boolean zeroIsAbsent) {}
