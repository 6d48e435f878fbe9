// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How the rows of a period add up. Levels may cross: a level is finer than another if it keeps all that the other keeps and
 * more. Of each margin one decomposition is enough, that into the coarsest finer level, since the rows of that one are
 * decomposed in turn, down to the full cross; all others follow. They do not where totals are only bounded by their parts.
 */
final class Lines {

    private final PublishedCells cells;
    private final List<AuditScheme.Level> levels;
    private final int[] rowsOfLevel;
    private final int[] bits;

    private Lines(PublishedCells cells) {
        this.cells = cells;
        this.levels = cells.scheme().levels();
        this.rowsOfLevel = new int[levels.size()];
        for (int row = 0; row < cells.rows(); row++) {
            rowsOfLevel[cells.level(row)]++;
        }
        this.bits = IntStream.range(0, cells.scheme().axes().size())
                .map(axis -> 32 - Integer.numberOfLeadingZeros(cells.codes(axis)))
                .toArray();
        if (Arrays.stream(bits).sum() > 63) {
            throw new IllegalArgumentException("the dimensions need more than 63 bits");
        }
    }

    /** One decomposition of each margin, the finest margins first. */
    static List<Line> structural(PublishedCells cells) {
        Lines lines = new Lines(cells);
        List<Line> all = new ArrayList<>();
        for (int level : lines.finestFirst()) {
            int finer = lines.coarsestFiner(level);
            if (finer >= 0) {
                all.addAll(lines.between(level, finer));
            }
        }
        return all;
    }

    /** Each margin and every level that is finer with none in between, the finest margins first. */
    static List<Line> all(PublishedCells cells) {
        Lines lines = new Lines(cells);
        List<Line> all = new ArrayList<>();
        for (int level : lines.finestFirst()) {
            for (int finer = 0; finer < lines.levels.size(); finer++) {
                if (lines.isNext(level, finer)) {
                    all.addAll(lines.between(level, finer));
                }
            }
        }
        return all;
    }

    private List<Integer> finestFirst() {
        return IntStream.range(0, levels.size())
                .boxed()
                .sorted(Comparator.comparing(level -> -levels.get(level).axes().size()))
                .toList();
    }

    private boolean isFiner(int level, int finer) {
        Set<Integer> kept = Set.copyOf(levels.get(finer).axes());
        return kept.size() > levels.get(level).axes().size()
                && kept.containsAll(levels.get(level).axes());
    }

    private boolean isNext(int level, int finer) {
        return isFiner(level, finer)
                && IntStream.range(0, levels.size())
                        .noneMatch(between -> isFiner(level, between) && isFiner(between, finer));
    }

    private int coarsestFiner(int level) {
        int best = -1;
        for (int finer = 0; finer < levels.size(); finer++) {
            if (isFiner(level, finer) && (best < 0 || rowsOfLevel[finer] <= rowsOfLevel[best])) {
                best = finer;
            }
        }
        return best;
    }

    private List<Line> between(int level, int finer) {
        Map<Long, List<Integer>> totals = new LinkedHashMap<>();
        Map<Long, List<Integer>> parts = new HashMap<>();
        List<Integer> axes = levels.get(level).axes();
        for (int row = 0; row < cells.rows(); row++) {
            if (cells.level(row) == level) {
                totals.computeIfAbsent(key(row, axes), k -> new ArrayList<>()).add(row);
            } else if (cells.level(row) == finer) {
                parts.computeIfAbsent(key(row, axes), k -> new ArrayList<>()).add(row);
            }
        }
        List<Line> lines = new ArrayList<>();
        totals.forEach((key, rows) -> lines.add(new Line(ints(rows), ints(parts.getOrDefault(key, List.of())))));
        parts.forEach((key, rows) -> {
            if (!totals.containsKey(key)) {
                throw new IllegalArgumentException(cells.place(0, rows.get(0)) + ": no row of level "
                        + levels.get(level).label() + " above");
            }
        });
        return lines;
    }

    private long key(int row, List<Integer> axes) {
        long key = 0;
        for (int axis : axes) {
            key = key << bits[axis] | cells.code(axis, row);
        }
        return key;
    }

    private static int[] ints(List<Integer> rows) {
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }
}
