// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.describe.CatalogDescription.ReleaseNote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A data set that was published and is not any more, as the history of releases tells.
 *
 * @param tag its last edition
 * @param since the first release without it, which says why
 */
public record GoneDataset(String id, String tag, ReleaseNote since) {

    /** All of a catalogue, in the order of their ids. */
    static List<GoneDataset> of(CatalogDescription catalog) {
        List<ReleaseNote> oldestFirst = new ArrayList<>(catalog.releases());
        oldestFirst.sort(Comparator.comparingInt(ReleaseNote::sequence));
        Map<String, String> standing = new TreeMap<>();
        Map<String, GoneDataset> gone = new TreeMap<>();
        for (ReleaseNote release : oldestFirst) {
            standing.forEach((id, tag) -> gone.put(id, new GoneDataset(id, tag, release)));
            standing.clear();
            release.tags().keySet().forEach(gone::remove);
            standing.putAll(release.tags());
        }
        return List.copyOf(gone.values());
    }

    /** Whether its files stay: nobody took it back because of what it says. */
    public boolean isRetired() {
        return since.kind().equals("retirement");
    }
}
