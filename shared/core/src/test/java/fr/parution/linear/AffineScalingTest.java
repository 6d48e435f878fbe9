// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Other solutions of sums are solutions: added up here again. */
final class AffineScalingTest {

    /** Two rows and two columns: one figure less is one more beside it and below it. */
    @Test
    void movesAroundTheSquare() {
        int[][] sums = {{0, 1}, {2, 3}, {0, 2}, {1, 3}};
        double[] figures = {400, 100, 200, 300};
        AffineScaling scaling = new AffineScaling(4, sums);
        AffineScaling.From from = scaling.from(figures);
        double[] move = from.move(new double[] {-1, 0, 0, 0});
        double[] moved = from.step(move, true);
        assertThat(moved[0]).isLessThan(400 - 40);
        assertMeets(sums, figures, moved);
        assertThat(from.step(move, false)[0]).isGreaterThan(400 + 50);
    }

    /** What is nothing stays so, and what its sums then fix. */
    @Test
    void leavesWhatSumsFix() {
        int[][] sums = {{0, 1}, {1}};
        double[] figures = {500, 0};
        AffineScaling.From from = new AffineScaling(2, sums).from(figures);
        assertThat(from.step(from.move(new double[] {1, 1}), true)).containsExactly(500, 0);
    }

    @Property(tries = 300)
    void solutionsMeetAllSums(@ForAll long seed) {
        Random random = new Random(seed);
        int unknowns = 2 + random.nextInt(40);
        int[][] sums = IntStream.range(0, 1 + random.nextInt(25))
                .mapToObj(sum -> IntStream.range(0, unknowns)
                        .filter(unknown -> random.nextInt(4) == 0)
                        .toArray())
                .toArray(int[][]::new);
        double[] figures = IntStream.range(0, unknowns)
                .mapToDouble(unknown -> random.nextInt(3) == 0 ? 0 : 100 * (1 + random.nextInt(3000)))
                .toArray();
        AffineScaling scaling = new AffineScaling(unknowns, sums);
        double[] wish = random.doubles(unknowns, -1, 1).map(Math::signum).toArray();
        AffineScaling.From from = scaling.from(figures);
        double[] move = from.move(wish);
        assertMeets(sums, figures, from.step(move, true));
        assertMeets(sums, figures, from.step(move, false));
    }

    private static void assertMeets(int[][] sums, double[] figures, double[] solution) {
        assertThat(Arrays.stream(solution).min().orElse(0)).isNotNegative();
        for (int[] sum : sums) {
            double off = Arrays.stream(sum)
                    .mapToDouble(unknown -> solution[unknown] - figures[unknown])
                    .sum();
            assertThat(Math.abs(off)).isLessThan(1);
        }
    }
}
