// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is solved is put into the equations again, which are written out in full here. */
final class NormalFactorTest {

    @Property(tries = 300)
    void solutionsHoldInTheEquations(@ForAll long seed) {
        Random random = new Random(seed);
        int unknowns = 1 + random.nextInt(30);
        int[][] sums = IntStream.range(0, 1 + random.nextInt(20))
                .mapToObj(sum -> IntStream.range(0, unknowns)
                        .filter(unknown -> random.nextInt(4) == 0)
                        .toArray())
                .toArray(int[][]::new);
        double[] weights = random.doubles(unknowns, 0, 3).map(Math::exp).toArray();
        double[] prices = random.doubles(sums.length, -1, 1).toArray();
        NormalFactor factor = new NormalFactor(unknowns, sums);
        factor.factor(weights);
        double[] right = times(sums, weights, factor.norms(), prices);
        double[] solved = factor.solve(right);
        double[] again = times(sums, weights, factor.norms(), solved);
        for (int s = 0; s < sums.length; s++) {
            assertThat(again[s]).isCloseTo(right[s], within(1e-6));
        }
    }

    /** The equations times a number for each sum. */
    private static double[] times(int[][] sums, double[] weights, double[] norms, double[] numbers) {
        double[] product = new double[sums.length];
        for (int s = 0; s < sums.length; s++) {
            for (int t = 0; t < sums.length; t++) {
                for (int a : sums[s]) {
                    for (int b : sums[t]) {
                        product[s] += a == b ? weights[a] * weights[b] / norms[s] / norms[t] * numbers[t] : 0;
                    }
                }
            }
        }
        return product;
    }
}
