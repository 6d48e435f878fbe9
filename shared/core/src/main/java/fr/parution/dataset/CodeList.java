// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A closed list of codes in publication order. The index of a code is what staging stores, so the order is part of the
 * digest of what is extracted.
 */
public final class CodeList {

    private final String id;
    private final Provenance provenance;
    private final List<Code> codes;
    private final Map<String, Integer> indexes;

    /** Refuses an empty list and a code that stands twice. */
    public CodeList(String id, Provenance provenance, List<Code> codes) {
        this.id = id;
        this.provenance = provenance;
        this.codes = List.copyOf(codes);
        this.indexes = new HashMap<>();
        for (int i = 0; i < this.codes.size(); i++) {
            if (indexes.put(this.codes.get(i).code(), i) != null) {
                throw new IllegalArgumentException(
                        "code list " + id + " has " + this.codes.get(i).code() + " twice");
            }
        }
        if (this.codes.isEmpty()) {
            throw new IllegalArgumentException("code list " + id + " is empty");
        }
    }

    /** The name by which declarations refer to the list. */
    public String id() {
        return id;
    }

    /** Its source, its edition and its licence. */
    public Provenance provenance() {
        return provenance;
    }

    /** The codes in publication order. */
    public List<Code> codes() {
        return codes;
    }

    /** The number of codes. */
    public int size() {
        return codes.size();
    }

    /** The code at an index, {@code 0..size-1}. */
    public Code get(int index) {
        return codes.get(index);
    }

    /** The index of a code, if the list has it. */
    public OptionalInt findIndex(String code) {
        Integer index = indexes.get(code);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    @Override
    public String toString() {
        return id + codes;
    }
}
