// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import java.util.BitSet;
import java.util.List;

/** Which rows of one period are hidden, for each group of measures. */
final class Pattern {

    private final List<BitSet> hidden;
    private final BitSet any = new BitSet();

    Pattern(List<BitSet> hidden) {
        this.hidden = List.copyOf(hidden);
        hidden.forEach(any::or);
    }

    boolean isHidden(int group, int row) {
        return hidden.get(group).get(row);
    }

    /** Whether anything of a row is hidden. */
    boolean hidesAnything(int row) {
        return any.get(row);
    }

    /** How many rows have something hidden. */
    int rowsWithHidden() {
        return any.cardinality();
    }

    int groups() {
        return hidden.size();
    }

    /** The hidden rows of all groups. */
    List<BitSet> all() {
        return hidden;
    }

    BitSet rows(int group) {
        return hidden.get(group);
    }
}
