// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

/** A column of a relation, written {@code relation.column}; a pivoted one is {@code relation.CODE}. */
public record ColumnRef(String relation, String column) {

    @Override
    public String toString() {
        return relation + "." + column;
    }
}
