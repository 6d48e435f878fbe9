// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

import fr.parution.dataset.Dimension;
import java.util.ArrayList;
import java.util.List;

/**
 * How the indexes of all dimensions are packed in one 63-bit key, first dimension highest, so that sorting by key is
 * sorting by dimensions. An engine then groups by one integer instead of six columns. The index of a code is its place in
 * its list, that of an entity its place among those that the period knows; so each period may have a layout of its own.
 */
public final class KeyLayout {

    private final List<Dimension> dimensions;
    private final int[] sizes;
    private final int[] shifts;
    private final long[] masks;

    /**
     * Packs the dimensions in order; refuses a cross of more than 63 bits.
     *
     * @param entities how many entities each dimension over a relation has, in the order of those dimensions
     */
    public KeyLayout(List<Dimension> dimensions, List<Integer> entities) {
        this.dimensions = List.copyOf(dimensions);
        this.sizes = sizes(this.dimensions, entities);
        this.shifts = new int[dimensions.size()];
        this.masks = new long[dimensions.size()];
        int used = 0;
        for (int i = dimensions.size() - 1; i >= 0; i--) {
            int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(Math.max(0, sizes[i] - 1)));
            shifts[i] = used;
            masks[i] = (1L << bits) - 1;
            used += bits;
        }
        if (used > 63) {
            throw new IllegalArgumentException("the dimensions need " + used + " bits, 63 at most");
        }
    }

    /** Packs dimensions that are all over closed lists. */
    public KeyLayout(List<Dimension> dimensions) {
        this(dimensions, List.of());
    }

    private static int[] sizes(List<Dimension> dimensions, List<Integer> entities) {
        int[] sizes = new int[dimensions.size()];
        int next = 0;
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = dimensions.get(i) instanceof Dimension.Coded coded
                    ? coded.codes().size()
                    : entities.get(next++);
        }
        if (next != entities.size()) {
            throw new IllegalArgumentException(next + " dimensions over relations, " + entities.size() + " sizes");
        }
        return sizes;
    }

    /** The dimensions, in order. */
    public List<Dimension> dimensions() {
        return dimensions;
    }

    /** How many codes or entities a dimension has. */
    public int size(int dimension) {
        return sizes[dimension];
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
