// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.RawTable;
import fr.parution.table.Split;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Decides what one period hides: what the primary rules name, and what must go with it. */
final class Suppression {

    private final TableShape shape;
    private final List<ContributorGroup> groups;
    private final PrimaryRules rules;
    private final RawTable table;
    private final Margins margins;
    private final List<BitSet> hidden = new ArrayList<>();
    private final List<LineSuppression> lines = new ArrayList<>();

    Suppression(TableShape shape, List<ContributorGroup> groups, PrimaryRules rules, RawTable table) {
        this.shape = shape;
        this.groups = groups;
        this.rules = rules;
        this.table = table;
        this.margins = new TableCheck(shape, table).require();
    }

    Margins margins() {
        return margins;
    }

    /** The pattern that hides what is unsafe, and as little else as the rules allow. */
    Pattern run() {
        return run(groups.stream().map(group -> new BitSet()).toList());
    }

    /**
     * The same, with rows that are hidden whatever the rules say of them.
     *
     * @param holes these rows, for each group
     */
    Pattern run(List<BitSet> holes) {
        return run(holes, new BitSet());
    }

    /**
     * @param more rows to hide as a whole, extended by those whose parts cannot be told from the whole
     */
    private Pattern run(List<BitSet> holes, BitSet more) {
        hidden.clear();
        lines.clear();
        for (ContributorGroup group : groups) {
            BitSet rows = group.isAlwaysShown() ? new BitSet() : rules.unsafe(table, group.contributors());
            if (!group.isAlwaysShown()) {
                rows.or(holes.get(hidden.size()));
            }
            if (hidden.isEmpty() && !group.isAlwaysShown()) {
                rows.or(more);
            }
            if (!hidden.isEmpty() && !group.isAlwaysShown()) {
                rows.or(hidden.get(0));
            }
            LineSuppression suppression = new LineSuppression(
                    margins, group, rules, ShownFiles.beside(group, shape, groups, table, hidden), rows);
            // Where no figure counts all persons of a row, no subtraction can find how many they are.
            if (!group.isAlwaysShown() && !group.measures().isEmpty()) {
                suppression.run();
                if (hidden.isEmpty() && !margins.cross()) {
                    suppression.coverTotals(more);
                }
            }
            hidden.add(rows);
            lines.add(suppression);
        }
        int before = more.cardinality();
        for (Split split : shape.splits()) {
            more.or(new SplitSuppression(groups, split, rules, margins, hidden, lines).run());
        }
        return more.cardinality() == before ? new Pattern(hidden) : run(holes, more);
    }

    /**
     * Hides more where the audit found that the pattern gives something away.
     *
     * @param round how often it did before
     */
    Pattern mend(List<GivenAway> findings, int round) {
        for (int g = 0; g < groups.size(); g++) {
            if (groups.get(g).isAlwaysShown() || groups.get(g).measures().isEmpty()) {
                continue;
            }
            BitSet rows = new BitSet();
            BitSet pinned = new BitSet();
            for (GivenAway finding : findings) {
                BitSet found = finding.byRange() ? pinned : rows;
                found.set(finding.row(), found.get(finding.row()) || finding.group() == g);
            }
            if (g > 0) {
                lines.get(g).hideAll(hidden.get(0));
            }
            if (!rows.isEmpty()) {
                lines.get(g).mendAll(rows);
            }
            if (!pinned.isEmpty()) {
                lines.get(g).giveRoom(pinned, round);
            }
        }
        BitSet more = new BitSet();
        for (Split split : shape.splits()) {
            more.or(new SplitSuppression(groups, split, rules, margins, hidden, lines).run());
        }
        if (!more.isEmpty()) {
            lines.get(0).hideAll(more);
            for (int g = 1; g < groups.size(); g++) {
                if (!groups.get(g).isAlwaysShown()) {
                    lines.get(g).hideAll(hidden.get(0));
                }
            }
        }
        return new Pattern(hidden);
    }
}
