// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

/**
 * A relation of lines below the base, one for each code at most, turned into one amount a code: {@code base.on =
 * relation.key}; a code without a line is 0.
 *
 * @param by the column that holds the code
 * @param value the column that holds the amount
 * @param codes the code list of {@code by}
 */
public record Pivot(String relation, String on, String key, String by, String value, CodeList codes) {}
