// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dimension of the cross. */
public sealed interface Dimension {

    /** Its name in the declaration. */
    String name();

    /** What a page calls it. */
    Text label();

    /** What exactly it says. */
    Text description();

    /**
     * A dimension over a closed list of codes.
     *
     * @param codeColumn the published column that holds its code, if any
     * @param labelColumn the published column that holds its French label, if any
     * @param missing the code that stands for "not filled in", where the source may leave it empty
     */
    record Coded(
            String name,
            Text label,
            Text description,
            Derivation derivation,
            CodeList codes,
            @Nullable String codeColumn,
            @Nullable String labelColumn,
            @Nullable String missing)
            implements Dimension {

        /** Refuses a dimension that publishes no column. */
        public Coded {
            if (codeColumn == null && labelColumn == null) {
                throw new IllegalArgumentException("dimension " + name + " publishes no column");
            }
        }
    }

    /**
     * A dimension over the rows of a relation, open like it: certifications, bodies, trainings. Only those that a period
     * knows are listed there.
     *
     * @param key the column that tells one from another
     * @param attributes the published columns that describe it, at least one
     */
    record Entity(String name, Text label, Text description, ColumnRef key, List<Attribute> attributes)
            implements Dimension {

        /** Refuses a dimension that publishes no column. */
        public Entity {
            attributes = List.copyOf(attributes);
            if (attributes.isEmpty()) {
                throw new IllegalArgumentException("dimension " + name + " publishes no column");
            }
        }
    }
}
