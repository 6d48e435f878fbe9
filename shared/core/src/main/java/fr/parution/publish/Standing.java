// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How some data sets stand in a release.
 *
 * @param catalogue the key of the declaration of the catalogue
 * @param tags the tag of each data set that stands, by id
 */
public record Standing(int sequence, String catalogue, SortedMap<String, String> tags) {

    /** Copies its map. */
    public Standing {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    static Standing of(Manifest manifest, Collection<String> datasets) {
        SortedMap<String, String> tags = new TreeMap<>();
        manifest.datasets().forEach((id, entry) -> tags.put(id, entry.tag()));
        tags.keySet().retainAll(datasets);
        return new Standing(manifest.sequence(), manifest.catalogue(), tags);
    }
}
