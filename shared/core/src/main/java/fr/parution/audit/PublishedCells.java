// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One period of a data set as it is published: of each row its level, its codes, and its figures or that they are hidden.
 * Rows stand in an order of their own, by level and codes, whatever they were read from.
 */
public final class PublishedCells {

    /** In the place of a figure that is hidden. */
    public static final long HIDDEN = Long.MIN_VALUE;

    /** In the place of a figure that does not exist. */
    public static final long EMPTY = Long.MIN_VALUE + 1;

    private final AuditScheme scheme;
    private final String period;
    private final int[] levels;
    private final int[][] codes;
    private final List<List<String>> texts;
    private final long[][] values;
    private final int[] sources;

    private PublishedCells(AuditScheme scheme, String period, Builder builder) {
        this.scheme = scheme;
        this.period = period;
        this.texts = builder.texts.stream().map(List::copyOf).toList();
        int[][] ranks = ranks();
        Integer[] order = IntStream.range(0, builder.rows.size()).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparing(builder.rows::get, (a, b) -> compare(ranks, a, b)));
        this.sources = Arrays.stream(order).mapToInt(Integer::intValue).toArray();
        this.levels = new int[order.length];
        this.codes = new int[order.length][];
        this.values = new long[scheme.measures().size()][order.length];
        for (int row = 0; row < order.length; row++) {
            Row added = builder.rows.get(order[row]);
            levels[row] = added.level;
            codes[row] = added.codes;
            for (int m = 0; m < values.length; m++) {
                values[m][row] = added.values[m];
            }
        }
    }

    private record Row(int level, int[] codes, long[] values) {}

    private int[][] ranks() {
        int[][] ranks = new int[texts.size()][];
        for (int axis = 0; axis < ranks.length; axis++) {
            List<String> known = texts.get(axis);
            Integer[] order = IntStream.range(0, known.size()).boxed().toArray(Integer[]::new);
            Arrays.sort(order, Comparator.comparing(known::get));
            ranks[axis] = new int[order.length];
            for (int rank = 0; rank < order.length; rank++) {
                ranks[axis][order[rank]] = rank;
            }
        }
        return ranks;
    }

    private static int compare(int[][] ranks, Row a, Row b) {
        int order = Integer.compare(a.level, b.level);
        for (int axis = 0; order == 0 && axis < ranks.length; axis++) {
            order = Integer.compare(ranks[axis][a.codes[axis]], ranks[axis][b.codes[axis]]);
        }
        // Entities that are described alike: by what is shown of them, so that it does not matter which came first.
        return order != 0 ? order : Arrays.compare(a.values, b.values);
    }

    /** How the table adds up. */
    public AuditScheme scheme() {
        return scheme;
    }

    /** What the rows say of their period. */
    public String period() {
        return period;
    }

    /** How many rows there are. */
    public int rows() {
        return levels.length;
    }

    /** The level of a row. */
    public int level(int row) {
        return levels[row];
    }

    /** The number of a row's code on a dimension, the same for the same text. */
    int code(int axis, int row) {
        return codes[row][axis];
    }

    /** How many codes a dimension has here, that of sums over it among them. */
    int codes(int axis) {
        return texts.get(axis).size();
    }

    /** What a row says on each dimension, nothing where its level sums over it. */
    List<String> texts(int row) {
        List<String> said = new ArrayList<>();
        for (int axis = 0; axis < texts.size(); axis++) {
            said.add(texts.get(axis).get(codes[row][axis]));
        }
        return said;
    }

    /** A figure, in the unit it is published in; {@link #HIDDEN} or {@link #EMPTY} where there is none. */
    public long value(int measure, int row) {
        return values[measure][row];
    }

    /** Whether a figure is hidden. */
    public boolean isHidden(int measure, int row) {
        return values[measure][row] == HIDDEN;
    }

    /** The rows in which a measure is hidden. */
    public BitSet hidden(int measure) {
        BitSet hidden = new BitSet(rows());
        for (int row = 0; row < rows(); row++) {
            hidden.set(row, isHidden(measure, row));
        }
        return hidden;
    }

    /** Whether anything of a row is hidden. */
    public boolean hidesAnything(int row) {
        return Arrays.stream(values).anyMatch(column -> column[row] == HIDDEN);
    }

    /** As which row it was added, counted from 0. */
    public int source(int row) {
        return sources[row];
    }

    /** Where a figure stands, without any figure: period, level, codes, measure. */
    public String place(int measure, int row) {
        List<String> at = new ArrayList<>();
        for (int axis : scheme.levels().get(levels[row]).axes()) {
            at.add(texts.get(axis).get(codes[row][axis]));
        }
        return period + "/" + scheme.levels().get(levels[row]).label() + "/" + String.join(",", at) + "/"
                + scheme.measures().get(measure).name();
    }

    @Override
    public String toString() {
        return "PublishedCells[period=" + period + ", rows=" + rows() + "]";
    }

    /** Takes rows one by one, in any order. */
    public static final class Builder {

        private final AuditScheme scheme;
        private final List<List<String>> texts = new ArrayList<>();
        private final List<Map<String, Integer>> places = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();

        /** For a table that adds up like that. */
        public Builder(AuditScheme scheme) {
            this.scheme = scheme;
            scheme.axes().forEach(axis -> {
                texts.add(new ArrayList<>(List.of("")));
                places.add(new HashMap<>(Map.of("", 0)));
            });
        }

        /**
         * Adds a row.
         *
         * @param codes what it says on each dimension; nothing is read where its level sums over it
         * @param values its figures, in the unit they are published in; owned by the cells from now on
         */
        public void add(int level, List<String> codes, long[] values) {
            int[] coded = new int[codes.size()];
            for (int axis : scheme.levels().get(level).axes()) {
                String text = codes.get(axis);
                Integer place = places.get(axis).get(text);
                if (place == null) {
                    place = texts.get(axis).size();
                    texts.get(axis).add(text);
                    places.get(axis).put(text, place);
                }
                coded[axis] = place;
            }
            rows.add(new Row(level, coded, values));
        }

        /** How many rows were added. */
        public int rows() {
            return rows.size();
        }

        /** The cells of all rows so far. */
        public PublishedCells build(String period) {
            return new PublishedCells(scheme, period, this);
        }
    }
}
