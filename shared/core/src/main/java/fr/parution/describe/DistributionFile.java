// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import java.time.Instant;

/**
 * A published file as metadata describe it.
 *
 * @param key its immutable public key
 * @param alias its stable public key
 * @param modified since when these bytes stand under the alias
 */
public record DistributionFile(
        String key, String alias, String mediaType, long bytes, String sha256, long rows, Instant modified) {}
