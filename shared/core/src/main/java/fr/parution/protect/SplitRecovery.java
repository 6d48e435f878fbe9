// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.linear.Elimination;
import fr.parution.linear.SparseMatrix;
import fr.parution.table.RawTable;
import fr.parution.table.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the parts of an amount give away by adding up to it. One part absorbs, and has no lines to reckon with: they follow
 * from those of the other parts and of the whole (decision 8). It is known in a row where all that the row hides besides
 * it is; that of others, in turn, may follow from the lines above, by which hidden totals can be told. And it absorbs
 * nothing where lines show that it is nothing: such rows tell the sum of the parts that are left, which ties the lines of
 * one part to those of another. Elimination over the lines of all parts and of the whole, and over the sums of rows, finds
 * what is determined, and what a person who is alone in one part of a row can tell of others.
 */
final class SplitRecovery {

    private final Margins margins;
    private final RawTable table;
    private final PrimaryRules rules;
    /** The groups of the whole, of the part that absorbs, then of the other parts. */
    private final List<Integer> places = new ArrayList<>();

    private final List<ContributorGroup> groups = new ArrayList<>();
    private final List<BitSet> hidden = new ArrayList<>();
    private final List<int[]> unknowns = new ArrayList<>();
    private int count;

    /**
     * @param all the groups of the table
     * @param pattern the rows that are hidden, group by group
     */
    SplitRecovery(Margins margins, List<ContributorGroup> all, Split split, PrimaryRules rules, List<BitSet> pattern) {
        this.margins = margins;
        this.table = margins.table();
        this.rules = rules;
        places.add(ContributorGroup.indexOf(all, split.whole()));
        split.parts().forEach(part -> places.add(ContributorGroup.indexOf(all, part)));
        for (int place : places) {
            groups.add(all.get(place));
            hidden.add(pattern.get(place));
        }
    }

    /** The hidden rows that are given away, by group. */
    Map<Integer, BitSet> found() {
        BitSet nothing = knownToBeNothing(1);
        numberUnknowns(nothing);
        Elimination elimination = Elimination.of(matrix(nothing));
        Map<Integer, List<int[]>> alone = alone(elimination);
        Map<Integer, BitSet> found = new TreeMap<>();
        for (int g = 0; g < groups.size(); g++) {
            for (int row = 0; row < table.rows(); row++) {
                int unknown = unknown(g, row);
                if (unknown >= 0
                        && persons(g, row) > 0
                        && (elimination.isDetermined(unknown)
                                || isKnownToOne(g, row, alone.getOrDefault(elimination.classOf(unknown), List.of())))) {
                    found.computeIfAbsent(places.get(g), group -> new BitSet()).set(row);
                }
            }
        }
        return found;
    }

    /** The rows that hide a figure although lines show that there is nothing of it: from totals down, and up. */
    private BitSet knownToBeNothing(int g) {
        BitSet known = new BitSet();
        int before;
        do {
            before = known.cardinality();
            for (int line = margins.lines() - 1; line >= 0; line--) {
                follow(g, line, known);
            }
        } while (known.cardinality() > before);
        return known;
    }

    private void follow(int g, int line, BitSet known) {
        BitSet rows = hidden.get(g);
        long left = 0;
        boolean open = false;
        for (int place = margins.startOfParts(line); place < margins.startOfParts(line + 1); place++) {
            int part = margins.part(place);
            left += rows.get(part) ? persons(g, part) : 0;
            open |= rows.get(part) && !known.get(part);
        }
        int total = margins.total(line);
        boolean totalKnown = !rows.get(total) || known.get(total);
        if (left == 0 && open && totalKnown) {
            for (int place = margins.startOfParts(line); place < margins.startOfParts(line + 1); place++) {
                int part = margins.part(place);
                known.set(part, known.get(part) || rows.get(part));
            }
        }
        if (!totalKnown && !open && persons(g, total) == 0) {
            known.set(total);
        }
    }

    /** What is hidden is an unknown, unless lines tell that there is none of it. */
    private void numberUnknowns(BitSet nothing) {
        for (int g = 0; g < groups.size(); g++) {
            BitSet known = g == 1 ? nothing : knownToBeNothing(g);
            int[] numbers = new int[table.rows()];
            for (int row = 0; row < numbers.length; row++) {
                numbers[row] = hidden.get(g).get(row) && !known.get(row) ? count++ : -1;
            }
            unknowns.add(numbers);
        }
    }

    /** The lines of the whole and of each part that does not absorb, and the sums of rows. */
    private SparseMatrix matrix(BitSet nothing) {
        SparseMatrix.Builder matrix = new SparseMatrix.Builder(count);
        for (int g = 0; g < groups.size(); g++) {
            for (int row = 0; g != 1 && row < table.rows(); row++) {
                if (!margins.isAtom(row)) {
                    margins.addLine(matrix, margins.firstLine(row), unknowns.get(g));
                }
            }
        }
        for (int row = 0; row < table.rows(); row++) {
            if (unknown(1, row) >= 0 || nothing.get(row)) {
                addRow(matrix, row);
            }
        }
        return matrix.build();
    }

    private void addRow(SparseMatrix.Builder matrix, int row) {
        int[] terms = new int[groups.size()];
        int[] coefficients = new int[groups.size()];
        int length = 0;
        for (int g = 0; g < groups.size(); g++) {
            if (unknown(g, row) >= 0) {
                terms[length] = unknown(g, row);
                coefficients[length++] = g == 0 ? -1 : 1;
            }
        }
        if (length > 0) {
            matrix.add(Arrays.copyOf(terms, length), Arrays.copyOf(coefficients, length));
        }
    }

    /** Where one person alone is behind a part, by what that part is tied to: group and row. */
    private Map<Integer, List<int[]>> alone(Elimination elimination) {
        Map<Integer, List<int[]>> alone = new HashMap<>();
        for (int g = 0; g < groups.size(); g++) {
            for (int row = 0; row < table.rows(); row++) {
                int unknown = unknown(g, row);
                if (unknown >= 0 && persons(g, row) == 1 && !elimination.isDetermined(unknown)) {
                    alone.computeIfAbsent(elimination.classOf(unknown), tied -> new ArrayList<>())
                            .add(new int[] {g, row});
                }
            }
        }
        return alone;
    }

    /** Whether somebody who is alone elsewhere can tell this one; his own files are in every total above them. */
    private boolean isKnownToOne(int g, int row, List<int[]> alone) {
        boolean judged = rules.threshold().isUnsafe(persons(g, row)) && (margins.isAtom(row) || persons(g, row) > 1);
        return judged
                && alone.stream()
                        .anyMatch(other -> !(other[0] == g && other[1] == row)
                                && !(persons(g, row) == 1
                                        && (margins.holds(other[1], row) || margins.holds(row, other[1]))));
    }

    private int unknown(int g, int row) {
        return unknowns.get(g)[row];
    }

    private long persons(int g, int row) {
        return table.value(groups.get(g).persons(), row);
    }
}
