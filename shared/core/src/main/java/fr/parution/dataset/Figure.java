// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a dashboard. Without time on an axis it shows one period, the last one until its reader chooses another.
 * Each of its measures may be summed over what it does not name.
 *
 * @param subtitle what exactly it shows; null for the description of its measure
 * @param by the axes along which it runs: several of a table, none of a {@link Kind#KPI}
 * @param split the axis that each bar or line is split by; null for none
 * @param sides of a pyramid, the two codes of {@code split} on its left and on its right
 * @param level the label of the coarsest level that answers it while no filter is set
 */
public record Figure(
        Kind kind,
        Text title,
        @Nullable Text subtitle,
        List<Axis> by,
        @Nullable Axis split,
        List<String> sides,
        List<String> measures,
        String level) {

    /** How it is drawn. */
    public enum Kind {
        BARS,
        LINE,
        HBARS,
        PYRAMID,
        /** Of territories whose outlines the catalogue names. */
        MAP,
        TABLE,
        /** One number. */
        KPI
    }

    static final Map<String, Kind> KINDS = Map.of(
            "bars", Kind.BARS,
            "line", Kind.LINE,
            "hbars", Kind.HBARS,
            "pyramid", Kind.PYRAMID,
            "map", Kind.MAP,
            "table", Kind.TABLE,
            "kpi", Kind.KPI);

    /** Copies its lists. */
    public Figure {
        by = List.copyOf(by);
        sides = List.copyOf(sides);
        measures = List.copyOf(measures);
    }
}
