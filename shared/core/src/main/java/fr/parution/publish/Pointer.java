// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

/**
 * The content of {@code state/current.json}, or a link from a manifest to the one before: the only thing that decides
 * what is published.
 *
 * @param manifest the key of the manifest
 * @param sha256 the digest of its bytes, 64 hexadecimal digits
 */
public record Pointer(int sequence, String manifest, String sha256) {

    /** The key of the one pointer. */
    public static final String KEY = "state/current.json";
}
