// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import fr.parution.dataset.PeriodUnit;
import fr.parution.dataset.SharedTotal;
import fr.parution.table.TableShape;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/**
 * A total that two data sets show, in the names of their columns: what an auditor has to know to hold one against the other.
 *
 * @param whole the row of the longer period, or of the same
 * @param parts the rows that add up to it, one a period
 * @param measures the columns of both that show it
 */
public record SharedScheme(Side whole, Side parts, List<Pair> measures) {

    /** Copies its list. */
    public SharedScheme {
        measures = List.copyOf(measures);
    }

    /**
     * A row of each period of a data set.
     *
     * @param level what the column of levels says
     * @param place what the columns say that tell the rows of the level apart, in the order of its scheme
     */
    public record Side(String dataset, PeriodUnit unit, String level, List<String> place) {

        /** Copies its list. */
        public Side {
            place = List.copyOf(place);
        }
    }

    /** The columns of one figure. */
    public record Pair(String whole, String parts) {}

    /** The scheme of a declared total. */
    public static SharedScheme of(SharedTotal total, Function<String, TableShape> shapes) {
        return new SharedScheme(
                side(total.whole(), shapes.apply(total.whole().dataset())),
                side(total.parts(), shapes.apply(total.parts().dataset())),
                total.measures().stream()
                        .map(pair -> new Pair(pair.whole(), pair.parts()))
                        .toList());
    }

    private static Side side(SharedTotal.Side side, TableShape shape) {
        String level = shape.levels().stream()
                .filter(one -> new HashSet<>(one.keeps()).equals(side.row().keySet()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no level of " + side))
                .label();
        return new Side(side.dataset(), shape.periodUnit(), level, AuditScheme.place(shape, side.row()));
    }
}
