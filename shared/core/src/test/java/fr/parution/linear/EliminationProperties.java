// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Elimination modulo a prime against elimination in fractions. */
final class EliminationProperties {

    private static final BigInteger PRIME = BigInteger.TWO.pow(61).subtract(BigInteger.ONE);

    @Property
    void fieldCountsAsWholeNumbersOfAnySizeDo(@ForAll long a, @ForAll long b) {
        BigInteger first = BigInteger.valueOf(a).mod(PRIME);
        BigInteger second = BigInteger.valueOf(b).mod(PRIME);
        long x = PrimeField.of(a);
        long y = PrimeField.of(b);
        assertThat(x).isEqualTo(first.longValueExact());
        assertThat(PrimeField.multiply(x, y))
                .isEqualTo(first.multiply(second).mod(PRIME).longValueExact());
        assertThat(PrimeField.subtractProduct(x, y, y))
                .isEqualTo(first.subtract(second.pow(2)).mod(PRIME).longValueExact());
        if (x != 0) {
            assertThat(PrimeField.multiply(x, PrimeField.inverse(x))).isEqualTo(1);
        }
    }

    @Property(tries = 2000)
    void sameUnknownsAreDeterminedAsInFractions(@ForAll long seed) {
        RandomSystem random = RandomSystem.of(seed, true);
        RationalElimination rational = random.rational();
        Elimination elimination = Elimination.of(random.matrix());
        Elimination.Solution solution = elimination.solve(random.constants());
        assertThat(elimination.rank()).isEqualTo(rational.rank());
        assertThat(solution.contradiction()).isFalse();
        for (int u = 0; u < random.unknowns(); u++) {
            assertThat(elimination.isDetermined(u)).isEqualTo(rational.isDetermined(u));
            if (rational.isDetermined(u)) {
                assertThat(solution.value(u)).isEqualTo(random.truth()[u]);
                assertThat(rational.value(u)).isEqualTo(RationalElimination.Fraction.of(random.truth()[u]));
            }
        }
    }

    @Property(tries = 2000)
    void sameUnknownsAreTiedAsInFractions(@ForAll long seed) {
        RandomSystem random = RandomSystem.of(seed, true);
        RationalElimination rational = random.rational();
        Elimination elimination = Elimination.of(random.matrix());
        for (int a = 0; a < random.unknowns(); a++) {
            for (int b = 0; b < random.unknowns(); b++) {
                if (!rational.isDetermined(a) && !rational.isDetermined(b)) {
                    assertThat(elimination.classOf(a) == elimination.classOf(b)).isEqualTo(rational.areTied(a, b));
                }
            }
        }
    }

    @Property(tries = 1000)
    void contradictionIsTold(@ForAll long seed) {
        RandomSystem random = RandomSystem.of(seed, true);
        for (int equation = 0; equation < random.constants().length; equation++) {
            long[] wrong = random.constants().clone();
            wrong[equation]++;
            boolean expected = new RationalElimination(random.coefficients(), wrong, random.unknowns()).contradiction();
            assertThat(Elimination.of(random.matrix()).solve(wrong).contradiction())
                    .isEqualTo(expected);
        }
    }

    @Property(tries = 1000)
    void boundsHoldTheTruthAndFixWhatIsDetermined(@ForAll long seed) {
        RandomSystem random = RandomSystem.of(seed, true);
        long[] least = new long[random.unknowns()];
        long[] most = new long[random.unknowns()];
        Arrays.fill(least, Arrays.stream(random.truth()).min().orElse(0));
        Arrays.fill(most, LinearSystem.NO_MOST);
        Bounds bounds = new Bounds(new LinearSystem(random.matrix(), random.constants(), least, most));
        assertThat(bounds.contradiction()).isFalse();
        for (int u = 0; u < random.unknowns(); u++) {
            assertThat(bounds.least(u)).isLessThanOrEqualTo(random.truth()[u]);
            assertThat(bounds.most(u)).isGreaterThanOrEqualTo(random.truth()[u]);
            if (bounds.isFixed(u)) {
                assertThat(bounds.least(u)).isEqualTo(random.truth()[u]);
            }
        }
    }
}
