// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.RawTable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Complementary suppression, line by line. Lines are taken from the finest totals up; where what a shown total leaves is
 * not safe, the part that loses the least is hidden as well, and where none is left the total itself. A part that mends
 * several lines at once costs each of them its share. What is hidden is chosen by persons, then by key, so the pattern is
 * the same on every run. Where margins cross, covers that the last pass finds to be needless are shown again.
 *
 * <p>Where margins are nested this needs no tolerance and no linear program: see {@link Residual}. Where they cross,
 * {@link Recovery} looks for combinations of lines.
 */
final class LineSuppression {

    /** So many times what elimination finds is mended near by. */
    private static final int MOST_ROUNDS = 30;

    /** More than any row has: when all is hidden up to here, all is hidden. */
    private static final long MOST_PERSONS = 1L << 40;

    /** How far from a row that is found something may be hidden for it, in lines. */
    private static final int MOST_STEPS_AROUND = 3;

    private final Margins margins;
    private final RawTable table;
    private final ContributorGroup group;
    private final PrimaryRules rules;
    private final ShownFiles files;
    private final BitSet hidden;
    /** What is hidden for itself, and not to cover others. */
    private final BitSet asked;

    private final BitSet waiting = new BitSet();
    private int firstWaiting;

    /**
     * @param files what is shown of the numbers of files beside the group
     * @param hidden the rows hidden so far, extended in place
     */
    LineSuppression(Margins margins, ContributorGroup group, PrimaryRules rules, ShownFiles files, BitSet hidden) {
        this.margins = margins;
        this.table = margins.table();
        this.group = group;
        this.rules = rules;
        this.files = files;
        this.hidden = hidden;
        this.asked = (BitSet) hidden.clone();
    }

    /** Hides what all lines ask for. */
    void run() {
        waiting.set(0, margins.lines());
        firstWaiting = 0;
        settle();
        settleCrossings();
    }

    /** Hides rows, and what follows from it. */
    void hideAll(BitSet rows) {
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            asked.set(row);
            if (!hidden.get(row)) {
                hide(row);
            }
        }
        settle();
        if (!rows.isEmpty()) {
            settleCrossings();
        }
    }

    /** Hides one more row near each of these, which the audit found to be given away, and what follows from it. */
    void mendAll(BitSet rows) {
        if (margins.cross()) {
            mendApart(rows);
        } else {
            hideBeside(rows);
        }
        asked.or(hidden);
        settleCrossings();
    }

    /**
     * Hides another part beside each of these, in lines where none is hidden: a total is told by the line above it, whatever
     * is hidden below.
     */
    void hideBeside(BitSet rows) {
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            BitSet lines = new BitSet();
            Arrays.stream(margins.above(row)).forEach(lines::set);
            if (!hideInOneOf(lines)) {
                mend(row);
            }
        }
    }

    /** Hides another part beside each of these totals that is the only one hidden in a line. */
    void coverTotals(BitSet rows) {
        BitSet lonely = new BitSet();
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            boolean alone = Arrays.stream(margins.above(row)).anyMatch(this::hasOneHole);
            lonely.set(row, alone && !margins.isAtom(row));
        }
        hideBeside(lonely);
        asked.or(hidden);
        settleCrossings();
    }

    /**
     * Gives room to each of these, which the others near by pin down: hides one more part in each line above it or, where all
     * are hidden, the total. Where that did not help, the smallest rows go everywhere.
     *
     * @param round how often that was asked
     */
    void giveRoom(BitSet rows, int round) {
        if (round > 0) {
            hideUpTo((long) rules.threshold().persons() << round);
        }
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            for (int line : margins.above(row)) {
                int cover = cheapestCover(line);
                int total = margins.total(line);
                if (cover >= 0) {
                    hide(cover);
                } else if (!hidden.get(total) && persons(total) > 0) {
                    hide(total);
                }
            }
        }
        settle();
        asked.or(hidden);
        settleCrossings();
    }

    /** Mends rows that share no line; the others are looked at again next time. */
    private BitSet mendApart(BitSet rows) {
        BitSet mended = new BitSet();
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (Arrays.stream(linesAround(row)).noneMatch(mended::get)) {
                mended.or(mend(row));
            }
        }
        return mended;
    }

    /** Shows needless covers again where margins cross, then hides what combinations of lines and files give away. */
    private void settleCrossings() {
        if (!Recovery.canFind(margins, group, files)) {
            return;
        }
        if (margins.cross()) {
            showNeedless();
        }
        long few = rules.threshold().persons();
        for (int round = 0; few < MOST_PERSONS; round++) {
            BitSet found = new Recovery(margins, group, rules, files, hidden).found();
            if (found.isEmpty()) {
                return;
            }
            if (round >= MOST_ROUNDS || mendApart(found).isEmpty()) {
                few *= 2;
                hideUpTo(few);
            }
        }
    }

    /** Where mending near by does not help, the smallest rows go everywhere: in the end all of them do. */
    private void hideUpTo(long mostPersons) {
        for (int row = 0; row < table.rows(); row++) {
            if (!hidden.get(row) && persons(row) > 0 && persons(row) <= mostPersons) {
                hide(row);
            }
        }
        settle();
    }

    /** Hides something in the lines of a row or, where all is hidden there, in lines further off; gives these lines. */
    private BitSet mend(int row) {
        BitSet lines = new BitSet();
        Arrays.stream(linesAround(row)).forEach(lines::set);
        for (int around = 0; !hideInOneOf(lines); around++) {
            BitSet wider = (BitSet) lines.clone();
            lines.stream().forEach(line -> {
                Arrays.stream(linesAround(margins.total(line))).forEach(wider::set);
                Arrays.stream(margins.parts(line))
                        .flatMap(part -> Arrays.stream(linesAround(part)))
                        .forEach(wider::set);
            });
            if (around == MOST_STEPS_AROUND || wider.equals(lines)) {
                return new BitSet();
            }
            lines = wider;
        }
        return lines;
    }

    private int[] linesAround(int row) {
        return IntStream.concat(
                        Arrays.stream(margins.above(row)),
                        IntStream.range(margins.firstLine(row), margins.firstLine(row) + margins.linesOf(row)))
                .toArray();
    }

    /** Covers may have become needless by later ones: the dearest that can be is shown again first. */
    private void showNeedless() {
        BitSet covers = (BitSet) hidden.clone();
        covers.andNot(asked);
        List<Integer> dearest = covers.stream()
                .boxed()
                .sorted(Comparator.comparingLong((Integer row) -> -persons(row)))
                .toList();
        for (int row : dearest) {
            hidden.clear(row);
            if (!allSettled(row)) {
                hidden.set(row);
            }
        }
    }

    private boolean allSettled(int row) {
        BitSet lines = new BitSet();
        addLines(row, lines);
        return lines.stream().allMatch(this::isSettled);
    }

    private void addLines(int row, BitSet lines) {
        for (int line : linesAround(row)) {
            lines.set(line);
        }
        for (int line : margins.above(row)) {
            if (hidden.get(margins.total(line))) {
                addLines(margins.total(line), lines);
            }
        }
    }

    /** Hides the cheapest part of some lines or, where all are hidden, a total; false where nothing is left to hide. */
    private boolean hideInOneOf(BitSet lines) {
        int best = -1;
        for (int line = lines.nextSetBit(0); line >= 0; line = lines.nextSetBit(line + 1)) {
            int cover = cheapestCover(line);
            if (cover >= 0 && (best < 0 || persons(cover) < persons(best))) {
                best = cover;
            }
        }
        for (int line = lines.nextSetBit(0); best < 0 && line >= 0; line = lines.nextSetBit(line + 1)) {
            int total = margins.total(line);
            best = hidden.get(total) || persons(total) == 0 ? -1 : total;
        }
        if (best < 0) {
            return false;
        }
        hide(best);
        settle();
        return true;
    }

    private void settle() {
        while (firstWaiting >= 0) {
            int line = waiting.nextSetBit(firstWaiting);
            if (line < 0) {
                break;
            }
            waiting.clear(line);
            firstWaiting = line;
            settle(line);
        }
    }

    /** One step: what a step hides is settled below, in finer lines, before the line is looked at again. */
    private void settle(int line) {
        if (isSettled(line)) {
            return;
        }
        int cover = cheapestCover(line);
        if (cover >= 0) {
            hide(cover);
            await(line);
        } else if (!hidden.get(margins.total(line))) {
            hide(margins.total(line));
        }
    }

    /** A shown total must leave something safe; a hidden one must not be the sum of shown parts. */
    private boolean isSettled(int line) {
        int total = margins.total(line);
        if (hidden.get(total)) {
            return persons(total) == 0 || !Residual.isNothing(margins, group, hidden, line);
        }
        return !(margins.cross() && hasOneHole(line))
                && Residual.of(margins, group, hidden, line).isSafe(persons(total), rules.threshold())
                && (!group.contributors().hasParts()
                        || LeftAmount.of(margins, group.contributors(), hidden, line)
                                .isSafe(total, rules));
    }

    /** Whether one part alone is hidden: it is known, and would cover nothing in its other lines. */
    private boolean hasOneHole(int line) {
        int holes = 0;
        for (int part : margins.parts(line)) {
            holes += hidden.get(part) && persons(part) > 0 ? 1 : 0;
        }
        return holes == 1;
    }

    /**
     * The shown part that costs least: one that already has hidden rows below it, since hiding it joins them to the others;
     * then fewest persons for each line that it mends. Rows without persons cover nobody.
     */
    private int cheapestCover(int line) {
        int best = -1;
        boolean bestJoins = false;
        int bestMends = 1;
        for (int part : margins.parts(line)) {
            if (hidden.get(part) || persons(part) == 0) {
                continue;
            }
            boolean joins =
                    !margins.isAtom(part) && !Residual.isNothing(margins, group, hidden, margins.firstLine(part));
            if (best >= 0 && bestJoins && !joins) {
                continue;
            }
            int mends = mends(part);
            if (best < 0 || joins != bestJoins || persons(part) * bestMends < persons(best) * mends) {
                best = part;
                bestJoins = joins;
                bestMends = mends;
            }
        }
        return best;
    }

    private int mends(int part) {
        int[] lines = margins.above(part);
        int mends = 0;
        for (int line : lines) {
            mends += lines.length == 1 || !isSettled(line) ? 1 : 0;
        }
        return Math.max(1, mends);
    }

    private void hide(int row) {
        hidden.set(row);
        for (int i = 0; i < margins.linesOf(row); i++) {
            await(margins.firstLine(row) + i);
        }
        awaitAbove(row);
    }

    private void awaitAbove(int row) {
        for (int line : margins.above(row)) {
            await(line);
            if (hidden.get(margins.total(line))) {
                awaitAbove(margins.total(line));
            }
        }
    }

    private void await(int line) {
        waiting.set(line);
        firstWaiting = Math.min(firstWaiting, line);
    }

    private long persons(int row) {
        return table.value(group.persons(), row);
    }
}
