// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.dataset.Protection;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.table.Dictionary;
import fr.parution.table.RawTable;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Disclosure control of one data set: takes the unprotected tables of all periods one by one and ends in a protected
 * table, or refuses. Periods share no row, so each is settled alone.
 */
public final class Protector {

    private final TableShape shape;
    private final Protection protection;
    private final boolean comparison;
    private final List<ContributorGroup> groups;
    private final List<ProtectedPeriod> periods = new ArrayList<>();

    /** For a data set of that shape, protected as declared. */
    public Protector(TableShape shape, Protection protection) {
        this(shape, protection, false);
    }

    private Protector(TableShape shape, Protection protection, boolean comparison) {
        this.shape = shape;
        this.protection = protection;
        this.comparison = comparison;
        this.groups = ContributorGroup.of(shape);
    }

    /** For invented rows: shows the means of hidden rows too where that is declared, which is refused of real ones. */
    public static Protector forComparison(TableShape shape, Protection protection) {
        return new Protector(shape, protection, true);
    }

    /** Protects one period of a data set whose dimensions are all over closed lists. */
    public void add(RawTable table) {
        add(table, Collections.nCopies(shape.dimensions().size(), Dictionary.NONE));
    }

    /**
     * Protects one period and adds it. Periods are to be given in order.
     *
     * @param dictionaries the entities of each dimension, in the order of dimensions
     * @throws ParutionException {@code DISCLOSURE_NOT_PROVEN} when the audit finds anything
     */
    public void add(RawTable table, List<Dictionary> dictionaries) {
        add(protect(table, dictionaries));
    }

    /** Adds a period that was protected in the same way. */
    public void add(ProtectedPeriod period) {
        periods.add(period);
    }

    /**
     * Protects one period that was never printed.
     *
     * @throws ParutionException {@code DISCLOSURE_NOT_PROVEN} when the audit finds anything
     */
    public ProtectedPeriod protect(RawTable table, List<Dictionary> dictionaries) {
        return protect(table, dictionaries, Optional.empty(), table.period() + 1, List.of())
                .shown();
    }

    /**
     * Protects one period so that nothing follows from it and from what was printed before.
     *
     * @param before what was printed last of the period, if anything was
     * @param since the period that follows the last one of this release: the date of what it prints for the first time
     * @param asked what it must hide because other data sets would tell it, from {@link SharedTotals}
     * @throws ParutionException {@code DISCLOSURE_NOT_PROVEN} when the audit finds anything, {@code DISCLOSURE_MEANS_SHOWN}
     *     where the declaration shows the means of hidden rows
     */
    public SettledPeriod protect(
            RawTable table,
            List<Dictionary> dictionaries,
            Optional<PrintedPeriod> before,
            int since,
            Collection<AskedRow> asked) {
        if (protection instanceof Protection.Threshold threshold) {
            refuseMeansOfHiddenRows(threshold);
            RawTable recoded = recoded(table, threshold);
            return new PeriodProtection(shape, groups, threshold, recoded, dictionaries).settle(before, since, asked);
        }
        Pattern nothing = new Pattern(groups.stream().map(group -> new BitSet()).toList());
        return new SettledPeriod(
                ProtectedPeriod.of(shape, groups, table, dictionaries, nothing, ProtectedPeriod.Cost.NOTHING),
                Optional.empty());
    }

    /**
     * Tells by which rules the figures of the row are hidden that says all this beside its figures.
     *
     * @param cell published columns with what they say; other dimensions are summed over where a level does
     * @return one explanation, or several where several rows say so; none where no row does
     */
    public List<Explanation> explain(RawTable table, List<Dictionary> dictionaries, Map<String, String> cell) {
        if (!(protection instanceof Protection.Threshold threshold)) {
            return List.of();
        }
        RawTable recoded = recoded(table, threshold);
        PrimaryRules rules = PrimaryRules.of(threshold);
        Pattern pattern = new Suppression(shape, groups, rules, recoded).run();
        Explainer explainer = new Explainer(shape, groups, rules);
        return explainer.find(recoded, dictionaries, pattern, cell).stream()
                .map(row -> explainer.explain(recoded, pattern, row))
                .toList();
    }

    /** No audit is needed to find what they give away: a mean times a number of files is a sum. */
    private void refuseMeansOfHiddenRows(Protection.Threshold threshold) {
        if (threshold.means() == Protection.MeanPolicy.SEED && !comparison) {
            throw new ParutionException(Problem.of(
                    ProblemCode.DISCLOSURE_MEANS_SHOWN,
                    shape.schema().dataset(),
                    "meanPolicy: seed",
                    "meanPolicy: hidden"));
        }
    }

    /** Without what groups of persons share, where that is asked for. */
    private RawTable recoded(RawTable table, Protection.Threshold threshold) {
        return threshold.group() == null
                ? table
                : new LocalRecoding(shape, new GroupDisclosureRule(threshold.thresholdPersons()), threshold.group())
                        .of(table);
    }

    /** The protected table of all periods given so far. */
    public ProtectedTable table() {
        List<ProtectedPeriod> all = List.copyOf(periods);
        long rows = all.stream().mapToLong(ProtectedPeriod::rows).sum();
        return new ProtectedTable(shape.schema(), rows, () -> new MergingCursor(shape, groups, all));
    }

    /** What protection cost so far. */
    public DisclosureReport report() {
        long[] rows = new long[shape.levels().size()];
        long[] hidden = new long[rows.length];
        long primary = 0;
        long complementary = 0;
        long partial = 0;
        long carried = 0;
        long persons = 0;
        long figures = 0;
        long programs = 0;
        for (ProtectedPeriod period : periods) {
            primary += period.cost().primary();
            complementary += period.cost().complementary();
            partial += period.cost().partial();
            persons += period.cost().persons();
            figures += period.cost().ranges().figures();
            programs += period.cost().ranges().programs();
            carried += period.reprint().marked();
            for (int row = 0; row < period.rows(); row++) {
                rows[period.level(row)]++;
                hidden[period.level(row)] += period.pattern().hidesAnything(row) ? 1 : 0;
            }
        }
        List<DisclosureReport.LevelReport> levels = new ArrayList<>();
        for (int level = 0; level < rows.length; level++) {
            levels.add(
                    new DisclosureReport.LevelReport(shape.levels().get(level).label(), rows[level], hidden[level]));
        }
        return new DisclosureReport(
                LongStream.of(rows).sum(),
                primary,
                complementary,
                partial,
                carried,
                persons,
                figures,
                programs,
                levels);
    }
}
