// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.protect.PrintedGroup.State;
import fr.parution.table.Dictionary;
import fr.parution.table.MeasureColumn;
import fr.parution.table.RawTable;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds a new table against what was printed last of its period, and says of each row what may become of it:
 *
 * <ul>
 *   <li>a row that was printed and changed by fewer files or persons than the threshold is carried: its old figures are
 *       printed again;
 *   <li>a row that was hidden stays hidden until it is far from all that it was meanwhile, else it would tell what another
 *       release hid;
 *   <li>any other is printed as it is, as far as the rules for one release let it.
 * </ul>
 *
 * What a carried row is now is as unknown as what a hidden one is: both are holes for complementary suppression.
 */
final class Reconciliation {

    /** What becomes of the figures of one group in one row, as far as two releases are concerned. */
    enum Verdict {
        /** Printed as they were, because they are as they were. */
        SAME,
        /** Printed as they are now. */
        NEW,
        CARRY,
        HIDE
    }

    private final TableShape shape;
    private final List<ContributorGroup> groups;
    private final PrimaryRules rules;
    private final RawTable table;
    private final PrintedPeriod before;
    private final MatchedRows matched;
    private final List<@Nullable PrintedGroup> groupsBefore = new ArrayList<>();
    private final List<GroupCounts> counts = new ArrayList<>();
    private final List<Verdict[]> verdicts = new ArrayList<>();

    Reconciliation(
            TableShape shape,
            List<ContributorGroup> groups,
            PrimaryRules rules,
            RawTable table,
            List<Dictionary> dictionaries,
            PrintedPeriod before) {
        this.shape = shape;
        this.groups = groups;
        this.rules = rules;
        this.table = table;
        this.before = before;
        this.matched = new MatchedRows(shape, table, dictionaries, before.rows());
        for (int g = 0; g < groups.size(); g++) {
            ContributorGroup group = groups.get(g);
            groupsBefore.add(before.findGroup(GroupCounts.name(shape, group)));
            counts.add(group.isAlwaysShown() ? new GroupCounts(0, 0) : GroupCounts.of(shape, group));
            Verdict[] ofGroup = new Verdict[table.rows()];
            for (int row = 0; row < ofGroup.length; row++) {
                ofGroup[row] = judge(g, row);
            }
            verdicts.add(ofGroup);
        }
    }

    private Verdict judge(int g, int row) {
        PrintedGroup old = groupsBefore.get(g);
        int then = matched.before(row);
        boolean same = old != null && then >= 0 && isSame(g, then, row);
        if (old == null || then < 0 || groups.get(g).isAlwaysShown()) {
            return same ? Verdict.SAME : Verdict.NEW;
        }
        Counts change = now(g, row).minus(old.printed(then));
        boolean free = change.isLarge(threshold());
        boolean apart = now(g, row).isApartFrom(old.low(then), old.high(then), threshold());
        boolean far = now(g, row).isFarFrom(old.low(then), old.high(then), threshold());
        return switch (old.state(then)) {
            case PRINTED -> same ? Verdict.SAME : free ? Verdict.NEW : Verdict.CARRY;
            case CARRIED -> free && (apart || isCarriedForItself(old, then)) ? Verdict.NEW : Verdict.CARRY;
            case HIDDEN -> far && (free || !old.wasEverPrinted(then)) ? Verdict.NEW : Verdict.HIDE;
        };
    }

    private boolean isSame(int g, int then, int row) {
        PrintedGroup old = groupsBefore.get(g);
        if (old == null || (!groups.get(g).isAlwaysShown() && !now(g, row).equals(old.printed(then)))) {
            return false;
        }
        for (int m : groups.get(g).measures()) {
            MeasureColumn measure = shape.measures().get(m);
            PrintedFigures figures = before.findFigures(measure.name());
            if (figures != null && !figures.isSame(then, measure, table, row)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a row was carried because it changed little: what it was is then known about, and it may be printed as soon
     * as it changed by enough. What one that was carried as a cover was must not be seen from what it is.
     */
    private boolean isCarriedForItself(PrintedGroup old, int then) {
        Counts printed = old.printed(then);
        return isNear(old.low(then), printed) && isNear(old.high(then), printed);
    }

    private boolean isNear(Counts counts, Counts printed) {
        Counts change = counts.minus(printed);
        return Math.abs(change.files()) < threshold() && Math.abs(change.persons()) < threshold();
    }

    int threshold() {
        return rules.threshold().persons();
    }

    Counts now(int g, int row) {
        return counts.get(g).of(table, row);
    }

    MatchedRows matched() {
        return matched;
    }

    PrintedPeriod before() {
        return before;
    }

    /** The group as it was; absent where the earlier release did not have it. */
    @Nullable
    PrintedGroup groupBefore(int g) {
        return groupsBefore.get(g);
    }

    Verdict verdict(int g, int row) {
        return verdicts.get(g)[row];
    }

    /**
     * Whether nothing changed by so much that it may be seen. The period is then printed once more as it was, and nobody
     * learns that anything changed at all.
     */
    boolean changesNothing(String rulesNow) {
        if (!before.rules().equals(rulesNow) || matched.gone().length > 0) {
            return false;
        }
        for (int g = 0; g < groups.size(); g++) {
            for (int row = 0; row < table.rows(); row++) {
                if (verdicts.get(g)[row] == Verdict.NEW && !isNewAndUnsafe(row)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether the earlier release printed none of these rows, group by group, as they were then. */
    boolean showedNoneOf(List<BitSet> rows) {
        for (int g = 0; g < groups.size(); g++) {
            PrintedGroup old = groupsBefore.get(g);
            for (int row = rows.get(g).nextSetBit(0);
                    row >= 0;
                    row = rows.get(g).nextSetBit(row + 1)) {
                int then = matched.before(row);
                if (old == null || (then >= 0 && old.state(then) == State.PRINTED)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isNewAndUnsafe(int row) {
        return matched.before(row) < 0
                && rules.isUnsafe(table, row, groups.get(0).contributors());
    }

    /** For each group, the rows that may not be printed as they are now. */
    List<BitSet> holes() {
        List<BitSet> holes = new ArrayList<>();
        for (Verdict[] ofGroup : verdicts) {
            BitSet rows = new BitSet();
            for (int row = 0; row < ofGroup.length; row++) {
                rows.set(row, ofGroup[row] == Verdict.CARRY || ofGroup[row] == Verdict.HIDE);
            }
            holes.add(rows);
        }
        return holes;
    }

    /**
     * Of each group, which holes are filled with the figures that were printed last. A hole in a row that was never
     * printed stays empty, and so does one in a row that has too few persons now and had many more.
     */
    List<BitSet> carried(Pattern holes) {
        List<BitSet> carried = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            BitSet rows = new BitSet();
            for (int row = holes.rows(g).nextSetBit(0);
                    row >= 0;
                    row = holes.rows(g).nextSetBit(row + 1)) {
                boolean whole =
                        g == 0 || !holes.isHidden(0, row) || carried.get(0).get(row);
                rows.set(row, whole && mayBeCarried(g, row));
            }
            carried.add(rows);
        }
        return carried;
    }

    private boolean mayBeCarried(int g, int row) {
        PrintedGroup old = groupsBefore.get(g);
        int then = matched.before(row);
        if (old == null || then < 0 || old.state(then) == State.HIDDEN) {
            return false;
        }
        return !rules.isUnsafe(table, row, groups.get(g).contributors())
                || !now(g, row).minus(old.printed(then)).isLarge(threshold());
    }
}
