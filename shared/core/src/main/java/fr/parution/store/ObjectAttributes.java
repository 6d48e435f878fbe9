// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a store keeps beside the bytes.
 *
 * @param mediaType with its charset, where it is text
 * @param cacheControl for readers and edges
 * @param metadata small texts in ASCII, such as the address of the licence
 * @param tags at most ten, such as {@code licence=etalab-2.0}
 */
public record ObjectAttributes(
        String mediaType, String cacheControl, Map<String, String> metadata, Map<String, String> tags) {

    /** For keys that never change. */
    public static final String IMMUTABLE = "public, max-age=31536000, immutable";

    /** For keys that change: keep, but ask each time. */
    public static final String REVALIDATE = "public, max-age=0, must-revalidate";

    /** Copies its maps, sorted. */
    public ObjectAttributes {
        metadata = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
        tags = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    }

    /** Attributes of a private object. */
    public static ObjectAttributes ofType(String mediaType) {
        return new ObjectAttributes(mediaType, "no-store", Map.of(), Map.of());
    }
}
