// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.audit.Finding;
import fr.parution.audit.MeasureSystem;
import fr.parution.audit.PeriodAudit;
import fr.parution.linear.Deduction;
import fr.parution.linear.Enough;
import fr.parution.linear.Intervals;
import fr.parution.linear.Intervals.Verdict;
import fr.parution.table.RawTable;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The audit of published cells by somebody who knows the true figures, and so can say of each hidden figure of too few
 * persons that what is published leaves a tenth of it open, and what a person who is alone in a row can tell of others.
 * Fails closed: what is not proven is a finding.
 */
final class InsiderAudit {

    private final TableShape shape;
    private final PrimaryRules rules;
    private final RawTable table;
    private final PeriodAudit audit;
    private final List<Finding> findings = new ArrayList<>();

    InsiderAudit(TableShape shape, PrimaryRules rules, RawTable table, PeriodAudit audit) {
        this.shape = shape;
        this.rules = rules;
        this.table = table;
        this.audit = audit;
    }

    /** All that is given away, to anybody or to one of those described; rows are those of the published cells. */
    List<Finding> findings() {
        findings.addAll(audit.findings());
        for (MeasureSystem system : audit.systems()) {
            if (!system.deduction().contradiction()) {
                examine(system);
                examineTies(system);
                examineSums(system);
            }
        }
        return findings.stream().distinct().toList();
    }

    private void examine(MeasureSystem system) {
        long[] truth = new long[system.unknowns()];
        BitSet asked = new BitSet();
        for (int unknown = 0; unknown < truth.length; unknown++) {
            truth[unknown] =
                    table.value(shape.measures().get(system.measure(unknown)).numerator(), source(system, unknown));
            asked.set(unknown, truth[unknown] != 0 && isUnsafe(system, unknown));
        }
        Enough aTenth = (unknown, low, high) -> {
            double needed = Math.max(1, Math.abs(truth[unknown]) / 10.0);
            return low <= truth[unknown] - needed + 1e-6 || high >= truth[unknown] + needed - 1e-6;
        };
        Intervals intervals = system.intervals().knowing(truth, asked, aTenth);
        for (int unknown = asked.nextSetBit(0); unknown >= 0; unknown = asked.nextSetBit(unknown + 1)) {
            Verdict verdict = intervals.verdict(unknown);
            if (verdict != Verdict.WIDE) {
                add(
                        system,
                        unknown,
                        switch (verdict) {
                            case KNOWN -> Finding.Kind.KNOWN;
                            case NARROW -> Finding.Kind.NARROW;
                            default -> Finding.Kind.NOT_PROVEN;
                        });
            }
        }
    }

    /** Whoever is alone in a row of the full cross knows all that is tied to it. */
    private void examineTies(MeasureSystem system) {
        Deduction deduction = system.deduction();
        Map<Integer, Integer> alone = new HashMap<>();
        for (int unknown = 0; unknown < system.unknowns(); unknown++) {
            if (isPersonal(system, unknown) && persons(system, unknown) == 1) {
                alone.merge(deduction.classOf(unknown), 1, Integer::sum);
            }
        }
        for (int unknown = 0; unknown < system.unknowns(); unknown++) {
            if (isPersonal(system, unknown) && isUnsafe(system, unknown)) {
                int others =
                        alone.getOrDefault(deduction.classOf(unknown), 0) - (persons(system, unknown) == 1 ? 1 : 0);
                if (others > 0) {
                    add(system, unknown, Finding.Kind.KNOWN_TO_ONE);
                }
            }
        }
    }

    private boolean isPersonal(MeasureSystem system, int unknown) {
        return audit.isFullCross(system.row(unknown))
                && !system.deduction().isKnown(unknown)
                && persons(system, unknown) > 0;
    }

    /** A known sum is as good as published: it must have enough persons, without one of them too who is alone. */
    private void examineSums(MeasureSystem system) {
        for (int[] sum : system.deduction().knownSums()) {
            long persons = 0;
            long largest = 0;
            long alone = 0;
            int first = -1;
            for (int unknown : sum) {
                long own = persons(system, unknown);
                persons += own;
                largest = Math.max(largest, own);
                alone = own == 1 ? 1 : alone;
                first = own > 0 && first < 0 ? unknown : first;
            }
            int threshold = rules.threshold().persons();
            if (first >= 0 && largest < threshold && persons < threshold + alone) {
                add(system, first, Finding.Kind.KNOWN_SUM);
            }
        }
    }

    private void add(MeasureSystem system, int unknown, Finding.Kind kind) {
        findings.add(new Finding(system.measure(unknown), system.row(unknown), kind));
    }

    private boolean isUnsafe(MeasureSystem system, int unknown) {
        return rules.isUnsafe(
                table,
                source(system, unknown),
                shape.measures().get(system.measure(unknown)).contributors());
    }

    private long persons(MeasureSystem system, int unknown) {
        return table.value(
                shape.measures().get(system.measure(unknown)).contributors().persons(), source(system, unknown));
    }

    private int source(MeasureSystem system, int unknown) {
        return audit.cells().source(system.row(unknown));
    }
}
