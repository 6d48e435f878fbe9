// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.RawTable;
import java.util.BitSet;

/**
 * What subtraction leaves of a shown row: the hidden rows of the full cross below it that lie under no other shown row.
 * Over nested margins these sets are disjoint, and their sums are all that the shown figures say about hidden ones: a
 * hidden row is recovered exactly if and only if such a set lies within it. (Each hidden atom occurs in one equation only,
 * that of its lowest shown ancestor.)
 *
 * @param atoms hidden atoms with persons
 * @param singletons those with a single person, who knows his own figures
 * @param mostPersons the most persons in one of them
 * @param shownPersons the sum of the persons of the shown rows that were subtracted
 */
record Residual(int atoms, int singletons, long mostPersons, long shownPersons) {

    private static final Residual NONE = new Residual(0, 0, 0, 0);

    /** The residual of a row, whether it is shown or not. */
    static Residual of(Margins margins, ContributorGroup group, BitSet hidden, int row) {
        RawTable table = margins.table();
        if (margins.isAtom(row)) {
            long persons = table.value(group.persons(), row);
            if (!hidden.get(row)) {
                return new Residual(0, 0, 0, persons);
            }
            return persons == 0 ? NONE : new Residual(1, persons == 1 ? 1 : 0, persons, 0);
        }
        Residual sum = NONE;
        for (int child : margins.children(row)) {
            sum = sum.plus(
                    hidden.get(child)
                            ? of(margins, group, hidden, child)
                            : new Residual(0, 0, 0, table.value(group.persons(), child)));
        }
        return sum;
    }

    private Residual plus(Residual other) {
        return new Residual(
                atoms + other.atoms,
                singletons + other.singletons,
                Math.max(mostPersons, other.mostPersons),
                shownPersons + other.shownPersons);
    }

    boolean isEmpty() {
        return atoms == 0;
    }

    /**
     * Whether a shown row with this residual gives nothing away, to an outsider or to a person who subtracts his own
     * figures from it. That person may be alone in several of the hidden atoms, since who is behind them is not known
     * here, so the rule takes the worst case:
     *
     * <ul>
     *   <li>two atoms at least, three where somebody is alone in one;
     *   <li>one atom with several persons, who have a source row each: then the atoms are not all at their least value
     *       of one row, and no single person's rows make the difference;
     *   <li>enough persons without the one who subtracts: one atom has them, or the row has more persons than its shown
     *       parts can account for. No hidden row with too few persons can then hold all that is left.
     * </ul>
     *
     * @param persons the persons of the shown row
     */
    boolean isSafe(long persons, ThresholdRule rule) {
        if (isEmpty()) {
            return true;
        }
        int subtracted = singletons > 0 ? 1 : 0;
        boolean enoughPersons = mostPersons >= rule.persons() || persons - shownPersons >= rule.persons() + subtracted;
        return atoms >= 2 + subtracted && atoms > singletons && enoughPersons;
    }
}
