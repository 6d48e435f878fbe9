// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How closely an attacker can tell each unknown. From the cheap to the dear: bounds, which are exact where equations form no
 * cycle; moves from one solution along the kernel, which show room; then two linear programs an unknown, for those only
 * that are left, up to a limit. What none of these decides is not proven.
 */
public final class Intervals {

    /** What is known of an unknown. */
    public enum Verdict {
        /** It can be one number only. */
        KNOWN,
        /** It can be told too closely. */
        NARROW,
        /** It can be as much more or less as is asked for. */
        WIDE,
        /** Not found out within the limits. */
        NOT_PROVEN
    }

    /**
     * What linear programs may cost.
     *
     * @param unknowns of the largest component for which one is made
     * @param programs in all
     */
    public record Limits(int unknowns, int programs) {}

    /** How often solutions are drawn for those unknowns that none has shown to have room. */
    private static final int MOST_DRAWS = 24;

    /** How much higher or lower an unknown starts in a draw. */
    private static final double BIAS = 100;

    /** As many unknowns at most are moved one by one. */
    private static final int MOST_MOVED = 300;

    private final Deduction deduction;
    private final Enough enough;
    private final Limits limits;
    private final Verdict[] verdicts;
    private final Reach reach;
    private int programs;

    private Intervals(Deduction deduction, Enough enough, Limits limits) {
        this.deduction = deduction;
        this.enough = enough;
        this.limits = limits;
        int unknowns = deduction.left().unknowns();
        this.verdicts = new Verdict[unknowns];
        this.reach = new Reach(deduction.bounds(), unknowns);
        Arrays.fill(verdicts, Verdict.NOT_PROVEN);
    }

    /**
     * What anybody can tell.
     *
     * @param asked the unknowns to judge
     */
    public static Intervals of(Deduction deduction, BitSet asked, Enough enough, Limits limits) {
        Intervals intervals = new Intervals(deduction, enough, limits);
        intervals.run(asked, null);
        return intervals;
    }

    /**
     * The same for whoever knows the true values and judges by them: what was seen to be possible is, and the truth is one
     * more solution to start from.
     */
    public Intervals knowing(long[] truth, BitSet asked, Enough enoughOfTruth) {
        Intervals intervals = new Intervals(deduction, enoughOfTruth, limits);
        for (int unknown = 0; unknown < verdicts.length; unknown++) {
            if (reach.low(unknown) <= reach.high(unknown)) {
                intervals.reach.note(unknown, reach.low(unknown));
                intervals.reach.note(unknown, reach.high(unknown));
            }
        }
        intervals.run(asked, truth);
        return intervals;
    }

    private void run(BitSet asked, long @Nullable [] truth) {
        if (deduction.contradiction()) {
            return;
        }
        for (Component component : deduction.components()) {
            List<Integer> left = new ArrayList<>();
            for (int unknown : component.unknowns()) {
                byBounds(unknown, component.acyclic());
                if (asked.get(unknown) && verdicts[unknown] == Verdict.NOT_PROVEN) {
                    left.add(unknown);
                }
            }
            settle(left);
            if (!left.isEmpty()) {
                byMoves(component, left, truth);
                byPrograms(component, left);
            }
        }
    }

    /** Takes out those that have been seen to have room. */
    private void settle(List<Integer> left) {
        left.removeIf(unknown -> {
            boolean wide = enough.isWide(unknown, reach.low(unknown), reach.high(unknown));
            verdicts[unknown] = wide ? Verdict.WIDE : verdicts[unknown];
            return wide;
        });
    }

    private void byBounds(int unknown, boolean acyclic) {
        Bounds bounds = deduction.bounds();
        if (bounds.isFixed(unknown)) {
            verdicts[unknown] = Verdict.KNOWN;
        } else if (!enough.isWide(unknown, bounds.least(unknown), bounds.most(unknown))) {
            verdicts[unknown] = Verdict.NARROW;
        } else if (acyclic) {
            verdicts[unknown] = Verdict.WIDE;
        }
        if (acyclic) {
            reach.note(unknown, bounds.least(unknown));
            reach.note(unknown, bounds.most(unknown));
        }
    }

    private void byMoves(Component component, List<Integer> left, long @Nullable [] truth) {
        FeasiblePoint search =
                new FeasiblePoint(deduction.left(), deduction.constants(), deduction.bounds(), component);
        double[] point = new double[verdicts.length];
        if (truth != null) {
            for (int unknown : component.unknowns()) {
                point[unknown] = truth[unknown];
            }
            move(component, left, point);
        } else if (search.find(point, unknown -> 1)) {
            move(component, left, point);
        } else {
            return;
        }
        SplittableRandom random = new SplittableRandom(component.unknowns()[0]);
        double[] bias = new double[verdicts.length];
        for (int draw = 0; draw < MOST_DRAWS && left.size() > 0; draw++) {
            Arrays.fill(bias, 1);
            left.forEach(unknown -> bias[unknown] = random.nextBoolean() ? BIAS : 1 / BIAS);
            if (!search.find(point, unknown -> bias[unknown])) {
                break;
            }
            int before = left.size();
            move(component, left, point);
            if (left.size() > before * 0.95) {
                break;
            }
        }
        for (int unknown : left.size() > MOST_MOVED ? List.<Integer>of() : List.copyOf(left)) {
            reach.pushAll(component, unknown, deduction.basis(), enough);
        }
        settle(left);
    }

    private void move(Component component, List<Integer> left, double[] point) {
        KernelBasis basis = deduction.basis();
        reach.start(component, point);
        for (int unknown : component.unknowns()) {
            KernelVector vector = basis.elimination().isFree(unknown) ? basis.vector(unknown) : null;
            if (vector != null) {
                reach.push(vector);
            }
        }
        settle(left);
    }

    private void byPrograms(Component component, List<Integer> left) {
        LinearProgram program =
                new LinearProgram(deduction.left(), deduction.constants(), deduction.bounds(), component);
        for (int unknown : left) {
            if (component.unknowns().length > limits.unknowns() || programs + 2 > limits.programs()) {
                return;
            }
            programs += 2;
            double @Nullable [] range = program.range(unknown);
            if (range != null) {
                reach.note(unknown, range[0]);
                reach.note(unknown, range[1]);
                verdicts[unknown] = enough.isWide(unknown, range[0], range[1]) ? Verdict.WIDE : Verdict.NARROW;
            }
        }
    }

    /** What was found out of an unknown; all are not proven where the system contradicts itself. */
    public Verdict verdict(int unknown) {
        return verdicts[unknown];
    }

    /** The least value that has been seen to be possible; positive infinity where none has. */
    public double low(int unknown) {
        return reach.low(unknown);
    }

    /** The greatest value that has been seen to be possible; negative infinity where none has. */
    public double high(int unknown) {
        return reach.high(unknown);
    }

    /** How many linear programs were solved. */
    public int programs() {
        return programs;
    }
}
