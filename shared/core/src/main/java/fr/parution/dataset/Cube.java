// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

    /** The coarsest level that keeps some dimensions; the full cross keeps all. */
    Level coarsest(Collection<String> kept) {
        Level coarsest = new Level(Level.DETAIL, List.copyOf(dimensionNames.keySet()));
        for (Level margin : margins) {
            boolean coarser = margin.keeps().size() < coarsest.keeps().size();
            coarsest = coarser && margin.keeps().containsAll(kept) ? margin : coarsest;
        }
        return coarsest;
    }

    /** Whether rows must be summed to answer for some dimensions. Those that follow from them are known with them. */
    boolean isSummed(Collection<String> kept) {
        Set<String> known = new TreeSet<>(kept);
        for (int size = 0; size < known.size(); ) {
            size = known.size();
            dimensions.forEach(dimension -> addWhatFollows(dimension, known));
        }
        return !known.containsAll(coarsest(kept).keeps());
    }

    private static void addWhatFollows(Dimension dimension, Set<String> known) {
        if (dimension instanceof Dimension.Coded coded
                && coded.derivation() instanceof Derivation.ParentOf parent
                && known.contains(parent.dimension())) {
            known.add(coded.name());
        }
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
