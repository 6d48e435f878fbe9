// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

/** A relation that gives exactly one row for each row of the base: {@code base.on = relation.key}. */
public record Join(String relation, String on, String key) {}
