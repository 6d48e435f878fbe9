// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.table.RawTable;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks a pattern without knowing how it was made. Plays the attacker who subtracts whatever is shown from whatever is
 * shown above it: every shown row must leave a safe remainder, and no row with too few persons may be shown.
 */
final class DisclosureAudit {

    private final TableShape shape;
    private final PrimaryRules rules;
    private final ThresholdRule rule;

    DisclosureAudit(TableShape shape, PrimaryRules rules) {
        this.shape = shape;
        this.rules = rules;
        this.rule = rules.threshold();
    }

    /**
     * Refuses a pattern that gives something away.
     *
     * @throws ParutionException {@code DISCLOSURE_NOT_PROVEN}
     */
    void require(RawTable table, Pattern pattern) {
        List<String> findings = findings(table, pattern);
        if (!findings.isEmpty()) {
            throw new ParutionException(Problem.of(
                    ProblemCode.DISCLOSURE_NOT_PROVEN,
                    shape.schema().dataset(),
                    findings.size() + " : " + findings.get(0),
                    "0"));
        }
    }

    /** The rows that give something away, as {@code period/level/row}, without any figure; empty when all is proven. */
    List<String> findings(RawTable table, Pattern pattern) {
        Margins margins = new Margins(shape, table);
        List<ContributorGroup> groups = ContributorGroup.of(shape);
        List<String> findings = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            ContributorGroup group = groups.get(g);
            if (group.isAlwaysShown()) {
                continue;
            }
            for (int row = 0; row < table.rows(); row++) {
                boolean shown = !pattern.isHidden(g, row);
                if (shown && rules.isUnsafe(table, row, group.contributors())) {
                    findings.add(place(table, row, g));
                }
                if (pattern.isHidden(0, row) && shown) {
                    findings.add(place(table, row, g));
                }
            }
            if (!group.measures().isEmpty()) {
                findings.addAll(recovered(margins, group, g, pattern.rows(g)));
                findings.addAll(concentrated(margins, group, g, pattern.rows(g)));
            }
        }
        return findings;
    }

    /** Solves for the hidden atoms of each shown row by elimination, from the lowest level up. */
    private List<String> recovered(Margins margins, ContributorGroup group, int g, BitSet hidden) {
        RawTable table = margins.table();
        long[] unknownAtoms = new long[table.rows()];
        List<String> findings = new ArrayList<>();
        long[] lonely = new long[table.rows()];
        long[] largest = new long[table.rows()];
        long[] known = new long[table.rows()];
        for (int row = 0; row < table.rows(); row++) {
            long persons = table.value(group.persons(), row);
            if (margins.isAtom(row) && hidden.get(row) && persons > 0) {
                unknownAtoms[row] = 1;
                lonely[row] = persons == 1 ? 1 : 0;
                largest[row] = persons;
            }
            if (!hidden.get(row)) {
                long alone = lonely[row] > 0 ? 1 : 0;
                boolean crowd = largest[row] >= rule.persons() || persons - known[row] >= rule.persons() + alone;
                boolean safe = unknownAtoms[row] == 0
                        || (unknownAtoms[row] >= 2 + alone && unknownAtoms[row] > lonely[row] && crowd);
                if (!safe) {
                    findings.add(place(table, row, g));
                }
                unknownAtoms[row] = 0;
                lonely[row] = 0;
                largest[row] = 0;
                known[row] = persons;
            }
            int parent = margins.parent(row);
            if (parent >= 0) {
                unknownAtoms[parent] += unknownAtoms[row];
                lonely[parent] += lonely[row];
                largest[parent] = Math.max(largest[parent], largest[row]);
                known[parent] += known[row];
            }
        }
        return findings;
    }

    /** Adds up the hidden amounts that each shown row is the lowest to hold. */
    private List<String> concentrated(Margins margins, ContributorGroup group, int g, BitSet hidden) {
        if (!group.contributors().hasParts()) {
            return List.of();
        }
        RawTable table = margins.table();
        Map<Integer, LeftAmount> left = new TreeMap<>();
        for (int row = 0; row < table.rows(); row++) {
            int above = margins.parent(row);
            while (above >= 0 && hidden.get(above)) {
                above = margins.parent(above);
            }
            if (above >= 0 && !hidden.get(row)) {
                left.computeIfAbsent(above, a -> new LeftAmount(table, group.contributors()))
                        .addShown(row);
            } else if (above >= 0 && margins.isAtom(row)) {
                left.computeIfAbsent(above, a -> new LeftAmount(table, group.contributors()))
                        .addHidden(row);
            }
        }
        return left.entrySet().stream()
                .filter(entry -> !entry.getValue().isSafe(entry.getKey(), rules))
                .map(entry -> place(table, entry.getKey(), g))
                .toList();
    }

    private String place(RawTable table, int row, int group) {
        return shape.periodUnit().label(table.period()) + "/"
                + shape.levels().get(table.level(row)).label() + "/" + Long.toHexString(table.key(row)) + "/" + group;
    }
}
