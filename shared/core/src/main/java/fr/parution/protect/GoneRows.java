// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.protect.PrintedGroup.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of the earlier release that have no file any more, below the lowest totals that still have: what they were is
 * part of what these changed by. As good as printed: everybody knows that they are nothing now.
 */
final class GoneRows {

    private final Map<Integer, Counts> hidden = new HashMap<>();
    private final Map<Integer, List<Integer>> printed = new HashMap<>();

    /** The rows of one group. */
    GoneRows(MatchedRows matched, PrintedRows rows, PrintedGroup group) {
        for (int row : matched.gone()) {
            boolean known = group.state(row) == State.PRINTED;
            if (!known && rows.level(row) > 0) {
                continue;
            }
            int total = matched.totalOf(row, above -> group.state(above) == State.PRINTED);
            if (total < 0) {
                continue;
            }
            if (known) {
                printed.computeIfAbsent(total, t -> new ArrayList<>()).add(row);
            } else {
                hidden.merge(total, Counts.NONE.minus(group.truth(row)), Counts::plus);
            }
        }
    }

    /** By how much the gone rows below a total changed that nobody could read. */
    Counts hidden(int total) {
        return hidden.getOrDefault(total, Counts.NONE);
    }

    /** The gone rows below a total that were printed last, by their places in the earlier release. */
    List<Integer> printed(int total) {
        return printed.getOrDefault(total, List.of());
    }
}
