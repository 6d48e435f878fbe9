// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.RawTable;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Disclosure control that can leave out any of its rules, over nested margins, written for tests only: the product has no
 * such switch. With all rules it protects as the product does.
 */
final class WeakenedBuild {

    /** What can be left out. */
    enum Rule {
        THRESHOLD,
        DOMINANCE,
        P_PERCENT,
        /** A shown total has two hidden parts at least, or none. */
        COMPLEMENTARY,
        /** Three where somebody is alone in one. */
        SINGLETONS,
        /** Enough persons stand behind what is left of a total. */
        COVER,
        /** What is left is more than one file for each hidden row. */
        SLACK,
        /** A mean is hidden with its row. */
        MEANS
    }

    private final TableShape shape;
    private final RawTable table;
    private final Set<Rule> rules;
    private final PrimaryRules primary;
    private final Map<Integer, List<Integer>> children = new TreeMap<>();

    private WeakenedBuild(TableShape shape, RawTable table, Set<Rule> rules) {
        this.shape = shape;
        this.table = table;
        this.rules = rules;
        this.primary = new PrimaryRules(
                new ThresholdRule(rules.contains(Rule.THRESHOLD) ? 5 : 0),
                new DominanceRule(rules.contains(Rule.DOMINANCE) ? 85 : 0),
                new PPercentRule(rules.contains(Rule.P_PERCENT) ? 10 : 0));
        for (int total = 0; total < table.rows(); total++) {
            for (int part = 0; part < total; part++) {
                long mask = shape.mask(table.layout(), table.level(total));
                if (table.level(part) == table.level(total) - 1 && (table.key(part) & mask) == table.key(total)) {
                    children.computeIfAbsent(total, t -> new ArrayList<>()).add(part);
                }
            }
        }
    }

    static WeakenedBuild without(TableShape shape, RawTable table, Rule... left) {
        Set<Rule> rules = EnumSet.allOf(Rule.class);
        rules.removeAll(Set.of(left));
        return new WeakenedBuild(shape, table, rules);
    }

    Pattern pattern() {
        List<BitSet> hidden = new ArrayList<>();
        for (ContributorGroup group : ContributorGroup.of(shape)) {
            BitSet rows = primary.unsafe(table, group.contributors());
            if (!hidden.isEmpty()) {
                rows.or(hidden.get(0));
            }
            if (!group.measures().isEmpty()) {
                children.keySet().stream()
                        .filter(total -> !rows.get(total))
                        .forEach(total -> cover(total, group, rows));
            }
            hidden.add(rows);
        }
        return new Pattern(hidden);
    }

    private void cover(int total, ContributorGroup group, BitSet hidden) {
        while (!isSafe(total, group, hidden)) {
            int cheapest = cheapest(total, group, hidden);
            if (cheapest < 0) {
                hidden.set(total);
                return;
            }
            hide(cheapest, group, hidden);
        }
    }

    private int cheapest(int total, ContributorGroup group, BitSet hidden) {
        int best = -1;
        for (int part : children.get(total)) {
            long persons = persons(part, group);
            if (!hidden.get(part) && persons > 0 && (best < 0 || persons < persons(best, group))) {
                best = part;
            }
        }
        return best;
    }

    private void hide(int row, ContributorGroup group, BitSet hidden) {
        hidden.set(row);
        if (children.containsKey(row) && atoms(row, hidden).isEmpty()) {
            int part = cheapest(row, group, hidden);
            if (part >= 0) {
                hide(part, group, hidden);
            }
        }
    }

    /** The hidden rows of the full cross that lie under this total and under no other shown one. */
    private List<Integer> atoms(int total, BitSet hidden) {
        List<Integer> atoms = new ArrayList<>();
        for (int part : children.get(total)) {
            if (hidden.get(part) && children.containsKey(part)) {
                atoms.addAll(atoms(part, hidden));
            } else if (hidden.get(part)) {
                atoms.add(part);
            }
        }
        return atoms;
    }

    private long shown(int total, ContributorGroup group, BitSet hidden) {
        long persons = 0;
        for (int part : children.get(total)) {
            boolean open = hidden.get(part) && children.containsKey(part);
            persons += open ? shown(part, group, hidden) : hidden.get(part) ? 0 : persons(part, group);
        }
        return persons;
    }

    private boolean isSafe(int total, ContributorGroup group, BitSet hidden) {
        List<Integer> atoms = atoms(total, hidden).stream()
                .filter(atom -> persons(atom, group) > 0)
                .toList();
        if (atoms.isEmpty()) {
            return true;
        }
        long alone = atoms.stream().filter(atom -> persons(atom, group) == 1).count();
        int himself = alone > 0 && rules.contains(Rule.SINGLETONS) ? 1 : 0;
        long left = persons(total, group) - shown(total, group, hidden);
        long most = atoms.stream().mapToLong(atom -> persons(atom, group)).max().orElse(0);
        return (!rules.contains(Rule.COMPLEMENTARY) || atoms.size() >= 2)
                && (himself == 0 || atoms.size() >= 2 + himself)
                && (!rules.contains(Rule.SLACK) || atoms.size() > alone)
                && (!rules.contains(Rule.COVER) || most >= 5 || left >= 5 + himself)
                && isAmountSafe(total, group, atoms, hidden);
    }

    private boolean isAmountSafe(int total, ContributorGroup group, List<Integer> atoms, BitSet hidden) {
        if (!group.contributors().hasParts()) {
            return true;
        }
        LeftAmount left = new LeftAmount(table, group.contributors());
        atoms.forEach(left::addHidden);
        addShown(total, hidden, left);
        return left.isSafe(total, primary);
    }

    private void addShown(int total, BitSet hidden, LeftAmount left) {
        for (int part : children.get(total)) {
            if (!hidden.get(part)) {
                left.addShown(part);
            } else if (children.containsKey(part)) {
                addShown(part, hidden, left);
            }
        }
    }

    private long persons(int row, ContributorGroup group) {
        return table.value(group.persons(), row);
    }

    /** What this build would publish; nothing audits it. */
    ProtectedTable table() {
        List<ContributorGroup> groups = new ArrayList<>(ContributorGroup.of(shape));
        List<BitSet> hidden = new ArrayList<>();
        Pattern pattern = pattern();
        for (int group = 0; group < groups.size(); group++) {
            hidden.add(pattern.rows(group));
        }
        if (!rules.contains(Rule.MEANS)) {
            showMeans(groups, hidden);
        }
        return published(shape, groups, table, new Pattern(hidden));
    }

    /** Means become a group of their own, of which nothing is hidden. */
    private void showMeans(List<ContributorGroup> groups, List<BitSet> hidden) {
        List<Integer> means = new ArrayList<>();
        for (int measure = 0; measure < shape.measures().size(); measure++) {
            if (shape.measures().get(measure).denominator() >= 0) {
                means.add(measure);
            }
        }
        groups.replaceAll(group -> new ContributorGroup(
                group.contributors(),
                group.measures().stream().filter(m -> !means.contains(m)).toList(),
                -1));
        groups.add(new ContributorGroup(groups.get(0).contributors(), means, -1));
        hidden.add(new BitSet());
    }

    static ProtectedTable published(TableShape shape, List<ContributorGroup> groups, RawTable table, Pattern pattern) {
        List<ProtectedPeriod> periods =
                List.of(ProtectedPeriod.of(shape, groups, table, List.of(), pattern, ProtectedPeriod.Cost.NOTHING));
        return new ProtectedTable(shape.schema(), table.rows(), () -> new MergingCursor(shape, groups, periods));
    }
}
