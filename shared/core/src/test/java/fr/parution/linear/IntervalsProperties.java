// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.linear.Intervals.Verdict;
import java.util.BitSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is deduced of each unknown against all solutions, counted out. */
final class IntervalsProperties {

    private static final int MOST = 5;
    private static final Enough TWO_APART = (unknown, low, high) -> high - low >= 2 - 1e-6;

    @Property(tries = 200)
    void noSolutionIsOutsideTheBounds(@ForAll long seed) {
        RandomSystem random = RandomSystem.of(seed, true);
        Bounds bounds = new Bounds(random.system(MOST));
        long[][] ranges = random.ranges(MOST);
        for (int u = 0; u < random.unknowns(); u++) {
            assertThat(bounds.least(u)).isLessThanOrEqualTo(ranges[u][0]);
            assertThat(bounds.most(u)).isGreaterThanOrEqualTo(ranges[u][1]);
        }
    }

    @Property(tries = 600)
    void boundsAreExactWhereEquationsFormNoCycle(@ForAll long seed) {
        RandomSystem random = RandomSystem.of(seed, false);
        Bounds bounds = new Bounds(random.system(MOST));
        long[][] ranges = random.ranges(MOST);
        for (Component component : random.matrix().components()) {
            for (int u : component.unknowns()) {
                if (component.acyclic()) {
                    assertThat(new long[] {bounds.least(u), bounds.most(u)}).isEqualTo(ranges[u]);
                }
            }
        }
    }

    @Property(tries = 150)
    void movesFromTheTruthShowOnlyWhatIsPossible(@ForAll long seed) {
        RandomSystem random = RandomSystem.table(seed);
        Intervals intervals = intervals(random, new Intervals.Limits(0, 0), random.truth());
        long[][] ranges = random.ranges(3);
        for (int u = 0; u < random.unknowns(); u++) {
            if (intervals.verdict(u) == Verdict.WIDE) {
                assertThat(intervals.low(u)).isGreaterThanOrEqualTo(ranges[u][0] - 1e-3);
                assertThat(intervals.high(u)).isLessThanOrEqualTo(ranges[u][1] + 1e-3);
                assertThat(ranges[u][1] - ranges[u][0]).isGreaterThanOrEqualTo(2);
            } else if (intervals.verdict(u) == Verdict.KNOWN) {
                assertThat(ranges[u][0]).isEqualTo(ranges[u][1]);
            } else if (intervals.verdict(u) == Verdict.NARROW) {
                assertThat(ranges[u][1] - ranges[u][0]).isLessThan(2);
            }
        }
    }

    /** The matrix of a two-way table is totally unimodular, so programs in real numbers end in whole ones. */
    @Property(tries = 80)
    void programsDecideWhatMovesLeaveOpen(@ForAll long seed) {
        RandomSystem random = RandomSystem.table(seed);
        long[][] ranges = random.ranges(3);
        for (long[] truth : new long[][] {random.truth(), null}) {
            Intervals intervals = intervals(random, new Intervals.Limits(100, 100), truth);
            for (int u = 0; u < random.unknowns(); u++) {
                boolean wide = ranges[u][1] - ranges[u][0] >= 2;
                assertThat(intervals.verdict(u) == Verdict.WIDE).isEqualTo(wide);
                assertThat(intervals.verdict(u)).isNotEqualTo(Verdict.NOT_PROVEN);
            }
        }
    }

    private static Intervals intervals(RandomSystem random, Intervals.Limits limits, long[] truth) {
        LinearSystem system = random.system(3);
        BitSet asked = new BitSet();
        asked.set(0, random.unknowns());
        Intervals known =
                Intervals.of(new Deduction(system, new Eliminations(system.matrix())), asked, TWO_APART, limits);
        return truth == null ? known : known.knowing(truth, asked, TWO_APART);
    }

    @Property(tries = 100)
    void contradictionIsToldAndNothingIsProven(@ForAll long seed) {
        RandomSystem random = RandomSystem.table(seed);
        for (int equation = 0; equation < random.constants().length; equation++) {
            random.constants()[equation] += 100;
            Intervals intervals = intervals(random, new Intervals.Limits(100, 100), null);
            LinearSystem system = random.system(3);
            assertThat(new Deduction(system, new Eliminations(system.matrix())).contradiction())
                    .isTrue();
            for (int u = 0; u < random.unknowns(); u++) {
                assertThat(intervals.verdict(u)).isEqualTo(Verdict.NOT_PROVEN);
            }
            random.constants()[equation] -= 100;
        }
    }
}
