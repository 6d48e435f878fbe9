// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.List;

/**
 * Rows below the base that are counted: {@code base.on = relation.key}. The count is the column {@code name.count}, 0
 * where there is none.
 *
 * @param name by which declarations name the count
 * @param where which rows are counted, by columns of the relation
 */
public record Tally(String name, String relation, String on, String key, List<Condition> where) {

    /** The column of the count, behind the tally's name. */
    public static final String COUNT = "count";

    /** Copies its list. */
    public Tally {
        where = List.copyOf(where);
    }
}
