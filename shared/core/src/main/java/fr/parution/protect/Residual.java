// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import java.util.BitSet;

/**
 * What subtraction leaves of the total of a line: its hidden parts, each taken apart, by its own first line, into the
 * hidden rows of the full cross that make it, less what is shown on the way. Where margins are nested these sets are
 * disjoint, and their sums are all that the shown figures say about hidden ones: a hidden row is recovered exactly if and
 * only if such a set lies within it. Where margins cross, sums can be combined further; that is what {@link Recovery} and
 * the audit are for.
 *
 * @param atoms hidden atoms with persons
 * @param singletons those with a single person, who knows his own figures
 * @param mostPersons the most persons in one of them
 * @param shownPersons the sum of the persons of the shown rows that were subtracted
 */
record Residual(int atoms, int singletons, long mostPersons, long shownPersons) {

    private static final Residual NONE = new Residual(0, 0, 0, 0);

    /** What is left of the total of a line, whether it is shown or not. */
    static Residual of(Margins margins, ContributorGroup group, BitSet hidden, int line) {
        Residual sum = NONE;
        for (int part : margins.parts(line)) {
            sum = sum.plus(ofPart(margins, group, hidden, part));
        }
        return sum;
    }

    private static Residual ofPart(Margins margins, ContributorGroup group, BitSet hidden, int row) {
        long persons = margins.table().value(group.persons(), row);
        if (!hidden.get(row)) {
            return new Residual(0, 0, 0, persons);
        }
        if (!margins.isAtom(row)) {
            return of(margins, group, hidden, margins.firstLine(row));
        }
        return persons == 0 ? NONE : new Residual(1, persons == 1 ? 1 : 0, persons, 0);
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
