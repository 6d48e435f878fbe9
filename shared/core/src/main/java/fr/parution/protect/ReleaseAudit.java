// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.protect.PrintedGroup.State;
import fr.parution.table.MeasureColumn;
import fr.parution.table.RawTable;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Checks what a release prints of a period against what the one before printed, without knowing how it was decided: no
 * figure may differ by few files or persons, none may appear that was hidden and did not move, and what is carried must be
 * what was printed.
 */
final class ReleaseAudit {

    private final TableShape shape;
    private final List<ContributorGroup> groups;
    private final PrimaryRules rules;
    private final Reconciliation reconciliation;

    ReleaseAudit(TableShape shape, List<ContributorGroup> groups, PrimaryRules rules, Reconciliation reconciliation) {
        this.shape = shape;
        this.groups = groups;
        this.rules = rules;
        this.reconciliation = reconciliation;
    }

    /**
     * Refuses what two releases together would give away.
     *
     * @throws ParutionException {@code DISCLOSURE_NOT_PROVEN}
     */
    void require(RawTable table, Pattern holes, List<BitSet> carried) {
        List<String> findings = findings(table, holes, carried);
        if (!findings.isEmpty()) {
            throw new ParutionException(Problem.of(
                    ProblemCode.DISCLOSURE_NOT_PROVEN,
                    shape.schema().dataset(),
                    findings.size() + " : " + findings.get(0),
                    "0"));
        }
    }

    /** The rows of which two releases say too much, without any figure; empty when all is proven. */
    List<String> findings(RawTable table, Pattern holes, List<BitSet> carried) {
        List<String> findings = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            PrintedGroup before = reconciliation.groupBefore(g);
            if (before == null || groups.get(g).isAlwaysShown()) {
                continue;
            }
            for (int row = 0; row < table.rows(); row++) {
                int then = reconciliation.matched().before(row);
                boolean tells;
                if (holes.isHidden(g, row)) {
                    tells = carried.get(g).get(row) && (then < 0 || before.state(then) == State.HIDDEN);
                } else {
                    tells = then >= 0 && tells(table, g, row, before, then);
                }
                if (tells) {
                    findings.add(shape.periodUnit().label(table.period()) + "/"
                            + shape.levels().get(table.level(row)).label() + "/" + Long.toHexString(table.key(row))
                            + "/" + g);
                }
            }
        }
        return findings;
    }

    private boolean tells(RawTable table, int g, int row, PrintedGroup before, int then) {
        int threshold = rules.threshold().persons();
        Counts now = GroupCounts.of(shape, groups.get(g)).of(table, row);
        Counts change = now.minus(before.printed(then));
        if (before.state(then) == State.HIDDEN && !now.isFarFrom(before.low(then), before.high(then), threshold)) {
            return true;
        }
        if (!before.wasEverPrinted(then) || change.isLarge(threshold)) {
            return false;
        }
        return !change.equals(Counts.NONE) || before.state(then) != State.PRINTED || differs(table, g, row, then);
    }

    private boolean differs(RawTable table, int g, int row, int then) {
        for (int m : groups.get(g).measures()) {
            MeasureColumn measure = shape.measures().get(m);
            PrintedFigures figures = reconciliation.before().findFigures(measure.name());
            if (figures != null && !figures.isSame(then, measure, table, row)) {
                return true;
            }
        }
        return false;
    }
}
