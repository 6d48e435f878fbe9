// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.linear.Elimination;
import fr.parution.linear.SparseMatrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The equations between the rows that data sets share: their lines, and the sums of parts within a row. Elimination tells
 * which hidden figures they determine, and which somebody can tell who is alone in another.
 */
final class SharedSystem {

    private final Function<SharedTotals.Place, SharedCell> cells;
    private final Map<SharedTotals.Place, Integer> unknowns = new LinkedHashMap<>();
    private final List<int[][]> equations = new ArrayList<>();
    /** By a row of a single person, the rows of a single person that are parts of it: of the same. */
    private final Map<SharedTotals.Place, Set<SharedTotals.Place>> ofOne = new HashMap<>();

    SharedSystem(Function<SharedTotals.Place, SharedCell> cells) {
        this.cells = cells;
    }

    /** Rows or parts add up to a total; where none of them is hidden, that says nothing. */
    void addSum(SharedTotals.Place total, List<SharedTotals.Place> parts) {
        List<SharedTotals.Place> places = new ArrayList<>(parts);
        places.add(total);
        add(places, total);
    }

    private void add(List<SharedTotals.Place> places, SharedTotals.Place total) {
        List<SharedTotals.Place> hidden =
                places.stream().filter(place -> cells.apply(place).hides()).toList();
        if (hidden.isEmpty()) {
            return;
        }
        int[] terms = new int[hidden.size()];
        int[] coefficients = new int[hidden.size()];
        for (int i = 0; i < terms.length; i++) {
            terms[i] = unknowns.computeIfAbsent(hidden.get(i), place -> unknowns.size());
            coefficients[i] = hidden.get(i).equals(total) ? -1 : 1;
        }
        equations.add(new int[][] {terms, coefficients});
        if (persons(total) == 1) {
            hidden.stream().filter(place -> persons(place) == 1).forEach(place -> {
                ofOne.computeIfAbsent(total, one -> new LinkedHashSet<>()).add(place);
                ofOne.computeIfAbsent(place, one -> new LinkedHashSet<>()).add(total);
            });
        }
    }

    private long persons(SharedTotals.Place place) {
        return cells.apply(place).persons();
    }

    /**
     * The hidden figures that are told.
     *
     * @param thresholds the least number of persons of a safe row, by data set
     */
    Set<SharedTotals.Place> told(Map<String, Integer> thresholds) {
        SparseMatrix.Builder matrix = new SparseMatrix.Builder(unknowns.size());
        equations.forEach(equation -> matrix.add(equation[0], equation[1]));
        Elimination elimination = Elimination.of(matrix.build());
        Set<SharedTotals.Place> told = new LinkedHashSet<>();
        unknowns.forEach((place, unknown) -> {
            boolean determined = elimination.isDetermined(unknown);
            if (determined || isKnownToOne(place, unknown, elimination, thresholds)) {
                told.add(place);
            }
        });
        return told;
    }

    private boolean isKnownToOne(
            SharedTotals.Place place, int unknown, Elimination elimination, Map<String, Integer> thresholds) {
        int threshold = thresholds.getOrDefault(place.row().dataset(), 0);
        return new ThresholdRule(threshold).isUnsafe(persons(place))
                && unknowns.entrySet().stream()
                        .anyMatch(other -> !other.getKey().equals(place)
                                && persons(other.getKey()) == 1
                                && !ofOne.getOrDefault(place, Set.of()).contains(other.getKey())
                                && !elimination.isDetermined(other.getValue())
                                && elimination.classOf(other.getValue()) == elimination.classOf(unknown));
    }
}
