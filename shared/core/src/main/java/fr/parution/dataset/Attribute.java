// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import org.jspecify.annotations.Nullable;

/**
 * A published column that describes an entity: the same for all rows of one entity.
 *
 * @param column where its value comes from; of a code the label where {@code label} says so, else the code
 * @param when a condition without which the value counts as missing
 * @param missing what is published where the value is missing; null for nothing
 * @param whole whether it is published as a whole number
 * @param example a value that the column could hold
 */
public record Attribute(
        String name,
        Text label,
        Text description,
        ColumnRef column,
        boolean labelOfCode,
        @Nullable Condition when,
        @Nullable String missing,
        boolean whole,
        String example) {}
