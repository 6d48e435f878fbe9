// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

/**
 * Rows that add up to others.
 *
 * @param totals rows of a margin, one unless entities are described alike
 * @param parts the rows of a finer level that agree with them on what the margin keeps
 */
record Line(int[] totals, int[] parts) {}
