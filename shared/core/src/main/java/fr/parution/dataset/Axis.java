// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a figure runs along, or is filtered by.
 *
 * @param dimension its name in the declaration, or {@link #PERIOD}
 * @param columns the published columns that tell its values: of codes the code before the label
 * @param codes the id of its code list; null for the period and for an entity
 */
public record Axis(
        String dimension,
        Text label,
        List<String> columns,
        @Nullable String codes) {

    /** The name of the axis of time, which no dimension has. */
    public static final String PERIOD = "period";

    /** Copies its list. */
    public Axis {
        columns = List.copyOf(columns);
    }

    /** Whether it is time. */
    public boolean isPeriod() {
        return dimension.equals(PERIOD);
    }
}
