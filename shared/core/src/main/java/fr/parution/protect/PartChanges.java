// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.protect.PrintedGroup.State;
import fr.parution.protect.Reconciliation.Verdict;
import fr.parution.table.RawTable;
import fr.parution.table.Split;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What two releases say together, row by row, of the parts of an amount that either hides: the whole changed by as much as
 * its parts did, so what is left of that for the parts that are not printed in both must be nothing, or concern as many
 * files and persons as the threshold. Where it does not, a part that changed is made a hole too.
 */
final class PartChanges {

    private final Reconciliation reconciliation;
    private final RawTable table;
    private final List<BitSet> holes;
    private final List<Integer> parts = new ArrayList<>();

    /**
     * @param holes for each group, rows that are not printed as they are; extended in place
     */
    PartChanges(
            List<ContributorGroup> groups,
            Split split,
            RawTable table,
            Reconciliation reconciliation,
            List<BitSet> holes) {
        this.reconciliation = reconciliation;
        this.table = table;
        this.holes = holes;
        split.parts().forEach(measure -> parts.add(ContributorGroup.indexOf(groups, measure)));
    }

    /** Makes further holes where rows ask for them; whether any was needed. */
    boolean mend() {
        boolean more = false;
        for (int row = 0; row < table.rows(); row++) {
            while (!holes.get(0).get(row) && tells(row)) {
                int cover = cheapestChanged(row);
                if (cover < 0) {
                    break;
                }
                holes.get(cover).set(row);
                more = true;
            }
        }
        return more;
    }

    private boolean tells(int row) {
        Counts left = Counts.NONE;
        boolean changed = false;
        for (int g : parts) {
            if (!isKnown(g, row) && reconciliation.verdict(g, row) != Verdict.SAME) {
                Counts change = change(g, row);
                left = new Counts(left.files() + Math.abs(change.files()), left.persons() + Math.abs(change.persons()));
                changed = true;
            }
        }
        return changed && !left.isLarge(reconciliation.threshold());
    }

    private boolean isKnown(int g, int row) {
        PrintedGroup before = reconciliation.groupBefore(g);
        int then = reconciliation.matched().before(row);
        return !holes.get(g).get(row) && (before == null || then < 0 || before.state(then) == State.PRINTED);
    }

    private Counts change(int g, int row) {
        PrintedGroup before = reconciliation.groupBefore(g);
        int then = reconciliation.matched().before(row);
        Counts now = reconciliation.now(g, row);
        return before == null || then < 0 ? now : now.minus(before.truth(then));
    }

    /** The printed part that changed and has fewest persons; -1 for none. */
    private int cheapestChanged(int row) {
        int best = -1;
        for (int g : parts) {
            boolean changed = isKnown(g, row) && reconciliation.verdict(g, row) == Verdict.NEW;
            if (changed
                    && (best < 0
                            || reconciliation.now(g, row).persons()
                                    < reconciliation.now(best, row).persons())) {
                best = g;
            }
        }
        return best;
    }
}
