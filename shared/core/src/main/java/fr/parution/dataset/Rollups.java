// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The levels at which a data set is published: which of them answers a question, and whether rows must be summed for it.
 *
 * @param names the names of all dimensions, of those too that have a fault
 * @param dimensions those that have none
 * @param margins finer ones first
 */
public record Rollups(List<String> names, List<Dimension> dimensions, List<Level> margins) {

    /** Copies its lists. */
    public Rollups {
        names = List.copyOf(names);
        dimensions = List.copyOf(dimensions);
        margins = List.copyOf(margins);
    }

    /** The coarsest level that keeps some dimensions; the full cross keeps all. */
    public Level coarsest(Collection<String> kept) {
        Level coarsest = new Level(Level.DETAIL, names);
        for (Level margin : margins) {
            boolean coarser = margin.keeps().size() < coarsest.keeps().size();
            coarsest = coarser && margin.keeps().containsAll(kept) ? margin : coarsest;
        }
        return coarsest;
    }

    /** Whether rows must be summed to answer for some dimensions. Those that follow from them are known with them. */
    public boolean isSummed(Collection<String> kept) {
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
}
