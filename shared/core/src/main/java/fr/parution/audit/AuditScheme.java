// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a published table to add it up: all of it is in the declaration, and published in the certificate.
 *
 * @param period the column that says the period of a row
 * @param level the column that says the level of a row; null where there is one level only
 * @param secrecy the column that says whether figures of a row are hidden; null where none ever is
 * @param axes the dimensions
 * @param levels the full cross, then the margins
 * @param splits the measures that others add up to, row by row
 * @param thresholdPersons rows with fewer persons are hidden; 0 where no persons are described
 */
public record AuditScheme(
        String dataset,
        String period,
        @Nullable String level,
        @Nullable String secrecy,
        List<Axis> axes,
        List<Level> levels,
        List<Measure> measures,
        List<Split> splits,
        int thresholdPersons) {

    /** Copies its lists; refuses what does not point into them. */
    public AuditScheme {
        axes = List.copyOf(axes);
        levels = List.copyOf(levels);
        measures = List.copyOf(measures);
        splits = List.copyOf(splits);
        for (Level kept : levels) {
            require(kept.axes(), axes.size());
        }
        for (Measure measure : measures) {
            require(List.of(Math.max(0, measure.of()), Math.max(0, measure.over())), measures.size());
        }
        for (Split split : splits) {
            require(split.parts(), measures.size());
            require(List.of(split.whole()), measures.size());
        }
        if (levels.isEmpty() || (levels.size() > 1 && level == null)) {
            throw new IllegalArgumentException("every row has a level, and says which");
        }
    }

    private static void require(List<Integer> places, int size) {
        for (int place : places) {
            if (place < 0 || place >= size) {
                throw new IllegalArgumentException("nothing at place " + place);
            }
        }
    }

    /**
     * A dimension.
     *
     * @param columns the columns that together say which code or entity a row is about
     */
    public record Axis(String name, List<String> columns) {
        /** Copies its list. */
        public Axis {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A roll-up.
     *
     * @param axes the places of the dimensions that it does not sum over
     */
    public record Level(String label, List<Integer> axes) {
        /** Copies its list. */
        public Level {
            axes = List.copyOf(axes);
        }
    }

    /** What a measure is to whoever adds up. */
    public enum Kind {
        /** The number of all source rows: it adds up, and a published row has one at least. */
        ROWS,
        /** The number of some source rows: it adds up, and is at most that of all. */
        COUNT,
        /** A sum: it adds up. */
        SUM,
        /** Distinct persons: a total has as many as its largest part at least, and as all together at most. */
        PERSONS,
        /** A quotient of two others. */
        QUOTIENT,
        /** Nothing that can be added up. */
        OTHER;

        /** Whether it adds up over rows. */
        public boolean isAdditive() {
            return this == ROWS || this == COUNT || this == SUM;
        }
    }

    /**
     * A measure, in the unit that it is published in: hundredths where it has decimals.
     *
     * @param decimal whether it has two decimals
     * @param of of a quotient, the place of the measure that is divided, or -1 where it is not published
     * @param over of a quotient, the place of the measure it is divided by, or -1
     * @param factor of a quotient, by how much it is multiplied before it is rounded, half up
     */
    public record Measure(String name, Kind kind, boolean decimal, int of, int over, int factor) {}

    /**
     * A measure that others add up to in each row.
     *
     * @param whole its place
     * @param parts theirs
     */
    public record Split(int whole, List<Integer> parts) {
        /** Copies its list. */
        public Split {
            parts = List.copyOf(parts);
        }
    }
}
