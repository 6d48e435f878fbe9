// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
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

    private final Deduction deduction;
    private final Enough enough;
    private final Limits limits;
    private final Verdict[] verdicts;
    private final double[] low;
    private final double[] high;
    private int programs;

    private Intervals(Deduction deduction, Enough enough, Limits limits) {
        this.deduction = deduction;
        this.enough = enough;
        this.limits = limits;
        int unknowns = deduction.left().unknowns();
        this.verdicts = new Verdict[unknowns];
        this.low = new double[unknowns];
        this.high = new double[unknowns];
        Arrays.fill(verdicts, Verdict.NOT_PROVEN);
    }

    /**
     * @param asked the unknowns to judge
     * @param truth the true values, where they are at hand; else a solution is looked for
     */
    public static Intervals of(
            Deduction deduction, BitSet asked, Enough enough, Limits limits, long @Nullable [] truth) {
        Intervals intervals = new Intervals(deduction, enough, limits);
        if (!deduction.contradiction()) {
            intervals.run(asked, truth);
        }
        return intervals;
    }

    private void run(BitSet asked, long @Nullable [] truth) {
        List<Component> cyclic = new ArrayList<>();
        for (Component component : deduction.components()) {
            boolean left = false;
            for (int unknown : component.unknowns()) {
                byBounds(unknown, component.acyclic());
                left |= asked.get(unknown) && verdicts[unknown] == Verdict.NOT_PROVEN;
            }
            if (left) {
                cyclic.add(component);
            }
        }
        if (cyclic.isEmpty()) {
            return;
        }
        FeasiblePoint search = new FeasiblePoint(deduction.left(), deduction.constants(), deduction.bounds());
        Reach reach = new Reach(deduction.bounds(), verdicts.length, truth != null);
        double[] point = truth == null
                ? new double[verdicts.length]
                : Arrays.stream(truth).asDoubleStream().toArray();
        for (Component component : cyclic) {
            if (truth != null || search.find(component, point)) {
                reach.start(component, point);
                byMoves(component, asked, reach);
            }
            byPrograms(component, asked);
        }
    }

    private void byBounds(int unknown, boolean acyclic) {
        Bounds bounds = deduction.bounds();
        low[unknown] = bounds.least(unknown);
        high[unknown] = bounds.most(unknown);
        if (bounds.isFixed(unknown)) {
            verdicts[unknown] = Verdict.KNOWN;
        } else if (!enough.isWide(unknown, low[unknown], high[unknown])) {
            verdicts[unknown] = Verdict.NARROW;
        } else if (acyclic) {
            verdicts[unknown] = Verdict.WIDE;
        }
    }

    private void byMoves(Component component, BitSet asked, Reach reach) {
        KernelBasis basis = deduction.basis();
        for (int unknown : component.unknowns()) {
            if (basis.elimination().isFree(unknown)) {
                KernelVector vector = basis.vector(unknown);
                if (vector != null) {
                    reach.push(vector);
                }
            }
        }
        for (int unknown : component.unknowns()) {
            if (verdicts[unknown] != Verdict.NOT_PROVEN || !asked.get(unknown)) {
                continue;
            }
            reach.pushAll(component, unknown, basis, enough);
            if (enough.isWide(unknown, reach.low(unknown), reach.high(unknown))) {
                verdicts[unknown] = Verdict.WIDE;
            }
        }
        for (int unknown : component.unknowns()) {
            if (verdicts[unknown] == Verdict.WIDE) {
                low[unknown] = reach.low(unknown);
                high[unknown] = reach.high(unknown);
            }
        }
    }

    private void byPrograms(Component component, BitSet asked) {
        LinearProgram program =
                new LinearProgram(deduction.left(), deduction.constants(), deduction.bounds(), component);
        for (int unknown : component.unknowns()) {
            if (verdicts[unknown] != Verdict.NOT_PROVEN || !asked.get(unknown)) {
                continue;
            }
            if (component.unknowns().length > limits.unknowns() || programs + 2 > limits.programs()) {
                return;
            }
            programs += 2;
            double @Nullable [] range = program.range(unknown);
            if (range != null) {
                low[unknown] = range[0];
                high[unknown] = range[1];
                verdicts[unknown] = enough.isWide(unknown, range[0], range[1]) ? Verdict.WIDE : Verdict.NARROW;
            }
        }
    }

    /** What was found out of an unknown; all are not proven where the system contradicts itself. */
    public Verdict verdict(int unknown) {
        return verdicts[unknown];
    }

    /** The least value that is known to be possible; where nothing is proven, the lower bound. */
    public double low(int unknown) {
        return low[unknown];
    }

    /** The greatest value that is known to be possible; where nothing is proven, the upper bound. */
    public double high(int unknown) {
        return high[unknown];
    }

    /** How many linear programs were solved. */
    public int programs() {
        return programs;
    }
}
