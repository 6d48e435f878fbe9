// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

import org.jspecify.annotations.Nullable;

/**
 * The entities of one dimension that one period knows, in the order of their keys, each with the texts of its attributes.
 * What stands for a missing value is put in where it is declared.
 */
public interface Dictionary {

    /** The dictionary of a dimension over a closed list of codes. */
    Dictionary NONE = new Dictionary() {
        @Override
        public int size() {
            return 0;
        }

        @Override
        public @Nullable String text(int entity, int attribute) {
            throw new IndexOutOfBoundsException(entity);
        }
    };

    /** How many entities there are. */
    int size();

    /**
     * The text of an attribute, null where it has none.
     *
     * @param entity its place, {@code 0..size-1}
     * @param attribute the place of the attribute in the declaration
     */
    @Nullable
    String text(int entity, int attribute);
}
