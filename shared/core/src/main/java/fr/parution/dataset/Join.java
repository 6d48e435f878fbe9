// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

/**
 * A relation that completes each row: {@code on = relation.key}.
 *
 * @param on a column of the base, or of a relation that was joined before
 * @param key the column of {@code relation} that identifies its rows
 */
public record Join(String relation, ColumnRef on, String key) {}
