// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import org.jspecify.annotations.Nullable;

/**
 * A dimension of the cross.
 *
 * @param name its name in the declaration
 * @param codeColumn the published column that holds its code, if any
 * @param labelColumn the published column that holds its French label, if any
 * @param missing the code that stands for "not filled in", where the source may leave it empty
 */
public record Dimension(
        String name,
        Text label,
        Text description,
        Derivation derivation,
        CodeList codes,
        @Nullable String codeColumn,
        @Nullable String labelColumn,
        @Nullable String missing) {

    /** Refuses a dimension that publishes no column. */
    public Dimension {
        if (codeColumn == null && labelColumn == null) {
            throw new IllegalArgumentException("dimension " + name + " publishes no column");
        }
    }
}
