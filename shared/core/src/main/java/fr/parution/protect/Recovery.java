// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.linear.Elimination;
import fr.parution.linear.SparseMatrix;
import fr.parution.table.RawTable;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What combinations of lines give away where margins cross, found by elimination over all lines of a period at once
 * (Langsrud, "Secondary Cell Suppression by Gaussian Elimination", Privacy in Statistical Databases 2024): a hidden row that
 * the shown ones determine, and a hidden row of too few persons that somebody who is alone in another can compute from his
 * own figures. One line for each total says all that there is to say; the others follow.
 */
final class Recovery {

    private final Margins margins;
    private final RawTable table;
    private final ContributorGroup group;
    private final PrimaryRules rules;
    /** The unknown that each row is, or -1 where it is known. */
    private final int[] unknownOfRow;

    private int unknowns;

    Recovery(Margins margins, ContributorGroup group, PrimaryRules rules, BitSet hidden) {
        this.margins = margins;
        this.table = margins.table();
        this.group = group;
        this.rules = rules;
        this.unknownOfRow = new int[table.rows()];
        for (int row = 0; row < unknownOfRow.length; row++) {
            unknownOfRow[row] = hidden.get(row) && persons(row) > 0 ? unknown(row) : -1;
        }
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
        Elimination elimination = Elimination.of(matrix());
        long[] persons = new long[unknowns];
        for (int row = 0; row < unknownOfRow.length; row++) {
            if (unknownOfRow[row] >= 0) {
                persons[unknownOfRow[row]] = persons(row);
            }
        }
        int[] alone = new int[unknowns];
        for (int unknown = 0; unknown < unknowns; unknown++) {
            if (persons[unknown] == 1 && !elimination.isDetermined(unknown)) {
                alone[elimination.classOf(unknown)]++;
            }
        }
        BitSet found = new BitSet();
        for (int row = 0; row < unknownOfRow.length; row++) {
            int unknown = unknownOfRow[row];
            if (unknown >= 0) {
                boolean determined = elimination.isDetermined(unknown);
                int others = determined ? 0 : alone[elimination.classOf(unknown)] - (persons[unknown] == 1 ? 1 : 0);
                boolean few = rules.threshold().isUnsafe(persons[unknown]);
                found.set(row, determined || (few && others > 0));
            }
        }
        return found;
    }

    private SparseMatrix matrix() {
        SparseMatrix.Builder matrix = new SparseMatrix.Builder(unknowns);
        for (int row = 0; row < table.rows(); row++) {
            if (!margins.isAtom(row)) {
                addLine(matrix, margins.firstLine(row));
            }
        }
        return matrix.build();
    }

    private void addLine(SparseMatrix.Builder matrix, int line) {
        int[] unknowns = new int[margins.startOfParts(line + 1) - margins.startOfParts(line) + 1];
        int[] coefficients = new int[unknowns.length];
        int count = 0;
        for (int place = margins.startOfParts(line); place < margins.startOfParts(line + 1); place++) {
            int part = margins.part(place);
            if (unknownOfRow[part] >= 0) {
                unknowns[count] = unknownOfRow[part];
                coefficients[count++] = 1;
            }
        }
        int total = margins.total(line);
        if (unknownOfRow[total] >= 0) {
            unknowns[count] = unknownOfRow[total];
            coefficients[count++] = -1;
        }
        if (count > 0) {
            matrix.add(Arrays.copyOf(unknowns, count), Arrays.copyOf(coefficients, count));
        }
    }

    private long persons(int row) {
        return table.value(group.persons(), row);
    }
}
