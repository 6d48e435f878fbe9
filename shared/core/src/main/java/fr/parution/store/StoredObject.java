// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import java.time.Instant;
import java.util.Map;

/**
 * An object as the store lists it.
 *
 * @param entityTag opaque; equal tags of one key mean equal content
 * @param sha256 64 hexadecimal digits, or empty where a listing does not carry it; what is found by its key has it
 * @param modified when it was written, by the store's clock
 * @param metadata the small texts beside it, or none where a listing does not carry them, or a directory knows only the
 *     bytes; what is found by its key has them
 */
public record StoredObject(
        String key, long bytes, String entityTag, String sha256, Instant modified, Map<String, String> metadata) {

    /** Copies its map. */
    public StoredObject {
        metadata = Map.copyOf(metadata);
    }

    /** One of which only the bytes are known. */
    public StoredObject(String key, long bytes, String entityTag, String sha256, Instant modified) {
        this(key, bytes, entityTag, sha256, modified, Map.of());
    }
}
