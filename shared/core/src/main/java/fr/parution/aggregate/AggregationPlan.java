// SPDX-License-Identifier: EUPL-1.2
package fr.parution.aggregate;

import fr.parution.table.Aggregate;
import fr.parution.table.TableShape;
import fr.parution.table.ValueColumn;
import java.util.List;

/**
 * What an engine must compute, as a value: for each level of the shape, the aggregates of each cell of one staged
 * partition. A partition has the columns {@code k} (packed key), {@code p} (person) and one for each of {@code values},
 * named {@code v0}, {@code v1}, …
 */
public record AggregationPlan(String dataset, TableShape shape, List<ValueColumn> values) {

    /** Copies its list. */
    public AggregationPlan {
        values = List.copyOf(values);
    }

    /** The column of a partition that holds a value. */
    public int column(ValueColumn value) {
        return values.indexOf(value);
    }

    /** The aggregates, in the order in which a table holds them. */
    public List<Aggregate> aggregates() {
        return shape.aggregates();
    }
}
