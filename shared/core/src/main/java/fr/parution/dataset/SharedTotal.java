// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.List;
import java.util.Map;

/**
 * A total that two data sets show, each in rows of its own: the figures of the one are the sums of the other's over the
 * periods that lie within. What one of them hides, the other must not tell.
 *
 * @param whole the row of the longer period, or of the same
 * @param parts the rows that make it, one a period
 * @param measures the figures that both show, sums and counts of rows
 */
public record SharedTotal(Side whole, Side parts, List<Pair> measures) {

    /** Copies its list. */
    public SharedTotal {
        measures = List.copyOf(measures);
    }

    /**
     * A row of each period of a data set.
     *
     * @param row the codes of the dimensions that the row does not sum over; none for the total of the period
     */
    public record Side(String dataset, Map<String, String> row) {

        /** Copies its map. */
        public Side {
            row = Map.copyOf(row);
        }
    }

    /** A figure by its names in both data sets. */
    public record Pair(String whole, String parts) {}

    /** Whether a data set shows it. */
    public boolean concerns(String dataset) {
        return whole.dataset().equals(dataset) || parts.dataset().equals(dataset);
    }
}
