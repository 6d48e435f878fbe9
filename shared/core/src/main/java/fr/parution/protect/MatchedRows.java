// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.dataset.Dimension;
import fr.parution.table.Dictionary;
import fr.parution.table.RawTable;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Finds the rows of an earlier release in a new table, by their codes. An entity is found by as many of its texts, from the
 * first on, as tell all entities apart in both releases: a title that was reworded makes no other entity of it.
 */
final class MatchedRows {

    private final TableShape shape;
    private final RawTable table;
    private final PrintedRows rows;
    /** For each dimension of the shape, its place in the earlier release; -1 for a new one. */
    private final int[] dimensionBefore;
    /** For each dimension of the shape, the new place of each earlier code; -1 for one that is gone. */
    private final int[][] placeNow;
    /** For each level of the earlier release, the level now; -1 for one that is gone. */
    private final int[] levelNow;

    private final int[] before;
    private final int[] gone;
    private final Map<List<Integer>, Integer> goneByCodes = new HashMap<>();

    MatchedRows(TableShape shape, RawTable table, List<Dictionary> dictionaries, PrintedRows rows) {
        this.shape = shape;
        this.table = table;
        this.rows = rows;
        List<List<String>> texts = PrintedRows.texts(shape.dimensions(), dictionaries);
        this.dimensionBefore = new int[texts.size()];
        this.placeNow = new int[texts.size()][];
        for (int d = 0; d < placeNow.length; d++) {
            Dimension dimension = shape.dimensions().get(d);
            dimensionBefore[d] = rows.dimensions().indexOf(dimension.name());
            placeNow[d] = dimensionBefore[d] < 0
                    ? new int[0]
                    : places(rows.texts(dimensionBefore[d]), texts.get(d), attributes(dimension));
        }
        this.levelNow = rows.levels().stream()
                .mapToInt(keeps -> shape.levels().stream()
                        .map(level -> level.keeps())
                        .toList()
                        .indexOf(keeps))
                .toArray();
        this.before = new int[table.rows()];
        Arrays.fill(before, -1);
        List<Integer> missing = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            int level = levelNow[rows.level(row)];
            int now = level < 0 ? -1 : find(level, row);
            if (now >= 0) {
                before[now] = row;
            } else {
                missing.add(row);
                goneByCodes.put(codes(rows.level(row), row), row);
            }
        }
        this.gone = missing.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int attributes(Dimension dimension) {
        return dimension instanceof Dimension.Entity entity
                ? entity.attributes().size()
                : 1;
    }

    private static int[] places(List<String> before, List<String> now, int attributes) {
        int first = 1;
        while (first < attributes && !(isUnique(before, first) && isUnique(now, first))) {
            first++;
        }
        Map<String, Integer> found = new HashMap<>();
        numbered(now, first).forEach(name -> found.put(name, found.size()));
        return numbered(before, first).stream()
                .mapToInt(name -> found.getOrDefault(name, -1))
                .toArray();
    }

    private static boolean isUnique(List<String> texts, int first) {
        Set<String> seen = new HashSet<>();
        return texts.stream().allMatch(text -> seen.add(PrintedRows.firstOf(text, first)));
    }

    /** The texts; of those that are equal, all but the first with a number. */
    private static List<String> numbered(List<String> texts, int first) {
        Map<String, Integer> seen = new HashMap<>();
        return texts.stream()
                .map(text -> PrintedRows.firstOf(text, first))
                .map(text -> {
                    int number = seen.merge(text, 1, Integer::sum);
                    return number == 1 ? text : text + "\n" + number;
                })
                .toList();
    }

    private int find(int level, int rowBefore) {
        long key = 0;
        for (int d = 0; d < placeNow.length; d++) {
            if (shape.levels()
                    .get(level)
                    .keeps()
                    .contains(shape.dimensions().get(d).name())) {
                int place = dimensionBefore[d] < 0 ? -1 : placeNow[d][place(d, rowBefore)];
                if (place < 0) {
                    return -1;
                }
                key |= (long) place << table.layout().shift(d);
            }
        }
        return find(level, key);
    }

    private int place(int d, int rowBefore) {
        return rows.place(dimensionBefore[d], rowBefore);
    }

    private int find(int level, long key) {
        int low = 0;
        int high = table.rows() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = table.level(middle) != level
                    ? Integer.compare(table.level(middle), level)
                    : Long.compare(table.key(middle), key);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** The codes of an earlier row that another of its levels keeps, with that level. */
    private List<Integer> codes(int levelBefore, int rowBefore) {
        List<Integer> codes = new ArrayList<>();
        codes.add(levelBefore);
        for (int d = 0; d < rows.dimensions().size(); d++) {
            boolean kept =
                    rows.levels().get(levelBefore).contains(rows.dimensions().get(d));
            codes.add(kept ? rows.place(d, rowBefore) : -1);
        }
        return codes;
    }

    /** The row of the earlier release, or -1 where the row is new. */
    int before(int row) {
        return before[row];
    }

    /** The rows of the earlier release that the table lacks. */
    int[] gone() {
        return gone.clone();
    }

    /**
     * The lowest total, of those in the table, that a gone row was part of; -1 for none.
     *
     * @param ends gone totals at which the search ends with none
     */
    int totalOf(int rowBefore, IntPredicate ends) {
        List<String> kept = rows.levels().get(rows.level(rowBefore));
        for (int level = rows.level(rowBefore) + 1; level < rows.levels().size(); level++) {
            if (!kept.containsAll(rows.levels().get(level))) {
                continue;
            }
            int now = levelNow[level] < 0 ? -1 : find(levelNow[level], rowBefore);
            if (now >= 0) {
                return now;
            }
            Integer total = goneByCodes.get(codes(level, rowBefore));
            if (total != null && ends.test(total)) {
                return -1;
            }
        }
        return -1;
    }
}
