// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

import fr.parution.dataset.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a published table.
 *
 * @param fieldId positive, drawn from the name alone, so that it stays when columns are added
 * @param unit the unit of a measure
 * @param values the closed list of values of a code or label column, in publication order; empty where open
 * @param example a value that the column could hold
 */
public record PublishedColumn(
        int fieldId,
        String name,
        ColumnType type,
        ColumnRole role,
        Text label,
        Text description,
        @Nullable Text unit,
        List<String> values,
        String example) {

    /** What a label column says on the rows of a margin that sums over its dimension. */
    public static final String ALL_LABEL = "Ensemble";

    /** What a code column says on such rows: the code of the total in SDMX. */
    public static final String ALL_CODE = "_T";

    /** Copies its list. */
    public PublishedColumn {
        values = List.copyOf(values);
        if (fieldId <= 0) {
            throw new IllegalArgumentException("field id of " + name + " must be positive");
        }
    }

    /** The closed list of values, but for that of totals. */
    public List<String> codes() {
        String all = role == ColumnRole.CODE ? ALL_CODE : ALL_LABEL;
        return values.stream().filter(value -> !value.equals(all)).toList();
    }
}
