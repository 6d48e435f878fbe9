// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.Contributors;
import fr.parution.table.RawTable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * What subtraction leaves of a shown amount: the sum of the hidden amounts below it that lie under no other shown row. It is
 * as good as published, and so must be safe by the same rules. Of each hidden amount the two largest parts are known, but
 * not whose they are; how many contributors have parts in several follows from their numbers. From both comes the most that
 * the largest contributors to the whole can have. Persons are one kind of contributors, each kind of bodies is another.
 */
final class LeftAmount {

    private final RawTable table;
    private final Contributors contributors;
    private final List<Kind> kinds = new ArrayList<>();
    private long sum;

    LeftAmount(RawTable table, Contributors contributors) {
        this.table = table;
        this.contributors = contributors;
        kinds.add(new Kind(table, contributors.persons(), contributors.largest(), contributors.second()));
        for (Contributors.Bodies bodies : contributors.bodies()) {
            kinds.add(new Kind(table, bodies.count(), bodies.largest(), bodies.second()));
        }
    }

    /** What is left of the total of a line while those rows are hidden. */
    static LeftAmount of(Margins margins, Contributors contributors, BitSet hidden, int line) {
        LeftAmount left = new LeftAmount(margins.table(), contributors);
        left.addParts(margins, hidden, line);
        return left;
    }

    private void addParts(Margins margins, BitSet hidden, int line) {
        for (int part : margins.parts(line)) {
            if (!hidden.get(part)) {
                addShown(part);
            } else if (margins.isAtom(part)) {
                addHidden(part);
            } else {
                addParts(margins, hidden, margins.firstLine(part));
            }
        }
    }

    /** Adds a hidden row of the full cross. */
    void addHidden(int row) {
        sum += table.value(contributors.sum(), row);
        kinds.forEach(kind -> kind.addHidden(row));
    }

    /** Adds a row that is subtracted. */
    void addShown(int row) {
        kinds.forEach(kind -> kind.shown += table.value(kind.count, row));
    }

    /**
     * Whether nobody is shown by what is left.
     *
     * @param total the shown row
     */
    boolean isSafe(int total, PrimaryRules rules) {
        return kinds.stream().allMatch(kind -> kind.isSafe(total, sum, rules));
    }

    /** The contributors of one kind. */
    private static final class Kind {

        private final RawTable table;
        private final int count;
        private final int first;
        private final int second;
        private final List<Long> largest = new ArrayList<>();
        private final List<Long> parts = new ArrayList<>();
        private long hidden;
        private long shown;

        /**
         * @param count index of the aggregate that counts them
         * @param first index of the largest part of one
         * @param second index of the second largest
         */
        Kind(RawTable table, int count, int first, int second) {
            this.table = table;
            this.count = count;
            this.first = first;
            this.second = second;
        }

        void addHidden(int row) {
            hidden += table.value(count, row);
            largest.add(table.value(first, row));
            parts.add(table.value(first, row));
            parts.add(table.value(second, row));
        }

        boolean isSafe(int total, long sum, PrimaryRules rules) {
            long left = table.value(count, total) - shown;
            // Each one who is not among these was counted before.
            long repeats = Math.max(0, hidden - Math.max(0, left));
            long one = sumOfMost(largest, repeats + 1);
            long two = sumOfMost(parts, repeats + 2);
            return !rules.isConcentrated(sum, one, two - one);
        }
    }

    private static long sumOfMost(List<Long> values, long count) {
        return values.stream()
                .sorted(Comparator.reverseOrder())
                .limit(count)
                .mapToLong(Long::longValue)
                .sum();
    }
}
