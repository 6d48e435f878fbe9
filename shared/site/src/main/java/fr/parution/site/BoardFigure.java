// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure as pages show it.
 *
 * @param id unique on its page and part of the keys of its files
 * @param style the class that gives it its place among the others
 * @param message its title, computed from its rows
 * @param definition what exactly it shows
 * @param axis what its axis counts; empty where it has none
 * @param alternative what a reader is told who does not see it
 * @param drawings one for a desk, one for a phone; none where it is a table or a map
 * @param map null where it is none
 * @param bars its rows with a bar each; empty where it is drawn
 * @param legend what its lines are; empty where there is one
 * @param note what is hidden of it, and what its sums leave out
 * @param table all its values
 * @param entities whether its rows are named in the language of the source
 */
record BoardFigure(
        String id,
        String style,
        String message,
        String definition,
        String axis,
        String alternative,
        List<Svg> drawings,
        @Nullable Choropleth map,
        List<BarRow> bars,
        List<String> legend,
        String note,
        FigureGrid table,
        boolean entities) {

    /** Copies its lists. */
    BoardFigure {
        drawings = List.copyOf(drawings);
        bars = List.copyOf(bars);
        legend = List.copyOf(legend);
    }

    /** Whether its table is all there is to see, so that it stands open. */
    boolean isTable() {
        return drawings.isEmpty() && map == null && bars.isEmpty();
    }

    /** A row with its bar. */
    record BarRow(String name, Svg bar, String text, boolean secret, boolean picked) {}
}
