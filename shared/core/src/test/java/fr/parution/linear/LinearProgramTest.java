// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Programs whose least is known without solving them. */
final class LinearProgramTest {

    /**
     * Of a table with all its margins published, a cell lies between what its row and its column have together beyond the whole,
     * and the smaller of both, and reaches either (Fréchet, "Les tableaux de corrélation dont les marges sont données", Annales de
     * l'Université de Lyon, section A, 14, 1951; Dobra and Fienberg, "Bounds for cell entries in contingency tables given
     * marginal totals and decomposable graphs", PNAS 97, 2000).
     */
    @Property(tries = 200)
    void cellsOfATableReachTheBoundsOfItsMargins(@ForAll long seed) {
        Random random = new Random(seed);
        int rows = 2 + random.nextInt(6);
        int columns = 2 + random.nextInt(6);
        double[] cells = IntStream.range(0, rows * columns)
                .mapToDouble(cell -> random.nextInt(3) == 0 ? 0 : Math.rint(Math.exp(random.nextDouble() * 14)))
                .toArray();
        cells[0] += 1;
        List<int[]> sums = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int first = row * columns;
            sums.add(IntStream.range(first, first + columns).toArray());
        }
        for (int column = 0; column < columns; column++) {
            int first = column;
            sums.add(IntStream.range(0, rows).map(row -> row * columns + first).toArray());
        }
        int cell = random.nextInt(rows * columns);
        double row = sum(cells, sums.get(cell / columns));
        double column = sum(cells, sums.get(rows + cell % columns));
        double all = Arrays.stream(cells).sum();
        double close = 0.5 + 1e-6 * all;
        LinearProgram program = program(sums.toArray(int[][]::new), cells);
        assertThat(last(program, cells.length, cell, 1)).isCloseTo(Math.max(0, row + column - all), within(close));
        assertThat(last(program, cells.length, cell, -1)).isCloseTo(Math.min(row, column), within(close));
    }

    /** Nobody has to know a solution from the inside: here the only one is at its bounds. */
    @Test
    void findsTheOnlySolution() {
        int[][] sums = {{0, 1}, {1, 2}, {0, 2}};
        double[] figures = {700, 0, 0};
        LinearProgram program = program(sums, figures);
        assertThat(last(program, 3, 0, 1)).isCloseTo(700, within(0.5));
        assertThat(last(program, 3, 0, -1)).isCloseTo(700, within(0.5));
    }

    @Test
    void stopsAtTheFirstThatIsGoodEnough() {
        LinearProgram program = program(new int[][] {{0, 1}}, new double[] {400, 600});
        assertThat(program.find(new double[] {1, 0}, found -> found[0] < 300)).hasValueSatisfying(found -> {
            assertThat(found[0]).isLessThan(300);
            assertThat(found[0] + found[1]).isCloseTo(1000, within(0.5));
        });
        assertThat(program.find(new double[] {1, 0}, found -> found[0] < -1)).isEmpty();
    }

    private static LinearProgram program(int[][] sums, double[] solution) {
        return new LinearProgram(solution.length, sums, new NormalFactor(solution.length, sums), solution);
    }

    /** The last solution that is looked at, which is the least. */
    private static double last(LinearProgram program, int unknowns, int figure, int sign) {
        double[] cost = new double[unknowns];
        cost[figure] = sign;
        double[] last = {Double.NaN};
        assertThat(program.find(cost, found -> {
                    last[0] = found[figure];
                    return false;
                }))
                .isEmpty();
        return last[0];
    }

    private static double sum(double[] cells, int[] sum) {
        return Arrays.stream(sum).mapToDouble(cell -> cells[cell]).sum();
    }
}
