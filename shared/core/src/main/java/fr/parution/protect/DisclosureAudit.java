// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.table.RawTable;
import fr.parution.table.Split;
import fr.parution.table.TableShape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Checks a pattern without knowing how it was made. Plays the attacker who subtracts whatever is shown from whatever is
 * shown above it: every shown row must leave a safe remainder, and no row with too few persons may be shown.
 */
final class DisclosureAudit {

    private final TableShape shape;
    private final PrimaryRules rules;
    private final int rangePercent;
    private RangeAudit.Effort ranges = RangeAudit.Effort.NONE;

    /**
     * @param rangePercent no hidden amount of too few persons may be told to so many percent; 0 where that is not asked
     */
    DisclosureAudit(TableShape shape, PrimaryRules rules, int rangePercent) {
        this.shape = shape;
        this.rules = rules;
        this.rangePercent = rangePercent;
    }

    /**
     * Refuses a pattern that gives something away.
     *
     * @throws ParutionException {@code DISCLOSURE_NOT_PROVEN}
     */
    void require(RawTable table, Pattern pattern) {
        refuse(audit(table, pattern));
    }

    /** What the last audit did to judge ranges. */
    RangeAudit.Effort ranges() {
        return ranges;
    }

    /** Refuses what an audit found. */
    void refuse(List<GivenAway> findings) {
        if (!findings.isEmpty()) {
            throw new ParutionException(Problem.of(
                    ProblemCode.DISCLOSURE_NOT_PROVEN,
                    shape.schema().dataset(),
                    findings.size() + " : " + findings.get(0).place(),
                    "0"));
        }
    }

    /** The rows that give something away, as {@code period/level/row}, without any figure; empty when all is proven. */
    List<String> findings(RawTable table, Pattern pattern) {
        return audit(table, pattern).stream().map(GivenAway::place).toList();
    }

    /** What a pattern gives away: line by line, then by all lines together where they cross; empty when all is proven. */
    List<GivenAway> audit(RawTable table, Pattern pattern) {
        List<ContributorGroup> groups = ContributorGroup.of(shape);
        Margins margins = new Margins(shape, table);
        List<GivenAway> findings = byLines(margins, pattern, groups);
        for (int g = 0; g < groups.size(); g++) {
            ContributorGroup group = groups.get(g);
            ShownFiles files = ShownFiles.beside(group, shape, groups, table, pattern.all());
            if (!group.isAlwaysShown() && !group.measures().isEmpty() && Recovery.canFind(margins, group, files)) {
                BitSet found = new Recovery(margins, group, rules, files, pattern.rows(g)).found();
                for (int row = found.nextSetBit(0); row >= 0; row = found.nextSetBit(row + 1)) {
                    findings.add(new GivenAway(row, g, place(table, row, g)));
                }
            }
        }
        for (Split split : shape.splits()) {
            new SplitRecovery(margins, groups, split, rules, pattern.all())
                    .found()
                    .forEach((g, rows) ->
                            rows.stream().forEach(row -> findings.add(new GivenAway(row, g, place(table, row, g)))));
        }
        if (findings.isEmpty() && rangePercent > 0) {
            RangeAudit audit = new RangeAudit(shape, groups, rules, margins, pattern, rangePercent);
            audit.found()
                    .forEach((g, rows) -> rows.stream()
                            .forEach(row -> findings.add(new GivenAway(row, g, place(table, row, g), true))));
            ranges = audit.effort();
        }
        return findings;
    }

    private List<GivenAway> byLines(Margins margins, Pattern pattern, List<ContributorGroup> groups) {
        RawTable table = margins.table();
        List<GivenAway> findings = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            ContributorGroup group = groups.get(g);
            if (group.isAlwaysShown()) {
                continue;
            }
            for (int row = 0; row < table.rows(); row++) {
                boolean shown = !pattern.isHidden(g, row);
                if (shown && rules.isUnsafe(table, row, group.contributors())) {
                    findings.add(new GivenAway(row, g, place(table, row, g)));
                }
                if (pattern.isHidden(0, row) && shown) {
                    findings.add(new GivenAway(row, g, place(table, row, g)));
                }
            }
            if (!group.measures().isEmpty()) {
                findings.addAll(left(margins, group, g, pattern.rows(g)));
            }
        }
        return findings;
    }

    /** Adds up what the total of each line leaves, and takes apart hidden totals of which nothing is hidden below. */
    private List<GivenAway> left(Margins margins, ContributorGroup group, int g, BitSet hidden) {
        RawTable table = margins.table();
        List<GivenAway> findings = new ArrayList<>();
        for (int line = 0; line < margins.lines(); line++) {
            int total = margins.total(line);
            long persons = table.value(group.persons(), total);
            Left left = new Left();
            List<LeftAmount> amounts =
                    group.contributors().hasParts() ? List.of(new LeftAmount(table, group.contributors())) : List.of();
            Deque<Integer> open = new ArrayDeque<>();
            open.add(line);
            while (!open.isEmpty()) {
                for (int part : margins.parts(open.remove())) {
                    long own = table.value(group.persons(), part);
                    if (!hidden.get(part)) {
                        left.known += own;
                        amounts.forEach(amount -> amount.addShown(part));
                    } else if (!margins.isAtom(part)) {
                        open.add(margins.firstLine(part));
                    } else if (own > 0) {
                        left.add(own);
                        amounts.forEach(amount -> amount.addHidden(part));
                    }
                }
            }
            boolean safe = hidden.get(total)
                    ? persons == 0 || left.unknown > 0
                    : left.isSafe(persons, rules.threshold().persons())
                            && amounts.stream().allMatch(amount -> amount.isSafe(total, rules));
            if (!safe) {
                findings.add(new GivenAway(total, g, place(table, total, g)));
            }
        }
        return findings;
    }

    /** The hidden rows of the full cross that are left of a total. */
    private static final class Left {
        private long unknown;
        private long lonely;
        private long largest;
        private long known;

        void add(long persons) {
            unknown++;
            lonely += persons == 1 ? 1 : 0;
            largest = Math.max(largest, persons);
        }

        boolean isSafe(long persons, int threshold) {
            long alone = lonely > 0 ? 1 : 0;
            boolean crowd = largest >= threshold || persons - known >= threshold + alone;
            return unknown == 0 || (unknown >= 2 + alone && unknown > lonely && crowd);
        }
    }

    private String place(RawTable table, int row, int group) {
        return Place.of(shape, table, row) + "/" + group;
    }
}
