// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.RawTable;
import fr.parution.table.TableShape;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What one does without thinking: where the audit finds something, the smallest row beside it that is still shown is hidden
 * too, or the total where none is left, and so on until it finds nothing.
 */
final class NaiveRule {

    private final TableShape shape;
    private final PrimaryRules rules;
    private final RawTable table;
    private final Margins margins;
    private final List<ContributorGroup> groups;

    NaiveRule(TableShape shape, PrimaryRules rules, RawTable table) {
        this.shape = shape;
        this.rules = rules;
        this.table = table;
        this.margins = new Margins(shape, table);
        this.groups = ContributorGroup.of(shape);
    }

    Pattern run() {
        List<BitSet> hidden = groups.stream()
                .map(group -> group.isAlwaysShown() ? new BitSet() : rules.unsafe(table, group.contributors()))
                .toList();
        while (true) {
            hidden.forEach(rows -> rows.or(hidden.get(0)));
            Pattern pattern = new Pattern(hidden);
            List<GivenAway> findings = new DisclosureAudit(shape, rules, 0).audit(table, pattern);
            if (findings.isEmpty()) {
                return pattern;
            }
            int before = hidden.stream().mapToInt(BitSet::cardinality).sum();
            for (GivenAway finding : findings) {
                hideSmallest(finding.row(), hidden.get(finding.group()), groups.get(finding.group()));
            }
            if (hidden.stream().mapToInt(BitSet::cardinality).sum() == before) {
                hidden.forEach(rows -> rows.set(0, table.rows()));
                return new Pattern(hidden);
            }
        }
    }

    private void hideSmallest(int row, BitSet hidden, ContributorGroup group) {
        int smallest = -1;
        for (int line = 0; line < margins.lines(); line++) {
            boolean near = margins.total(line) == row
                    || Arrays.stream(margins.parts(line)).anyMatch(part -> part == row);
            for (int part : near ? margins.parts(line) : new int[0]) {
                long persons = table.value(group.persons(), part);
                if (!hidden.get(part)
                        && persons > 0
                        && (smallest < 0 || persons < table.value(group.persons(), smallest))) {
                    smallest = part;
                }
            }
        }
        if (smallest >= 0) {
            hidden.set(smallest);
            return;
        }
        hidden.set(row);
        for (int line : margins.above(row)) {
            hidden.set(margins.total(line));
        }
    }
}
