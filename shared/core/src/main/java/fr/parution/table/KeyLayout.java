// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

import fr.parution.dataset.CodeList;
import fr.parution.dataset.Dimension;
import java.util.ArrayList;
import java.util.List;

/**
 * How the code indexes of all dimensions are packed in one 63-bit key, first dimension highest, so that sorting by key is
 * sorting by dimensions. An engine then groups by one integer instead of six columns.
 */
public final class KeyLayout {

    private final List<Dimension> dimensions;
    private final int[] shifts;
    private final long[] masks;

    /** Packs the dimensions in order; refuses a cross of more than 63 bits. */
    public KeyLayout(List<Dimension> dimensions) {
        this.dimensions = List.copyOf(dimensions);
        this.shifts = new int[dimensions.size()];
        this.masks = new long[dimensions.size()];
        int used = 0;
        for (int i = dimensions.size() - 1; i >= 0; i--) {
            int bits = Math.max(
                    1,
                    32 - Integer.numberOfLeadingZeros(dimensions.get(i).codes().size() - 1));
            shifts[i] = used;
            masks[i] = (1L << bits) - 1;
            used += bits;
        }
        if (used > 63) {
            throw new IllegalArgumentException("the dimensions need " + used + " bits, 63 at most");
        }
    }

    /** The dimensions, in order. */
    public List<Dimension> dimensions() {
        return dimensions;
    }

    /** The code list of a dimension. */
    public CodeList codes(int dimension) {
        return dimensions.get(dimension).codes();
    }

    /** By how many bits the index of a dimension is shifted. */
    public int shift(int dimension) {
        return shifts[dimension];
    }

    /** The index of a dimension's code in a key. */
    public int index(long key, int dimension) {
        return (int) (key >>> shifts[dimension] & masks[dimension]);
    }

    /** The bits of the named dimensions; a key AND this is the key of the row above. */
    public long mask(List<String> keeps) {
        long mask = 0;
        for (int i = 0; i < dimensions.size(); i++) {
            if (keeps.contains(dimensions.get(i).name())) {
                mask |= masks[i] << shifts[i];
            }
        }
        return mask;
    }

    /** The names of the dimensions, in order. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        dimensions.forEach(dimension -> names.add(dimension.name()));
        return names;
    }
}
