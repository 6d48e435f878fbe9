// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.protect.PrintedGroup.State;
import fr.parution.protect.Reconciliation.Verdict;
import fr.parution.table.Dictionary;
import fr.parution.table.MeasureColumn;
import fr.parution.table.RawTable;
import fr.parution.table.TableShape;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the memory of a period out of what a release is about to print of it. */
final class PrintedPeriodBuilder {

    private final TableShape shape;
    private final List<ContributorGroup> groups;
    private final RawTable table;
    private final Optional<Reconciliation> reconciliation;
    private final int since;

    /**
     * @param reconciliation with what was printed last; nothing where the period is printed for the first time
     * @param since the period that follows the last one of this release
     */
    PrintedPeriodBuilder(
            TableShape shape,
            List<ContributorGroup> groups,
            RawTable table,
            Optional<Reconciliation> reconciliation,
            int since) {
        this.shape = shape;
        this.groups = groups;
        this.table = table;
        this.reconciliation = reconciliation;
        this.since = since;
    }

    /**
     * @param holes what is hidden or carried
     * @param carried of these, what is carried
     */
    PrintedPeriod build(
            String rules, List<Dictionary> dictionaries, Margins margins, Pattern holes, List<BitSet> carried) {
        Map<String, PrintedGroup> printed = new LinkedHashMap<>();
        Map<String, PrintedFigures> figures = new LinkedHashMap<>();
        for (int g = 0; g < groups.size(); g++) {
            printed.put(GroupCounts.name(shape, groups.get(g)), group(g, margins, holes.rows(g), carried.get(g)));
            for (int m : groups.get(g).measures()) {
                MeasureColumn measure = shape.measures().get(m);
                figures.put(measure.name(), figures(measure, holes.rows(g), carried.get(g)));
            }
        }
        PrintedRows rows = PrintedRows.of(shape, table, dictionaries);
        return new PrintedPeriod(table.period(), rules, rows, printed, figures);
    }

    private PrintedGroup group(int g, Margins margins, BitSet holes, BitSet carried) {
        PrintedGroup.Builder builder = new PrintedGroup.Builder(table.rows());
        if (groups.get(g).isAlwaysShown()) {
            return builder.build();
        }
        GroupCounts counts = GroupCounts.of(shape, groups.get(g));
        Optional<PrintedGroup> before = reconciliation.flatMap(r -> Optional.ofNullable(r.groupBefore(g)));
        for (int row = 0; row < table.rows(); row++) {
            Counts now = counts.of(table, row);
            int then = before.isEmpty() ? -1 : before(row);
            if (!holes.get(row)) {
                boolean same = then >= 0 && reconciliation.orElseThrow().verdict(g, row) == Verdict.SAME;
                builder.state(row, State.PRINTED)
                        .printed(row, now, same ? before.orElseThrow().since(then) : since)
                        .truth(row, now, now, now);
                continue;
            }
            builder.state(row, carried.get(row) ? State.CARRIED : State.HIDDEN);
            if (then < 0) {
                builder.truth(row, now, now, now);
                continue;
            }
            PrintedGroup old = before.orElseThrow();
            boolean more = old.state(then) != State.PRINTED;
            builder.printed(row, old.printed(then), old.since(then))
                    .truth(row, now, more ? now.least(old.low(then)) : now, more ? now.most(old.high(then)) : now);
        }
        before.ifPresent(old -> addPending(g, margins, holes, old, builder));
        return builder.build();
    }

    /** What the holes below a hidden or carried total changed by since it was printed. */
    private void addPending(int g, Margins margins, BitSet holes, PrintedGroup old, PrintedGroup.Builder builder) {
        LineChanges changes =
                new LineChanges(shape, margins, groups.get(g), g, reconciliation.orElseThrow(), old, holes);
        for (int line = 0; line < margins.lines(); line++) {
            int total = margins.total(line);
            int then = before(total);
            if (holes.get(total) && then >= 0 && old.wasEverPrinted(then) && margins.firstLine(total) == line) {
                builder.pending(total, changes.left(line).plus(old.pending(then)));
            }
        }
    }

    private int before(int row) {
        return reconciliation.map(r -> r.matched().before(row)).orElse(-1);
    }

    private PrintedFigures figures(MeasureColumn measure, BitSet holes, BitSet carried) {
        long[] numerators = new long[table.rows()];
        long[] denominators = new long[table.rows()];
        Optional<PrintedFigures> before =
                reconciliation.flatMap(r -> Optional.ofNullable(r.before().findFigures(measure.name())));
        for (int row = 0; row < table.rows(); row++) {
            if (carried.get(row) && before.isPresent()) {
                numerators[row] = before.get().numerators().get(before(row));
                denominators[row] = before.get().denominators().get(before(row));
            } else if (!holes.get(row)) {
                numerators[row] = table.value(measure.numerator(), row);
                denominators[row] = PrintedFigures.denominator(measure, table, row);
            }
        }
        return PrintedFigures.of(numerators, denominators);
    }
}
