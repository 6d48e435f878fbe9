// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.protect.PrintedGroup.State;
import fr.parution.protect.Reconciliation.Verdict;
import fr.parution.table.Aggregate;
import fr.parution.table.MeasureColumn;
import fr.parution.table.RawTable;
import fr.parution.table.TableShape;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What two releases say together, line by line, of the rows that either hides. A total that both print changed by as much as
 * its parts did; what is left of that when the parts that both print are taken off must be nothing, or as many files and
 * persons as the threshold. Where it is not, a part that changed is made a hole too: its change joins what is left. When
 * all are holes, what is left is what the total itself changed by, and that may be seen.
 *
 * <p>A carried total must also not follow from rows that are printed: something below it is a hole, and it is not the only
 * hole of the lines above it.
 */
final class LineChanges {

    private final TableShape shape;
    private final Margins margins;
    private final RawTable table;
    private final ContributorGroup group;
    private final int g;
    private final Reconciliation reconciliation;
    private final MatchedRows matched;
    private final PrintedGroup before;
    private final GoneRows gone;
    private final BitSet holes;

    /**
     * @param before the group as it was
     * @param holes rows of the group that are not printed as they are, extended in place
     */
    LineChanges(
            TableShape shape,
            Margins margins,
            ContributorGroup group,
            int g,
            Reconciliation reconciliation,
            PrintedGroup before,
            BitSet holes) {
        this.shape = shape;
        this.margins = margins;
        this.table = margins.table();
        this.group = group;
        this.g = g;
        this.reconciliation = reconciliation;
        this.matched = reconciliation.matched();
        this.before = before;
        this.gone = new GoneRows(matched, reconciliation.before().rows(), before);
        this.holes = holes;
    }

    /** Makes further holes where lines ask for them; whether any was needed. */
    boolean mend() {
        int had = holes.cardinality();
        for (int line = 0; line < margins.lines(); line++) {
            int total = margins.total(line);
            if (holes.get(total)) {
                keepUnknown(line, total);
            } else if (wasShown(total)) {
                settle(line, total);
            }
        }
        return holes.cardinality() > had;
    }

    private void keepUnknown(int line, int total) {
        if (persons(total) == 0) {
            return;
        }
        if (!hasHole(line)) {
            makeHole(cheapestCover(line, -1));
        }
        for (int above : margins.above(total)) {
            if (!holes.get(margins.total(above)) && isOnlyHole(above, total)) {
                int cover = cheapestCover(above, total);
                makeHole(cover < 0 ? margins.total(above) : cover);
            }
        }
    }

    private void makeHole(int row) {
        if (row >= 0) {
            holes.set(row);
        }
    }

    /** Whether a row of the full cross with persons is a hole below a total. */
    private boolean hasHole(int line) {
        for (int part : margins.parts(line)) {
            if (isUnknown(part)) {
                return true;
            }
        }
        return false;
    }

    private boolean isUnknown(int part) {
        return holes.get(part) && persons(part) > 0 && (margins.isAtom(part) || hasHole(margins.firstLine(part)));
    }

    private boolean isOnlyHole(int line, int row) {
        for (int part : margins.parts(line)) {
            if (part != row && isUnknown(part)) {
                return false;
            }
        }
        return true;
    }

    /** The shown part with persons that costs least: it can be carried, and then it is the smallest. */
    private int cheapestCover(int line, int except) {
        int best = -1;
        for (int part : margins.parts(line)) {
            if (part == except || holes.get(part) || persons(part) == 0) {
                continue;
            }
            boolean carries = wasShown(part);
            boolean bestCarries = best >= 0 && wasShown(best);
            if (best < 0 || (carries && !bestCarries) || (carries == bestCarries && persons(part) < persons(best))) {
                best = part;
            }
        }
        return best;
    }

    private void settle(int line, int total) {
        while (tells(line, total)) {
            int cover = cheapestChanged(line, left(line).plus(pending(total)));
            if (cover < 0) {
                // Nothing is left that changed: what remains is the change of the total, unless an older print is
                // meant.
                if (!isNothingOrEnough(left(line).plus(pending(total)).files())) {
                    holes.set(total);
                }
                return;
            }
            holes.set(cover);
        }
    }

    /** Whether a line shows that few changed. */
    private boolean tells(int line, int total) {
        Counts left = left(line).plus(pending(total));
        boolean nothing = left.files() == 0;
        if (!(nothing || left.isLarge(reconciliation.threshold()))) {
            return true;
        }
        if (nothing && before.state(matched.before(total)) == State.PRINTED && amountsChanged(line, total)) {
            return true;
        }
        Counts sincePrint = sincePrint(line);
        return sincePrint != null && sincePrint.files() != 0 && !sincePrint.isLarge(reconciliation.threshold());
    }

    private boolean isNothingOrEnough(long files) {
        return files == 0 || Math.abs(files) >= reconciliation.threshold();
    }

    private Counts pending(int total) {
        int then = matched.before(total);
        return then < 0 ? Counts.NONE : before.pending(then);
    }

    /** What the parts that are not printed in both releases changed by, in all. */
    Counts left(int line) {
        Counts sum = gone.hidden(margins.total(line));
        for (int part : margins.parts(line)) {
            if (isKnown(part)) {
                continue;
            }
            sum = sum.plus(margins.isAtom(part) ? change(part) : left(margins.firstLine(part)));
        }
        return sum;
    }

    /** Whether anybody can read what a row changed by. One that was absent had nobody. */
    private boolean isKnown(int row) {
        int then = matched.before(row);
        return !holes.get(row) && (then < 0 || before.state(then) == State.PRINTED);
    }

    private Counts change(int row) {
        int then = matched.before(row);
        Counts now = reconciliation.now(g, row);
        return then < 0 ? now : now.minus(before.truth(then));
    }

    /** What the holes of a line are more than what was last printed of them; null where one was never printed. */
    private @Nullable Counts sincePrint(int line) {
        Counts sum = Counts.NONE;
        for (int part : margins.parts(line)) {
            if (!holes.get(part)) {
                continue;
            }
            int then = matched.before(part);
            if (then < 0 || !before.wasEverPrinted(then)) {
                return null;
            }
            sum = sum.plus(reconciliation.now(g, part).minus(before.printed(then)));
        }
        return sum;
    }

    /** A printed part that changed: one whose change makes enough of what is left, and of these the smallest. */
    private int cheapestChanged(int line, Counts left) {
        int best = -1;
        boolean bestMends = false;
        for (int part : margins.parts(line)) {
            if (holes.get(part) || reconciliation.verdict(g, part) == Verdict.SAME) {
                continue;
            }
            Counts joined = isKnown(part) ? left.plus(change(part)) : left;
            boolean mends = joined.files() == 0 || joined.isLarge(reconciliation.threshold());
            if (best < 0 || (mends && !bestMends) || (mends == bestMends && persons(part) < persons(best))) {
                best = part;
                bestMends = mends;
            }
        }
        return best;
    }

    /** Whether amounts changed among the parts that are not printed in both releases: a sum that anybody can do. */
    private boolean amountsChanged(int line, int total) {
        for (int m : group.measures()) {
            MeasureColumn measure = shape.measures().get(m);
            PrintedFigures figures = reconciliation.before().findFigures(measure.name());
            boolean adds = shape.aggregates().get(measure.numerator()) instanceof Aggregate.Sum;
            if (adds && figures != null && known(figures, measure, total) != knownParts(figures, measure, line)) {
                return true;
            }
        }
        return false;
    }

    private long knownParts(PrintedFigures figures, MeasureColumn measure, int line) {
        long sum = 0;
        List<Integer> goneParts = gone.printed(margins.total(line));
        for (int then : goneParts) {
            sum -= figures.numerators().get(then);
        }
        for (int part : margins.parts(line)) {
            if (isKnown(part)) {
                sum += known(figures, measure, part);
            } else if (!margins.isAtom(part)) {
                sum += knownParts(figures, measure, margins.firstLine(part));
            }
        }
        return sum;
    }

    private long known(PrintedFigures figures, MeasureColumn measure, int row) {
        int then = matched.before(row);
        return table.value(measure.numerator(), row)
                - (then < 0 ? 0 : figures.numerators().get(then));
    }

    private boolean wasShown(int row) {
        int then = matched.before(row);
        return then >= 0 && before.wasEverPrinted(then);
    }

    private long persons(int row) {
        return table.value(group.persons(), row);
    }
}
