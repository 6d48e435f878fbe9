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

    /** What is left of the total of a line, whether it is shown or not. */
    static Residual of(Margins margins, ContributorGroup group, BitSet hidden, int line) {
        Walk walk = new Walk(margins, group, hidden);
        walk.add(line);
        return new Residual(walk.atoms, walk.singletons, walk.mostPersons, walk.shownPersons);
    }

    /** Whether nothing is left of the total of a line. */
    static boolean isNothing(Margins margins, ContributorGroup group, BitSet hidden, int line) {
        for (int place = margins.startOfParts(line); place < margins.startOfParts(line + 1); place++) {
            int part = margins.part(place);
            if (hidden.get(part)
                    && (margins.isAtom(part)
                            ? margins.table().value(group.persons(), part) > 0
                            : !isNothing(margins, group, hidden, margins.firstLine(part)))) {
                return false;
            }
        }
        return true;
    }

    /** Sums while lines are taken apart. */
    private static final class Walk {
        private final Margins margins;
        private final ContributorGroup group;
        private final BitSet hidden;
        private int atoms;
        private int singletons;
        private long mostPersons;
        private long shownPersons;

        Walk(Margins margins, ContributorGroup group, BitSet hidden) {
            this.margins = margins;
            this.group = group;
            this.hidden = hidden;
        }

        void add(int line) {
            for (int place = margins.startOfParts(line); place < margins.startOfParts(line + 1); place++) {
                int part = margins.part(place);
                long persons = margins.table().value(group.persons(), part);
                if (!hidden.get(part)) {
                    shownPersons += persons;
                } else if (!margins.isAtom(part)) {
                    add(margins.firstLine(part));
                } else if (persons > 0) {
                    atoms++;
                    singletons += persons == 1 ? 1 : 0;
                    mostPersons = Math.max(mostPersons, persons);
                }
            }
        }
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
