// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.linear.RationalElimination;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The audit of random tables with margins that cross, against elimination in fractions over the full cross. */
final class PeriodAuditProperties {

    private static final List<List<Integer>> MARGINS =
            List.of(List.of(0, 2), List.of(0, 1), List.of(2), List.of(0), List.of());

    private static InventedQuarter quarter(long seed) {
        return new InventedQuarter(List.of(2, 2, 3), MARGINS, 30 + new Random(seed).nextInt(60), seed);
    }

    /** The unsafe rows, and some others. */
    private static BitSet hidden(InventedQuarter quarter, long seed) {
        BitSet hidden = quarter.primary();
        Random random = new Random(seed + 1);
        for (int row = 0; row < quarter.rows(); row++) {
            if (random.nextInt(4) == 0) {
                hidden.set(row);
            }
        }
        return hidden;
    }

    @Property(tries = 300)
    void everyFileCountThatFractionsFixIsFound(@ForAll long seed) {
        InventedQuarter quarter = quarter(seed);
        PublishedCells cells = quarter.published(hidden(quarter, seed));
        PeriodAudit audit = PeriodAudit.of(cells);
        Set<Integer> found = new TreeSet<>();
        audit.findings().stream()
                .filter(finding -> finding.kind() == Finding.Kind.KNOWN && finding.measure() == InventedQuarter.FILES)
                .forEach(finding -> found.add(finding.row()));
        RationalElimination rational = overFullCross(cells);
        for (int row = 0; row < cells.rows(); row++) {
            if (cells.level(row) == 0 && cells.isHidden(InventedQuarter.FILES, row) && rational.isDetermined(row)) {
                assertThat(found).as("%s", cells.place(0, row)).contains(row);
            }
        }
    }

    /** Every shown row is an equation over the rows of the full cross, which come first. */
    private static RationalElimination overFullCross(PublishedCells cells) {
        int atoms = 0;
        while (atoms < cells.rows() && cells.level(atoms) == 0) {
            atoms++;
        }
        List<int[]> equations = new ArrayList<>();
        List<Long> constants = new ArrayList<>();
        for (int row = 0; row < cells.rows(); row++) {
            if (!cells.isHidden(InventedQuarter.FILES, row)) {
                int[] equation = new int[atoms];
                for (int atom = 0; atom < atoms; atom++) {
                    boolean within = true;
                    for (int axis :
                            cells.scheme().levels().get(cells.level(row)).axes()) {
                        within &= cells.code(axis, row) == cells.code(axis, atom);
                    }
                    equation[atom] = within ? 1 : 0;
                }
                equations.add(equation);
                constants.add(cells.value(InventedQuarter.FILES, row));
            }
        }
        return new RationalElimination(
                equations.toArray(int[][]::new),
                constants.stream().mapToLong(Long::longValue).toArray(),
                atoms);
    }

    @Property(tries = 100)
    void trueTableNeverContradicts(@ForAll long seed) {
        InventedQuarter quarter = quarter(seed);
        PeriodAudit audit = PeriodAudit.of(quarter.published(hidden(quarter, seed), hidden(quarter, seed + 7)));
        assertThat(audit.findings()).noneMatch(finding -> finding.kind() == Finding.Kind.CONTRADICTION);
    }

    @Property(tries = 100)
    void orderOfRowsDoesNotMatter(@ForAll long seed) {
        InventedQuarter quarter = quarter(seed);
        PublishedCells cells = quarter.published(hidden(quarter, seed));
        List<Integer> order = new ArrayList<>();
        for (int row = 0; row < cells.rows(); row++) {
            order.add(row);
        }
        Collections.shuffle(order, new Random(seed));
        PublishedCells.Builder builder = new PublishedCells.Builder(cells.scheme());
        for (int row : order) {
            long[] values = new long[cells.scheme().measures().size()];
            for (int measure = 0; measure < values.length; measure++) {
                values[measure] = cells.value(measure, row);
            }
            builder.add(cells.level(row), cells.texts(row), values);
        }
        PeriodAudit first = PeriodAudit.of(cells);
        PeriodAudit second = PeriodAudit.of(builder.build(cells.period()));
        assertThat(second.figures()).isEqualTo(first.figures());
        assertThat(second.findings()).isEqualTo(first.findings());
    }
}
