// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.List;

/**
 * Figures that are read together: a closed grammar, no expressions.
 *
 * @param id part of its address, unique in its data set
 * @param filters by which the reader may narrow all figures at once
 */
public record Dashboard(String id, Text title, List<Axis> filters, List<Figure> figures) {

    /** Copies its lists. */
    public Dashboard {
        filters = List.copyOf(filters);
        figures = List.copyOf(figures);
    }
}
