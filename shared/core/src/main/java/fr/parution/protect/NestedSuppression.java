// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.RawTable;
import java.util.BitSet;

/**
 * Complementary suppression over nested margins. Shown rows are taken from the lowest margin up; where the residual of
 * one is not safe, the row below it that loses the least is hidden as well, and where none is left the row itself. What is
 * hidden is chosen by persons, then by key, so the pattern is the same on every run.
 *
 * <p>The rule needs no tolerance and no linear program because the margins are nested: see {@link Residual}. Margins that
 * cross are refused where they are declared.
 */
final class NestedSuppression {

    private final Margins margins;
    private final RawTable table;
    private final ContributorGroup group;
    private final PrimaryRules rules;
    private final BitSet hidden;

    /**
     * @param hidden the rows hidden so far, extended in place
     */
    NestedSuppression(Margins margins, ContributorGroup group, PrimaryRules rules, BitSet hidden) {
        this.margins = margins;
        this.table = margins.table();
        this.group = group;
        this.rules = rules;
        this.hidden = hidden;
    }

    void run() {
        for (int row = 0; row < table.rows(); row++) {
            if (!margins.isAtom(row) && !hidden.get(row)) {
                protect(row);
            }
        }
    }

    /** Rows come level by level, so everything below the row is settled already. */
    private void protect(int row) {
        while (!leavesSafe(row)) {
            int cover = cheapestCover(row);
            if (cover < 0) {
                hidden.set(row);
                return;
            }
            hide(cover);
        }
    }

    private boolean leavesSafe(int row) {
        return Residual.of(margins, group, hidden, row).isSafe(table.value(group.persons(), row), rules.threshold())
                && (!group.contributors().hasParts()
                        || LeftAmount.of(margins, group.contributors(), hidden, row)
                                .isSafe(row, rules));
    }

    /**
     * The shown child that costs least: one that already has hidden atoms below it, since hiding it joins them to the
     * others; else the one with the fewest persons. Children without persons of the group cover nobody.
     */
    private int cheapestCover(int row) {
        int best = -1;
        boolean bestJoins = false;
        for (int child : margins.children(row)) {
            if (hidden.get(child) || table.value(group.persons(), child) == 0) {
                continue;
            }
            boolean joins = !margins.isAtom(child)
                    && !Residual.of(margins, group, hidden, child).isEmpty();
            if (best < 0
                    || (joins && !bestJoins)
                    || (joins == bestJoins
                            && table.value(group.persons(), child) < table.value(group.persons(), best))) {
                best = child;
                bestJoins = joins;
            }
        }
        return best;
    }

    /** Hides a row, and below it one path down to an atom where nothing is hidden yet: its children would add up to it. */
    private void hide(int row) {
        hidden.set(row);
        if (!margins.isAtom(row) && Residual.of(margins, group, hidden, row).isEmpty()) {
            int cover = cheapestCover(row);
            if (cover >= 0) {
                hide(cover);
            }
        }
    }
}
