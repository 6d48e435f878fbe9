// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.Code;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that the figures of a data set show.
 *
 * @param boards by the id of the dashboard
 * @param territories one a level of territories that the data set tells apart
 * @param labels the codes of each dimension over a code list that a figure runs along, by the name of the dimension
 */
public record DrawnFigures(Map<String, Board> boards, List<LocalFigures> territories, Map<String, List<Code>> labels) {

    /** Of a data set without dashboards, or of a release that is older than they are. */
    public static final DrawnFigures NONE = new DrawnFigures(Map.of(), List.of(), Map.of());

    /** Copies its collections. */
    public DrawnFigures {
        boards = Collections.unmodifiableSortedMap(new TreeMap<>(boards));
        territories = List.copyOf(territories);
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /**
     * The figures of a dashboard.
     *
     * @param figures one a figure, for the whole
     * @param filtered by the dimension of a filter, or {@code period}, one a figure, its rows told apart by that first
     */
    public record Board(List<FigureTable> figures, Map<String, List<FigureTable>> filtered) {

        /** Copies its collections. */
        public Board {
            figures = List.copyOf(figures);
            filtered = Collections.unmodifiableSortedMap(new TreeMap<>(filtered));
        }
    }

    /**
     * What a data set says of each territory of one level.
     *
     * @param codes the code list of the level
     * @param dimension the dimension that tells the territories apart
     * @param course the headline by territory and period
     * @param keys the key measures by territory, in the last period and one year before
     */
    public record LocalFigures(String codes, String dimension, FigureTable course, FigureTable keys) {}
}
