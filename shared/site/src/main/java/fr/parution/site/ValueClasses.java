// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Values put in classes of about the same size, as a map is coloured by.
 *
 * @param least the least value of each class, growing
 * @param most the greatest value of each class
 * @param counts how many values each class has
 */
record ValueClasses(List<BigDecimal> least, List<BigDecimal> most, List<Integer> counts) {

    private static final int MOST = 6;

    /** A class has this many values at least, where there are enough of them. */
    private static final int FULL = 5;

    /** Copies its lists. */
    ValueClasses {
        least = List.copyOf(least);
        most = List.copyOf(most);
        counts = List.copyOf(counts);
    }

    /** The classes of some values; equal values are in one class. */
    static ValueClasses of(List<BigDecimal> values) {
        List<BigDecimal> sorted = values.stream().sorted().toList();
        int wanted = Math.max(1, Math.min(MOST, sorted.size() / FULL));
        List<BigDecimal> least = new ArrayList<>();
        for (int i = 0; i < wanted && !sorted.isEmpty(); i++) {
            BigDecimal bound = sorted.get(i * sorted.size() / wanted);
            if (least.isEmpty() || bound.compareTo(least.get(least.size() - 1)) > 0) {
                least.add(bound);
            }
        }
        List<BigDecimal> most = new ArrayList<>(least);
        List<Integer> counts = new ArrayList<>(least.stream().map(bound -> 0).toList());
        for (BigDecimal value : sorted) {
            int at = place(least, value);
            most.set(at, value);
            counts.set(at, counts.get(at) + 1);
        }
        return new ValueClasses(least, most, counts);
    }

    /** The class of a value, from 0. */
    int of(BigDecimal value) {
        return place(least, value);
    }

    /** The shade of a class, 1 to {@value #MOST}: few classes are spread over all shades. */
    int shade(int place) {
        return least.size() < 2 ? MOST / 2 : 1 + place * (MOST - 1) / (least.size() - 1);
    }

    private static int place(List<BigDecimal> least, BigDecimal value) {
        int place = 0;
        while (place + 1 < least.size() && value.compareTo(least.get(place + 1)) >= 0) {
            place++;
        }
        return place;
    }
}
