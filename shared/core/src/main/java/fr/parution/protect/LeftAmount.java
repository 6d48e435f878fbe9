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
 * not whose they are; how many persons have parts in several follows from the numbers of persons. From both comes the most
 * that the largest contributors to the whole can have.
 */
final class LeftAmount {

    private final RawTable table;
    private final Contributors contributors;
    private final List<Long> largest = new ArrayList<>();
    private final List<Long> parts = new ArrayList<>();
    private long sum;
    private long hiddenPersons;
    private long shownPersons;

    LeftAmount(RawTable table, Contributors contributors) {
        this.table = table;
        this.contributors = contributors;
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
        hiddenPersons += table.value(contributors.persons(), row);
        largest.add(table.value(contributors.largest(), row));
        parts.add(table.value(contributors.largest(), row));
        parts.add(table.value(contributors.second(), row));
    }

    /** Adds a row that is subtracted. */
    void addShown(int row) {
        shownPersons += table.value(contributors.persons(), row);
    }

    /**
     * Whether nobody is shown by what is left.
     *
     * @param total the shown row
     */
    boolean isSafe(int total, PrimaryRules rules) {
        long persons = table.value(contributors.persons(), total) - shownPersons;
        // Each person who is not one of these is one who was counted before.
        long repeats = Math.max(0, hiddenPersons - Math.max(0, persons));
        long first = sumOfMost(largest, repeats + 1);
        long two = sumOfMost(parts, repeats + 2);
        return !rules.isConcentrated(sum, first, two - first);
    }

    private static long sumOfMost(List<Long> values, long count) {
        return values.stream()
                .sorted(Comparator.reverseOrder())
                .limit(count)
                .mapToLong(Long::longValue)
                .sum();
    }
}
