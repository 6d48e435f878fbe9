// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.linear.Bounds;
import fr.parution.linear.Elimination;
import fr.parution.linear.LinearSystem;
import fr.parution.linear.SparseMatrix;
import fr.parution.table.RawTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What combinations of lines give away where margins cross, found by elimination over all lines of a period at once
 * (Langsrud, "Secondary Cell Suppression by Gaussian Elimination", Privacy in Statistical Databases 2024): a hidden row that
 * the shown ones determine, and a hidden row of too few persons that somebody who is alone in another can compute from his
 * own figures. One line for each total says all that there is to say; the others follow. Then what follows from numbers of
 * files being whole, and 1 at least ({@link Bounds}).
 */
final class Recovery {

    /** A figure is too closely bounded where it cannot be a tenth more or less. */
    private static final int CLOSE = 10;

    private final Margins margins;
    private final RawTable table;
    private final ContributorGroup group;
    private final PrimaryRules rules;
    private final ShownFiles files;
    private final BitSet hidden;
    /** The unknown that each row is, or -1 where it is known. */
    private final int[] unknownOfRow;

    private int unknowns;

    Recovery(Margins margins, ContributorGroup group, PrimaryRules rules, ShownFiles files, BitSet hidden) {
        this.margins = margins;
        this.table = margins.table();
        this.group = group;
        this.rules = rules;
        this.files = files;
        this.hidden = hidden;
        this.unknownOfRow = new int[table.rows()];
        for (int row = 0; row < unknownOfRow.length; row++) {
            unknownOfRow[row] = hidden.get(row) && persons(row) > 0 ? unknown(row) : -1;
        }
    }

    /**
     * Whether there is anything to look for: where margins are nested, lines by themselves tell all, save what a shown
     * number of files says of those behind a figure that is hidden beside it.
     */
    static boolean canFind(Margins margins, ContributorGroup group, ShownFiles files) {
        return margins.cross() || (group.files() >= 0 && !files.isNothing());
    }

    /** A total of which one part alone has persons is that part under another name. */
    private int unknown(int row) {
        for (int line = margins.firstLine(row); line < margins.firstLine(row) + margins.linesOf(row); line++) {
            int only = onlyPart(line);
            if (only >= 0 && unknownOfRow[only] >= 0) {
                return unknownOfRow[only];
            }
        }
        return unknowns++;
    }

    private int onlyPart(int line) {
        int only = -1;
        for (int place = margins.startOfParts(line); place < margins.startOfParts(line + 1); place++) {
            int part = margins.part(place);
            if (persons(part) > 0) {
                if (only >= 0) {
                    return -1;
                }
                only = part;
            }
        }
        return only;
    }

    /** The hidden rows that are given away. */
    BitSet found() {
        BitSet found = new BitSet();
        if (margins.cross()) {
            addTied(found);
        }
        if (group.files() >= 0) {
            addBounded(found);
        }
        return found;
    }

    private void addTied(BitSet found) {
        Elimination elimination = Elimination.of(matrix());
        Map<Integer, List<Integer>> alone = alone(elimination);
        for (int row = 0; row < unknownOfRow.length; row++) {
            int unknown = unknownOfRow[row];
            if (unknown >= 0) {
                boolean determined = elimination.isDetermined(unknown);
                found.set(
                        row,
                        determined || isKnownToOne(row, alone.getOrDefault(elimination.classOf(unknown), List.of())));
            }
        }
    }

    /** The rows of a single person, by what they are tied to. */
    private Map<Integer, List<Integer>> alone(Elimination elimination) {
        Map<Integer, List<Integer>> alone = new HashMap<>();
        for (int row = 0; row < unknownOfRow.length; row++) {
            int unknown = unknownOfRow[row];
            if (unknown >= 0 && persons(row) == 1 && !elimination.isDetermined(unknown)) {
                alone.computeIfAbsent(elimination.classOf(unknown), tied -> new ArrayList<>())
                        .add(row);
            }
        }
        return alone;
    }

    /** Whether somebody who is alone in another row can tell this one. A total of one person is his rows' own sum. */
    private boolean isKnownToOne(int row, List<Integer> alone) {
        boolean judged = rules.threshold().isUnsafe(persons(row)) && (margins.isAtom(row) || persons(row) > 1);
        return judged && alone.stream().anyMatch(other -> !margins.holds(other, row) && !margins.holds(row, other));
    }

    /**
     * Adds the rows of too few persons whose number of files is bounded too closely: by what their own row shows of it, and
     * by lines, which carry the bounds on from row to row. All lines count here, since each may be the tightest.
     */
    private void addBounded(BitSet found) {
        int[] numbers = new int[table.rows()];
        long[] least = new long[hidden.cardinality()];
        long[] most = new long[least.length];
        int count = 0;
        for (int row = 0; row < numbers.length; row++) {
            // A row that is hidden as a whole may hide nothing of the figure: that matters where each is bounded above.
            numbers[row] = hidden.get(row) && (persons(row) > 0 || !files.isNothing()) ? count : -1;
            if (numbers[row] >= 0) {
                least[count] = files.least(row);
                most[count++] = files.most(row);
            }
        }
        SparseMatrix.Builder matrix = new SparseMatrix.Builder(count);
        long[] constants = new long[margins.lines()];
        int equations = 0;
        for (int line = 0; line < margins.lines(); line++) {
            if (margins.addLine(matrix, line, numbers)) {
                constants[equations++] = leftOf(line);
            }
        }
        Bounds bounds = new Bounds(new LinearSystem(
                matrix.build(),
                Arrays.copyOf(constants, equations),
                Arrays.copyOf(least, count),
                Arrays.copyOf(most, count)));
        for (int row = hidden.nextSetBit(0); row >= 0; row = hidden.nextSetBit(row + 1)) {
            if (numbers[row] >= 0 && rules.threshold().isUnsafe(persons(row))) {
                long own = table.value(group.files(), row);
                long room = Math.max(1, own / CLOSE);
                boolean below = bounds.least(numbers[row]) <= own - room;
                boolean above = bounds.most(numbers[row]) >= own + room;
                found.set(row, found.get(row) || !(below || above));
            }
        }
    }

    private long leftOf(int line) {
        long left = 0;
        for (int place = margins.startOfParts(line); place < margins.startOfParts(line + 1); place++) {
            int part = margins.part(place);
            left += hidden.get(part) ? table.value(group.files(), part) : 0;
        }
        int total = margins.total(line);
        return hidden.get(total) ? left - table.value(group.files(), total) : left;
    }

    private SparseMatrix matrix() {
        SparseMatrix.Builder matrix = new SparseMatrix.Builder(unknowns);
        for (int row = 0; row < table.rows(); row++) {
            if (!margins.isAtom(row)) {
                margins.addLine(matrix, margins.firstLine(row), unknownOfRow);
            }
        }
        return matrix.build();
    }

    private long persons(int row) {
        return table.value(group.persons(), row);
    }
}
