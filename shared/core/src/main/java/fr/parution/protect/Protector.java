// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.dataset.Protection;
import fr.parution.problem.ParutionException;
import fr.parution.table.Dictionary;
import fr.parution.table.RawTable;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * Disclosure control of one data set: takes the unprotected tables of all periods one by one and ends in a protected
 * table, or refuses. Periods share no row, so each is settled alone.
 */
public final class Protector {

    private final TableShape shape;
    private final Protection protection;
    private final List<ContributorGroup> groups;
    private final List<ProtectedPeriod> periods = new ArrayList<>();
    private final long[] rowsOfLevel;
    private final long[] hiddenOfLevel;
    private long primary;
    private long complementary;
    private long partial;

    /** For a data set of that shape, protected as declared. */
    public Protector(TableShape shape, Protection protection) {
        this.shape = shape;
        this.protection = protection;
        this.groups = ContributorGroup.of(shape);
        this.rowsOfLevel = new long[shape.levels().size()];
        this.hiddenOfLevel = new long[shape.levels().size()];
    }

    /** Protects one period of a data set whose dimensions are all over closed lists. */
    public void add(RawTable table) {
        add(table, Collections.nCopies(shape.dimensions().size(), Dictionary.NONE));
    }

    /**
     * Protects one period. Periods are to be given in order.
     *
     * @param dictionaries the entities of each dimension, in the order of dimensions
     * @throws ParutionException {@code DISCLOSURE_NOT_PROVEN} when the audit finds anything
     */
    public void add(RawTable table, List<Dictionary> dictionaries) {
        Pattern pattern = protection instanceof Protection.Threshold threshold
                ? suppress(table, PrimaryRules.of(threshold))
                : new Pattern(groups.stream().map(group -> new BitSet()).toList());
        for (int row = 0; row < table.rows(); row++) {
            rowsOfLevel[table.level(row)]++;
            hiddenOfLevel[table.level(row)] += pattern.hidesAnything(row) ? 1 : 0;
        }
        periods.add(new ProtectedPeriod(table, dictionaries, pattern));
    }

    private Pattern suppress(RawTable table, PrimaryRules rules) {
        Margins margins = new Margins(shape, table);
        List<BitSet> hidden = new ArrayList<>();
        for (ContributorGroup group : groups) {
            hidden.add(group.isAlwaysShown() ? new BitSet() : suppress(margins, group, rules, hidden));
        }
        Pattern pattern = new Pattern(hidden);
        partial += pattern.rowsWithHidden() - hidden.get(0).cardinality();
        new DisclosureAudit(shape, rules).require(table, pattern);
        return pattern;
    }

    /** The hidden rows of one group, given those of the groups before it. */
    private BitSet suppress(Margins margins, ContributorGroup group, PrimaryRules rules, List<BitSet> before) {
        BitSet rows = rules.unsafe(margins.table(), group.contributors());
        if (before.isEmpty()) {
            primary += rows.cardinality();
        } else {
            rows.or(before.get(0));
        }
        int unsafe = rows.cardinality();
        new NestedSuppression(margins, group, rules.threshold(), rows).run();
        if (before.isEmpty()) {
            complementary += rows.cardinality() - unsafe;
        }
        return rows;
    }

    /** The protected table of all periods given so far. */
    public ProtectedTable table() {
        List<ProtectedPeriod> all = List.copyOf(periods);
        long rows = all.stream().mapToLong(period -> period.table().rows()).sum();
        return new ProtectedTable(shape.schema(), rows, () -> new MergingCursor(shape, groups, all));
    }

    /** What protection cost so far. */
    public DisclosureReport report() {
        List<DisclosureReport.LevelReport> levels = new ArrayList<>();
        long rows = 0;
        for (int level = 0; level < rowsOfLevel.length; level++) {
            rows += rowsOfLevel[level];
            levels.add(new DisclosureReport.LevelReport(
                    shape.levels().get(level).label(), rowsOfLevel[level], hiddenOfLevel[level]));
        }
        return new DisclosureReport(rows, primary, complementary, partial, levels);
    }
}
