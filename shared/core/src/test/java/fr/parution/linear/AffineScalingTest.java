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
        double[] move = scaling.move(figures, new double[] {-1, 0, 0, 0});
        double[] moved = scaling.step(figures, move, true);
        assertThat(moved[0]).isLessThan(400 - 40);
        assertMeets(sums, figures, moved);
        assertThat(scaling.step(figures, move, false)[0]).isGreaterThan(400 + 50);
    }

    /** Where both others are nothing and their sums are, too, nothing moves. */
    @Test
    void leavesWhatSumsFix() {
        int[][] sums = {{0, 1}, {1}};
        AffineScaling scaling = new AffineScaling(2, sums);
        double[] figures = scaling.spread(new double[] {500, 0});
        assertThat(figures).containsExactly(500, 0);
        assertThat(scaling.step(figures, scaling.move(figures, new double[] {1, 1}), true))
                .containsExactly(500, 0);
    }

    /** What was nothing is something where sums allow it. */
    @Test
    void spreadsOverWhatWasNothing() {
        int[][] sums = {{0, 1}, {2, 3}, {0, 2}, {1, 3}};
        double[] figures = {500, 0, 0, 700};
        double[] spread = new AffineScaling(4, sums).spread(figures);
        assertThat(Arrays.stream(spread).min().orElseThrow()).isGreaterThan(50);
        assertMeets(sums, figures, spread);
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
        double[] spread = scaling.spread(figures);
        assertMeets(sums, figures, spread);
        double[] wish = random.doubles(unknowns, -1, 1).map(Math::signum).toArray();
        double[] move = scaling.move(spread, wish);
        assertMeets(sums, figures, scaling.step(spread, move, true));
        assertMeets(sums, figures, scaling.step(spread, move, false));
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
