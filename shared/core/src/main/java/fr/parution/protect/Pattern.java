// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import java.util.BitSet;
import java.util.List;

/** Which rows of one period are hidden, for each group of measures. */
final class Pattern {

    private final List<BitSet> hidden;

    Pattern(List<BitSet> hidden) {
        this.hidden = List.copyOf(hidden);
    }

    boolean isHidden(int group, int row) {
        return hidden.get(group).get(row);
    }

    /** Whether anything of a row is hidden. */
    boolean hidesAnything(int row) {
        return hidden.stream().anyMatch(rows -> rows.get(row));
    }

    /** How many rows have something hidden. */
    int rowsWithHidden() {
        BitSet any = new BitSet();
        hidden.forEach(any::or);
        return any.cardinality();
    }

    int groups() {
        return hidden.size();
    }

    BitSet rows(int group) {
        return hidden.get(group);
    }
}
