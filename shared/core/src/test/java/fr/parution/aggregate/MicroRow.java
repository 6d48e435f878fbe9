// SPDX-License-Identifier: EUPL-1.2
package fr.parution.aggregate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A staged row of an invented partition.
 *
 * @param key the packed codes of all dimensions
 * @param values one each value of the plan, null where it is not filled in
 */
public record MicroRow(long key, long person, List<@Nullable Long> values) {

    /** Copies its list. */
    public MicroRow {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}
