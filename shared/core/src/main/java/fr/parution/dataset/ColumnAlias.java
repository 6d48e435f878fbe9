// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import org.jspecify.annotations.Nullable;

/**
 * A second name for a published column, so that what is wrong with the first is mended without breaking who reads it.
 *
 * @param of the published column that it repeats
 * @param empty the text in place of which the alias is empty, such as {@code -1}
 * @param plainText whether markup and entities of HTML are taken off
 */
public record ColumnAlias(
        String name,
        Text label,
        Text description,
        String of,
        @Nullable String empty,
        boolean plainText) {}
