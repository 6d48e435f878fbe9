// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.RawTable;
import fr.parution.table.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Suppression in the parts of an amount, where the whole is shown. Each part has persons of its own, and so its own cells
 * to hide and lines to mend. What ties the parts together, that they add up to the whole in each row, is taken out of play
 * by one part that absorbs it: it is hidden wherever another part is. Its own value in such a row is then nothing but what
 * the others leave, and its totals say nothing that theirs do not: where the absorbing part of a total is shown, all parts
 * of it are, and the line of the absorbing part is the line of the whole less those of the other parts. So the parts can be
 * settled one by one (decision 8).
 */
final class SplitSuppression {

    private final Margins margins;
    private final Split split;
    private final PrimaryRules rules;
    private final int threshold;
    private final RawTable table;
    private final List<ContributorGroup> groups;
    private final List<BitSet> hidden;
    private final List<LineSuppression> lines;
    private final int wholeGroup;
    private final List<Integer> parts = new ArrayList<>();

    /**
     * @param hidden the rows hidden so far, group by group; extended in place
     * @param lines what extends them, group by group
     */
    SplitSuppression(
            List<ContributorGroup> groups,
            Split split,
            PrimaryRules rules,
            Margins margins,
            List<BitSet> hidden,
            List<LineSuppression> lines) {
        this.margins = margins;
        this.split = split;
        this.rules = rules;
        this.threshold = rules.threshold().persons();
        this.table = margins.table();
        this.groups = groups;
        this.hidden = hidden;
        this.lines = lines;
        this.wholeGroup = ContributorGroup.indexOf(groups, split.whole());
        for (int measure : split.parts()) {
            parts.add(ContributorGroup.indexOf(groups, measure));
        }
    }

    /**
     * Hides until each row with a hidden part hides enough of them.
     *
     * @return the rows of which one part alone, of too few persons, is the whole, and those where hiding parts does not
     *     help: they must be hidden as such
     */
    BitSet run() {
        BitSet whole = new BitSet();
        coverAll(whole);
        int before = Integer.MAX_VALUE;
        while (true) {
            Map<Integer, BitSet> found = new SplitRecovery(margins, groups, split, rules, hidden).found();
            int count = found.values().stream().mapToInt(BitSet::cardinality).sum();
            if (count == 0) {
                return whole;
            }
            if (count >= before) {
                // Another part near by did not help: rows that tie parts of others are in the way.
                found.values().forEach(rows -> hideWhole(rows, whole));
                return whole;
            }
            before = count;
            for (int part : parts) {
                lines.get(part).mendAll(toMend(part, found));
            }
            coverAll(whole);
        }
    }

    /** Hides rows as a whole and, where one is so already, the total above it that has the fewest persons. */
    private void hideWhole(BitSet rows, BitSet whole) {
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (hidden.get(0).get(row)) {
                Arrays.stream(margins.above(row))
                        .map(margins::total)
                        .filter(total -> !hidden.get(0).get(total))
                        .boxed()
                        .min(Comparator.comparingLong((Integer total) ->
                                        table.value(groups.get(0).persons(), total))
                                .thenComparing(Comparator.naturalOrder()))
                        .ifPresent(whole::set);
            } else {
                whole.set(row);
            }
        }
    }

    /** The whole and the part that absorbs are known by what is hidden beside them, so that must be hidden better. */
    private BitSet toMend(int part, Map<Integer, BitSet> found) {
        BitSet rows = new BitSet();
        if (part != parts.get(0)) {
            rows.or(found.getOrDefault(parts.get(0), new BitSet()));
            rows.or(found.getOrDefault(wholeGroup, new BitSet()));
            rows.and(hidden.get(part));
            rows.or(found.getOrDefault(part, new BitSet()));
        }
        return rows;
    }

    private void coverAll(BitSet whole) {
        List<BitSet> more;
        do {
            more = covers(whole);
            for (int p = 0; p < parts.size(); p++) {
                lines.get(parts.get(p)).hideAll(more.get(p));
            }
        } while (more.stream().anyMatch(rows -> !rows.isEmpty()));
    }

    /** What is still to be hidden of each part. */
    private List<BitSet> covers(BitSet whole) {
        List<BitSet> more = new ArrayList<>();
        parts.forEach(part -> more.add(new BitSet()));
        for (int row = 0; row < table.rows(); row++) {
            if (!hidden.get(0).get(row)) {
                cover(row, more, whole);
            }
        }
        return more;
    }

    private void cover(int row, List<BitSet> more, BitSet whole) {
        int several = 0;
        boolean crowd = false;
        boolean absorbed = isHidden(0, row);
        for (int p = 0; p < parts.size(); p++) {
            if (isHidden(p, row) && persons(p, row) > 0) {
                several++;
                crowd |= persons(p, row) >= threshold;
            }
        }
        if (several == 0) {
            return;
        }
        if (!absorbed) {
            more.get(0).set(row);
            several += persons(0, row) > 0 ? 1 : 0;
            crowd |= persons(0, row) >= threshold;
        }
        while (several < 2 || !crowd) {
            int cover = cheapest(row, crowd ? 1 : threshold, more);
            cover = cover < 0 ? cheapest(row, 1, more) : cover;
            if (cover < 0) {
                break;
            }
            more.get(cover).set(row);
            several++;
            crowd |= persons(cover, row) >= threshold;
        }
        if (several < 2) {
            whole.set(row);
        }
    }

    /** The shown part with fewest persons, but so many at least; -1 for none. */
    private int cheapest(int row, int atLeast, List<BitSet> more) {
        int best = -1;
        for (int p = 1; p < parts.size(); p++) {
            boolean shown = !isHidden(p, row) && !more.get(p).get(row);
            if (shown && persons(p, row) >= atLeast && (best < 0 || persons(p, row) < persons(best, row))) {
                best = p;
            }
        }
        return best;
    }

    private boolean isHidden(int part, int row) {
        return hidden.get(parts.get(part)).get(row);
    }

    private long persons(int part, int row) {
        return table.value(groups.get(parts.get(part)).persons(), row);
    }
}
