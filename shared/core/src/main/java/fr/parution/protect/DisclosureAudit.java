// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.audit.AuditFigures;
import fr.parution.audit.AuditScheme;
import fr.parution.audit.AuditSchemes;
import fr.parution.audit.Finding;
import fr.parution.audit.PeriodAudit;
import fr.parution.dataset.Protection;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.table.Dictionary;
import fr.parution.table.RawTable;
import fr.parution.table.TableShape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Checks a pattern without knowing how it was made. Plays the attacker who subtracts whatever is shown from whatever is
 * shown above it: every shown row must leave a safe remainder, and no row with too few persons may be shown.
 */
final class DisclosureAudit {

    private final TableShape shape;
    private final PrimaryRules rules;
    private final AuditScheme scheme;

    DisclosureAudit(TableShape shape, PrimaryRules rules) {
        this.shape = shape;
        this.rules = rules;
        this.scheme = AuditSchemes.of(
                shape, new Protection.Threshold(rules.threshold().persons()));
    }

    /**
     * Refuses a pattern that gives something away.
     *
     * @throws ParutionException {@code DISCLOSURE_NOT_PROVEN}
     */
    void require(RawTable table, Pattern pattern) {
        refuse(audit(table, pattern, dictionaries(table)));
    }

    /** Refuses what an audit found. */
    void refuse(Outcome outcome) {
        if (!outcome.findings().isEmpty()) {
            throw new ParutionException(Problem.of(
                    ProblemCode.DISCLOSURE_NOT_PROVEN,
                    shape.schema().dataset(),
                    outcome.findings().size() + " : "
                            + outcome.findings().get(0).place(),
                    "0"));
        }
    }

    /** The rows that give something away, as {@code period/level/row}, without any figure; empty when all is proven. */
    List<String> findings(RawTable table, Pattern pattern) {
        return audit(table, pattern, dictionaries(table)).findings().stream()
                .map(GivenAway::place)
                .toList();
    }

    private static List<Dictionary> dictionaries(RawTable table) {
        return Collections.nCopies(table.layout().dimensions().size(), Dictionary.NONE);
    }

    /**
     * What an audit found.
     *
     * @param findings empty when all is proven
     * @param figures what anybody can find out of the same rows
     */
    record Outcome(List<GivenAway> findings, AuditFigures figures) {}

    /** By lines first, which is what suppression is made for, then with everything that follows from all of them. */
    Outcome audit(RawTable table, Pattern pattern, List<Dictionary> dictionaries) {
        List<ContributorGroup> groups = ContributorGroup.of(shape);
        List<GivenAway> findings = byLines(table, pattern, groups);
        ProtectedPeriod period =
                ProtectedPeriod.of(shape, groups, table, dictionaries, pattern, new ProtectedPeriod.Cost(0, 0, 0));
        PeriodAudit audit = PeriodAudit.of(new CellsOfPeriod(shape, groups, scheme, table.period()).of(period));
        for (Finding finding : new InsiderAudit(shape, rules, table, audit).findings()) {
            int row = audit.cells().source(finding.row());
            int group = ContributorGroup.indexOf(groups, finding.measure());
            findings.add(new GivenAway(
                    row, group, place(table, row, group) + "/" + finding.kind().name()));
        }
        return new Outcome(List.copyOf(findings), audit.figures());
    }

    private List<GivenAway> byLines(RawTable table, Pattern pattern, List<ContributorGroup> groups) {
        Margins margins = new Margins(shape, table);
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
