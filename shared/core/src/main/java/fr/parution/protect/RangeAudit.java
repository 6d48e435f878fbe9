// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.Aggregate;
import fr.parution.table.MeasureColumn;
import fr.parution.table.RawTable;
import fr.parution.table.Split;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which hidden amounts are not proven to have room, although by themselves they are unsafe: the parts of an amount and the
 * whole together, other sums one by one where margins cross. Where they are nested, what a total leaves may be nearly all in any
 * of its rows, so that there is nothing to ask. An amount that may be below 0 has no bounds at all.
 */
final class RangeAudit {

    private final TableShape shape;
    private final List<ContributorGroup> groups;
    private final PrimaryRules rules;
    private final Margins margins;
    private final RawTable table;
    private final Pattern pattern;
    private final int percent;
    private Effort effort = Effort.NONE;

    /**
     * @param percent of how much of itself an amount must have room, more or less
     */
    RangeAudit(
            TableShape shape,
            List<ContributorGroup> groups,
            PrimaryRules rules,
            Margins margins,
            Pattern pattern,
            int percent) {
        this.percent = percent;
        this.shape = shape;
        this.groups = groups;
        this.rules = rules;
        this.margins = margins;
        this.table = margins.table();
        this.pattern = pattern;
    }

    /**
     * What was done.
     *
     * @param figures hidden figures that were judged
     * @param programs linear programs that were solved for them
     */
    record Effort(long figures, long programs) {

        static final Effort NONE = new Effort(0, 0);

        private Effort plus(long moreFigures, long morePrograms) {
            return new Effort(figures + moreFigures, programs + morePrograms);
        }
    }

    Effort effort() {
        return effort;
    }

    /** An amount that is judged: its group and measure, and the figures of which it is the sum. */
    private record Amount(int group, int measure, List<Integer> figures) {}

    /** The rows that are not proven, by group. */
    Map<Integer, BitSet> found() {
        Map<Integer, BitSet> found = new TreeMap<>();
        BitSet together = new BitSet();
        for (Split split : shape.splits()) {
            together.set(split.whole());
            split.parts().forEach(together::set);
            judge(split, found);
        }
        for (int measure = 0; margins.cross() && measure < shape.measures().size(); measure++) {
            if (!together.get(measure) && isAmount(shape.measures().get(measure))) {
                judge(measure, found);
            }
        }
        return found;
    }

    private boolean isAmount(MeasureColumn measure) {
        return measure.denominator() < 0 && shape.aggregates().get(measure.numerator()) instanceof Aggregate.Sum;
    }

    private int aggregate(int measure) {
        return shape.measures().get(measure).numerator();
    }

    private int groupOf(int measure) {
        return ContributorGroup.indexOf(groups, measure);
    }

    private void judge(int measure, Map<Integer, BitSet> found) {
        HiddenSums sums = new HiddenSums(margins);
        int figure = sums.addFigure(aggregate(measure), pattern.rows(groupOf(measure)));
        sums.addLines(figure);
        judge(sums, List.of(new Amount(groupOf(measure), measure, List.of(figure))), found);
    }

    private void judge(Split split, Map<Integer, BitSet> found) {
        HiddenSums sums = new HiddenSums(margins);
        List<Amount> amounts = new ArrayList<>();
        List<Integer> parts = new ArrayList<>();
        for (int measure : split.parts()) {
            int part = sums.addFigure(aggregate(measure), pattern.rows(groupOf(measure)));
            sums.addLines(part);
            parts.add(part);
            amounts.add(new Amount(groupOf(measure), measure, List.of(part)));
        }
        sums.addWhole(pattern.rows(groupOf(split.whole())), parts);
        amounts.add(new Amount(groupOf(split.whole()), split.whole(), parts));
        judge(sums, amounts, found);
    }

    private void judge(HiddenSums sums, List<Amount> amounts, Map<Integer, BitSet> found) {
        List<NarrowRange.Judged> judged = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        for (Amount amount : amounts) {
            BitSet rows = pattern.rows(amount.group());
            for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
                long value = table.value(aggregate(amount.measure()), row);
                if (value > 0
                        && rules.isUnsafe(table, row, groups.get(amount.group()).contributors())) {
                    int at = row;
                    judged.add(new NarrowRange.Judged(
                            amount.figures().stream()
                                    .flatMapToInt(figure -> sums.within(figure, at))
                                    .toArray(),
                            value));
                    places.add(new int[] {amount.group(), row});
                }
            }
        }
        if (!judged.isEmpty() && !sums.mayBeNegative()) {
            NarrowRange range = new NarrowRange(sums, percent);
            range.narrow(judged).stream()
                    .forEach(place -> found.computeIfAbsent(places.get(place)[0], group -> new BitSet())
                            .set(places.get(place)[1]));
            effort = effort.plus(judged.size(), range.programs());
        }
    }
}
