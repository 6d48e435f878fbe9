// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A worked example of a data set: a few rows of the source, all invented, and what must come of them.
 *
 * @param where its file, line and column
 * @param name one sentence: what it shows
 * @param asOf the day up to which the source is known
 * @param rows by relation; a relation that is not named has no rows
 */
public record Example(String where, Text name, LocalDate asOf, Map<String, ExampleTable> rows, Outcome outcome) {

    /** Copies its map. */
    public Example {
        rows = Map.copyOf(rows);
    }

    /** What must come of the rows. */
    public sealed interface Outcome {}

    /**
     * Exactly these published rows, in this order, as far as the named columns tell.
     *
     * @param levels of which levels; of all, where none is named
     */
    public record Gives(ExampleTable table, List<String> levels) implements Outcome {
        /** Copies its list. */
        public Gives {
            levels = List.copyOf(levels);
        }
    }

    /** A refusal, with problems of this code and no other. */
    public record Refused(String where, ProblemCode code) implements Outcome {}
}
