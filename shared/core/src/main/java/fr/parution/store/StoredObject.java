// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import java.time.Instant;

/**
 * An object as the store lists it.
 *
 * @param entityTag opaque; equal tags of one key mean equal content
 * @param sha256 64 hexadecimal digits, or empty where a listing does not carry it; what is found by its key has it
 * @param modified when it was written, by the store's clock
 */
public record StoredObject(String key, long bytes, String entityTag, String sha256, Instant modified) {}
