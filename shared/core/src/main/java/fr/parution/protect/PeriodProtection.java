// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.dataset.Level;
import fr.parution.dataset.Protection;
import fr.parution.protect.PrintedGroup.State;
import fr.parution.protect.Reconciliation.Verdict;
import fr.parution.table.Dictionary;
import fr.parution.table.MeasureColumn;
import fr.parution.table.RawTable;
import fr.parution.table.Split;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Protects one period of a data set about persons: by itself, and beside what was printed last of it. */
final class PeriodProtection {

    /** So many times what the audit finds is mended before the release is refused. */
    private static final int MOST_REPAIRS = 5;

    private final TableShape shape;
    private final List<ContributorGroup> groups;
    private final Protection.Threshold declared;
    private final PrimaryRules rules;
    private final DisclosureAudit audit;
    private final RawTable table;
    private final List<Dictionary> dictionaries;

    PeriodProtection(
            TableShape shape,
            List<ContributorGroup> groups,
            Protection.Threshold declared,
            RawTable table,
            List<Dictionary> dictionaries) {
        this.shape = shape;
        this.groups = groups;
        this.declared = declared;
        this.rules = PrimaryRules.of(declared);
        this.audit = new DisclosureAudit(shape, rules, declared.rangePercent());
        this.table = table;
        this.dictionaries = dictionaries;
    }

    /**
     * What is shown of the period.
     *
     * @param before what was printed last of it, if anything was
     * @param since the period that follows the last one of this release
     * @param asked what it must hide, whatever the rules say of it
     */
    SettledPeriod settle(Optional<PrintedPeriod> before, int since, Collection<AskedRow> asked) {
        List<BitSet> holes = AskedRow.in(shape, groups, table, asked);
        if (before.isEmpty()) {
            return settleNew(Optional.empty(), since, holes);
        }
        PrintedPeriod printed = before.get();
        Reconciliation reconciliation = new Reconciliation(shape, groups, rules, table, dictionaries, printed);
        return reconciliation.changesNothing(rulesText()) && reconciliation.showedNoneOf(holes)
                ? new SettledPeriod(asBefore(reconciliation), before)
                : settleNew(Optional.of(reconciliation), since, holes);
    }

    private SettledPeriod settleNew(Optional<Reconciliation> reconciliation, int since, List<BitSet> asked) {
        Suppression suppression = new Suppression(shape, groups, rules, table);
        Pattern holes = audited(suppression, reconciliation, asked);
        List<BitSet> carried = reconciliation.map(r -> r.carried(holes)).orElseGet(this::nowhere);
        reconciliation.ifPresent(r -> new ReleaseAudit(shape, groups, rules, r).require(table, holes, carried));
        PrintedPeriod printed = new PrintedPeriodBuilder(shape, groups, table, reconciliation, since)
                .build(rulesText(), dictionaries, suppression.margins(), holes, carried);
        Reprint reprint = reconciliation
                .map(r -> Reprint.of(
                        carried, shape.measures(), r.before(), r.matched()::before, row -> sinceWhen(carried, r, row)))
                .orElseGet(() -> Reprint.none(groups.size(), shape.measures().size()));
        return new SettledPeriod(protectedPeriod(table, without(holes, carried), reprint), Optional.of(printed));
    }

    /** The pattern that the audit passes, mended where it finds something; or a refusal. */
    private Pattern audited(Suppression suppression, Optional<Reconciliation> reconciliation, List<BitSet> asked) {
        reconciliation.ifPresent(r -> addAll(asked, r.holes()));
        Pattern holes = reconciliation.map(r -> holes(suppression, r, asked)).orElseGet(() -> suppression.run(asked));
        List<GivenAway> findings = audit.audit(table, holes);
        for (int round = 0; round < MOST_REPAIRS && !findings.isEmpty(); round++) {
            Pattern mended = suppression.mend(findings, round);
            holes = reconciliation.map(r -> holes(suppression, r, mended.all())).orElse(mended);
            findings = audit.audit(table, holes);
        }
        audit.refuse(findings);
        return holes;
    }

    /** Starts from what two releases ask for, and goes on until complementary suppression and lines ask for no more. */
    private Pattern holes(Suppression suppression, Reconciliation reconciliation, List<BitSet> asked) {
        List<BitSet> holes = asked;
        while (true) {
            Pattern pattern = suppression.run(holes);
            boolean more = false;
            holes = new ArrayList<>();
            for (int g = 0; g < groups.size(); g++) {
                BitSet rows = (BitSet) pattern.rows(g).clone();
                PrintedGroup before = reconciliation.groupBefore(g);
                ContributorGroup group = groups.get(g);
                if (before != null
                        && !group.isAlwaysShown()
                        && !group.measures().isEmpty()) {
                    more |= new LineChanges(shape, suppression.margins(), group, g, reconciliation, before, rows)
                            .mend();
                }
                holes.add(rows);
            }
            for (Split split : shape.splits()) {
                more |= new PartChanges(groups, split, table, reconciliation, holes).mend();
            }
            if (!more) {
                return pattern;
            }
        }
    }

    private static void addAll(List<BitSet> rows, List<BitSet> more) {
        for (int g = 0; g < rows.size(); g++) {
            rows.get(g).or(more.get(g));
        }
    }

    private List<BitSet> nowhere() {
        return groups.stream().map(group -> new BitSet()).toList();
    }

    private static Pattern without(Pattern holes, List<BitSet> carried) {
        List<BitSet> hidden = new ArrayList<>();
        for (int g = 0; g < holes.groups(); g++) {
            BitSet rows = (BitSet) holes.rows(g).clone();
            rows.andNot(carried.get(g));
            hidden.add(rows);
        }
        return new Pattern(hidden);
    }

    /** The oldest date of what is carried in a row. */
    private int sinceWhen(List<BitSet> carried, Reconciliation reconciliation, int row) {
        int oldest = 0;
        for (int g = 0; g < groups.size(); g++) {
            PrintedGroup before = reconciliation.groupBefore(g);
            if (before != null && carried.get(g).get(row)) {
                int since = before.since(reconciliation.matched().before(row));
                oldest = oldest == 0 ? since : Math.min(oldest, since);
            }
        }
        return oldest;
    }

    /** The period once more as it was printed: rows that are new wait, since too few persons are in them. */
    private ProtectedPeriod asBefore(Reconciliation reconciliation) {
        int[] kept = new int[table.rows()];
        int rows = 0;
        for (int row = 0; row < table.rows(); row++) {
            if (reconciliation.matched().before(row) >= 0) {
                kept[rows++] = row;
            }
        }
        List<BitSet> hidden = new ArrayList<>();
        List<BitSet> old = new ArrayList<>();
        List<BitSet> carried = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            hidden.add(new BitSet());
            old.add(new BitSet());
            carried.add(new BitSet());
            PrintedGroup before = reconciliation.groupBefore(g);
            for (int row = 0; before != null && !groups.get(g).isAlwaysShown() && row < rows; row++) {
                State state = before.state(reconciliation.matched().before(kept[row]));
                hidden.get(g).set(row, state == State.HIDDEN);
                carried.get(g).set(row, state == State.CARRIED);
                boolean changed = reconciliation.verdict(g, kept[row]) != Verdict.SAME;
                old.get(g).set(row, state == State.CARRIED || (state == State.PRINTED && changed));
            }
        }
        List<BitSet> carriedRows = at(carried, kept);
        Reprint reprint = Reprint.of(
                old,
                shape.measures(),
                reconciliation.before(),
                row -> reconciliation.matched().before(kept[row]),
                row -> sinceWhen(carriedRows, reconciliation, kept[row]));
        return protectedPeriod(select(kept, rows), new Pattern(hidden), reprint);
    }

    /** Rows of a selection, by their places in the whole table. */
    private static List<BitSet> at(List<BitSet> selected, int[] kept) {
        return selected.stream()
                .map(rows -> {
                    BitSet all = new BitSet();
                    rows.stream().forEach(row -> all.set(kept[row]));
                    return all;
                })
                .toList();
    }

    private RawTable select(int[] kept, int rows) {
        if (rows == table.rows()) {
            return table;
        }
        byte[] levels = new byte[rows];
        long[] keys = new long[rows];
        long[][] values = new long[shape.aggregates().size()][rows];
        for (int row = 0; row < rows; row++) {
            levels[row] = (byte) table.level(kept[row]);
            keys[row] = table.key(kept[row]);
            for (int aggregate = 0; aggregate < values.length; aggregate++) {
                values[aggregate][row] = table.value(aggregate, kept[row]);
            }
        }
        return new RawTable(table.period(), table.layout(), levels, keys, values);
    }

    private ProtectedPeriod protectedPeriod(RawTable shown, Pattern hidden, Reprint reprint) {
        BitSet unsafe = rules.unsafe(shown, groups.get(0).contributors());
        unsafe.and(hidden.rows(0));
        long all = hidden.rows(0).cardinality();
        long primary = unsafe.cardinality();
        long persons = hidden.rows(0).stream()
                .filter(row -> shown.level(row) == 0)
                .mapToLong(row -> shown.value(groups.get(0).persons(), row))
                .sum();
        ProtectedPeriod.Cost cost = new ProtectedPeriod.Cost(
                primary, all - primary, hidden.rowsWithHidden() - all, persons, audit.ranges());
        return ProtectedPeriod.of(shape, groups, shown, dictionaries, hidden, reprint, cost);
    }

    /** What decides of a pattern beside the figures. */
    private String rulesText() {
        StringBuilder text = new StringBuilder();
        text.append(declared.thresholdPersons()).append(' ');
        text.append(declared.dominancePercent()).append(' ');
        text.append(declared.pPercent());
        declared.contributors().forEach(kind -> text.append(' ').append(kind.column()));
        text.append(declared.rangePercent() == 0 ? "" : " range " + declared.rangePercent());
        text.append(declared.group() == null ? "" : " " + declared.group()).append('\n');
        text.append(String.join(" ", declared.alwaysShown())).append('\n');
        for (Level level : shape.levels()) {
            text.append(String.join(" ", level.keeps())).append('\n');
        }
        for (ContributorGroup group : groups) {
            text.append(GroupCounts.name(shape, group)).append(':');
            for (int measure : group.measures()) {
                MeasureColumn column = shape.measures().get(measure);
                text.append(' ').append(column.name()).append('/').append(column.kind());
            }
            text.append('\n');
        }
        return text.toString();
    }
}
