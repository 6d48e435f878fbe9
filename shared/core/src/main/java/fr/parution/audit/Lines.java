// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Which rows of a period add up to which: for each level and each finer one, the rows of the finer one that say the same in
 * all columns that the coarser one keeps. Rows that the published columns do not tell apart stand on one side together.
 *
 * @param totals for each line, the rows on the side of the total
 * @param parts for each line, the rows on the other side
 */
record Lines(List<int[]> totals, List<int[]> parts) {

    static Lines of(AuditScheme scheme, AuditedPeriod period) {
        List<List<Integer>> rowsOfLevel = new ArrayList<>();
        scheme.levels().forEach(level -> rowsOfLevel.add(new ArrayList<>()));
        for (int row = 0; row < period.rows(); row++) {
            rowsOfLevel.get(period.levels()[row]).add(row);
        }
        List<int[]> totals = new ArrayList<>();
        List<int[]> parts = new ArrayList<>();
        for (int level = 1; level < scheme.levels().size(); level++) {
            for (int finer : partsOf(scheme, level)) {
                addLines(scheme, period, rowsOfLevel, level, finer, totals, parts);
            }
        }
        return new Lines(totals, parts);
    }

    /** The levels right below one: finer ones between which and it no other stands. */
    private static int[] partsOf(AuditScheme scheme, int level) {
        Predicate<int[]> isFiner = pair -> {
            List<String> fine = scheme.levels().get(pair[0]).columns();
            List<String> coarse = scheme.levels().get(pair[1]).columns();
            return fine.size() > coarse.size() && fine.containsAll(coarse);
        };
        int[] finer = IntStream.range(0, scheme.levels().size())
                .filter(other -> isFiner.test(new int[] {other, level}))
                .toArray();
        return Arrays.stream(finer)
                .filter(other -> Arrays.stream(finer).noneMatch(between -> isFiner.test(new int[] {other, between})))
                .toArray();
    }

    private static void addLines(
            AuditScheme scheme,
            AuditedPeriod period,
            List<List<Integer>> rowsOfLevel,
            int level,
            int finer,
            List<int[]> totals,
            List<int[]> parts) {
        List<String> coarse = scheme.levels().get(level).columns();
        List<String> fine = scheme.levels().get(finer).columns();
        int[] kept = coarse.stream().mapToInt(fine::indexOf).toArray();
        Map<List<String>, List<Integer>> above = new LinkedHashMap<>();
        for (int row : rowsOfLevel.get(level)) {
            above.computeIfAbsent(period.places().get(row), place -> new ArrayList<>())
                    .add(row);
        }
        Map<List<String>, List<Integer>> below = new HashMap<>();
        for (int row : rowsOfLevel.get(finer)) {
            List<String> place = period.places().get(row);
            List<String> key = Arrays.stream(kept).mapToObj(place::get).toList();
            below.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
        }
        above.forEach((place, rows) -> {
            totals.add(ints(rows));
            parts.add(ints(below.getOrDefault(place, List.of())));
        });
    }

    private static int[] ints(List<Integer> rows) {
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    int size() {
        return totals.size();
    }
}
