// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.RawTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What is published of hidden figures, as sums over those of the full cross: what each shown total leaves of a figure and, where
 * figures are the parts of another one, what each row and each total that shows the whole leaves of them. A hidden total is
 * the sum of its own rows, and no unknown of its own.
 */
final class HiddenSums {

    private final Margins margins;
    private final RawTable table;
    private final List<Figure> figures = new ArrayList<>();
    private final List<int[]> sums = new ArrayList<>();
    private int count;

    /**
     * A figure.
     *
     * @param aggregate index of what it is
     * @param hidden the rows that hide it
     * @param unknowns the unknown that each hidden row of the full cross is, or -1
     */
    private record Figure(int aggregate, BitSet hidden, int[] unknowns) {}

    HiddenSums(Margins margins) {
        this.margins = margins;
        this.table = margins.table();
    }

    /** Adds a figure, and gives its number. */
    int addFigure(int aggregate, BitSet rows) {
        int[] unknowns = new int[table.rows()];
        Arrays.fill(unknowns, -1);
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            unknowns[row] = margins.isAtom(row) ? count++ : -1;
        }
        figures.add(new Figure(aggregate, rows, unknowns));
        return figures.size() - 1;
    }

    /** Adds what shown totals leave of a figure. */
    void addLines(int figure) {
        for (int row = 0; row < table.rows(); row++) {
            if (!margins.isAtom(row)) {
                addLeft(row, figures.get(figure).hidden(), List.of(figure));
            }
        }
    }

    /**
     * Adds what rows and totals leave that show a whole.
     *
     * @param rows those that hide the whole
     * @param parts the figures that add up to it
     */
    void addWhole(BitSet rows, List<Integer> parts) {
        for (int row = 0; row < table.rows(); row++) {
            addLeft(row, rows, parts);
        }
    }

    private void addLeft(int row, BitSet rows, List<Integer> parts) {
        if (!rows.get(row)) {
            IntStream.Builder left = IntStream.builder();
            collect(row, rows::get, left);
            int[] atoms = left.build().toArray();
            int[] sum = parts.stream()
                    .flatMapToInt(part -> unknowns(part, atoms))
                    .sorted()
                    .toArray();
            if (sum.length > 0) {
                sums.add(sum);
            }
        }
    }

    /** The rows of the full cross below a row, each through parts that are within: hidden ones, or any. */
    private void collect(int row, IntPredicate within, IntStream.Builder atoms) {
        if (margins.isAtom(row)) {
            atoms.add(row);
        } else {
            int line = margins.firstLine(row);
            for (int place = margins.startOfParts(line); place < margins.startOfParts(line + 1); place++) {
                if (within.test(margins.part(place))) {
                    collect(margins.part(place), within, atoms);
                }
            }
        }
    }

    private IntStream unknowns(int figure, int[] atoms) {
        return Arrays.stream(atoms)
                .map(atom -> figures.get(figure).unknowns()[atom])
                .filter(unknown -> unknown >= 0);
    }

    /** The unknowns of which a hidden figure is the sum, beside what is known of it. */
    IntStream within(int figure, int row) {
        IntStream.Builder atoms = IntStream.builder();
        collect(row, part -> true, atoms);
        return unknowns(figure, atoms.build().toArray());
    }

    /** How many unknowns there are. */
    int unknowns() {
        return count;
    }

    /** Whether some unknown is below 0: then no sum bounds any. */
    boolean mayBeNegative() {
        return Arrays.stream(values()).anyMatch(value -> value < 0);
    }

    /** What each unknown is. */
    double[] values() {
        double[] values = new double[count];
        for (Figure figure : figures) {
            for (int row = 0; row < table.rows(); row++) {
                if (figure.unknowns()[row] >= 0) {
                    values[figure.unknowns()[row]] = table.value(figure.aggregate(), row);
                }
            }
        }
        return values;
    }

    /** The unknowns of each sum, rising; each sum once. */
    int[][] sums() {
        Set<List<Integer>> each = new LinkedHashSet<>();
        return sums.stream()
                .filter(sum -> each.add(Arrays.stream(sum).boxed().toList()))
                .toArray(int[][]::new);
    }
}
