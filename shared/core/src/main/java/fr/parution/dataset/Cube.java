// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a data set publishes figures of, as far as it could be read: which level answers a question, and which measures may
 * be summed for it.
 *
 * @param dimensionNames the names of all dimensions, of those too that have a fault
 * @param measureNames the names of all measures, of those too that have a fault
 */
record Cube(
        Map<String, YamlValue> dimensionNames,
        List<Dimension> dimensions,
        List<Level> margins,
        Map<String, YamlValue> measureNames,
        List<Measure> measures) {

    /** The levels that it is published at. */
    Rollups rollups() {
        return new Rollups(List.copyOf(dimensionNames.keySet()), dimensions, margins);
    }

    /** The names of the measures that add up over rows. */
    List<String> additive() {
        return measures.stream().filter(Measure::isAdditive).map(Measure::name).toList();
    }

    /** Whether a name is that of a measure that was read and does not add up. */
    boolean isNotAdditive(String measure) {
        return measures.stream().anyMatch(m -> m.name().equals(measure) && !m.isAdditive());
    }

    /** The names of the dimensions over closed lists. */
    List<String> coded() {
        List<String> names = new ArrayList<>();
        for (Dimension dimension : dimensions) {
            if (dimension instanceof Dimension.Coded) {
                names.add(dimension.name());
            }
        }
        return names;
    }
}
