// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import org.jspecify.annotations.Nullable;

/**
 * A column of the source that a declaration may use. Columns that are not declared are never read.
 *
 * @param codes the id of the code list of a {@link SourceType#CODE} column
 * @param minimum the least value accepted: a number of euros, a whole number or an ISO date, by type
 * @param person whether the value identifies a person and must be replaced by its keyed hash before anything is stored
 */
public record SourceColumn(
        String name,
        SourceType type,
        boolean nullable,
        boolean person,
        @Nullable String codes,
        @Nullable String minimum) {}
