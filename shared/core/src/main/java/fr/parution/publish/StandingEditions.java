// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The editions of a data set that nobody took back, newest first: each stood when the next one came. A return to an older
 * edition takes back all that came after it.
 */
final class StandingEditions {

    private StandingEditions() {}

    /** @param history newest first */
    static List<Manifest.Entry> of(List<Manifest> history, String dataset) {
        Deque<Manifest.Entry> standing = new ArrayDeque<>();
        for (int i = history.size() - 1; i >= 0; i--) {
            Manifest.Entry entry = history.get(i).datasets().get(dataset);
            if (entry != null) {
                if (standing.stream().anyMatch(older -> older.tag().equals(entry.tag()))) {
                    while (!standing.getFirst().tag().equals(entry.tag())) {
                        standing.removeFirst();
                    }
                    standing.removeFirst();
                }
                standing.addFirst(entry);
            }
        }
        return List.copyOf(standing);
    }
}
