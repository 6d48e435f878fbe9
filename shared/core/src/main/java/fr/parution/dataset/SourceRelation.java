// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A relation of the source system, with the columns we rely on.
 *
 * @param key the columns that identify a row
 * @param mostRejected the share of its rows, 0 to 0.5, that may break this declaration where files are dropped: they are
 *     set aside, and the others published
 */
public record SourceRelation(String name, List<String> key, List<SourceColumn> columns, BigDecimal mostRejected) {

    /** The greatest share that may be declared. */
    public static final BigDecimal MOST_REJECTED = new BigDecimal("0.5");

    /** A relation of which every row must keep its declaration. */
    public SourceRelation(String name, List<String> key, List<SourceColumn> columns) {
        this(name, key, columns, BigDecimal.ZERO);
    }

    /** Copies its lists. */
    public SourceRelation {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        if (mostRejected.signum() < 0 || mostRejected.compareTo(MOST_REJECTED) > 0) {
            throw new IllegalArgumentException("rejects of " + name + ": " + mostRejected);
        }
    }

    /** The column of that name, if declared. */
    public Optional<SourceColumn> find(String column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }
}
