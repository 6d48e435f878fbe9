// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the code of a dimension comes out of a row of the source: a closed grammar, no expressions. */
public sealed interface Derivation {

    /** The code as the column holds it. */
    record FromColumn(ColumnRef column) implements Derivation {}

    /** The parent, in its code list, of the code of another dimension. */
    record ParentOf(String dimension) implements Derivation {}

    /** The parent, in its code list, of the code that a column holds. */
    record ParentOfColumn(ColumnRef column) implements Derivation {}

    /**
     * The class of the age in completed years. Below {@code bounds[0]} the first code of the list, from {@code
     * bounds[i-1]} to below {@code bounds[i]} code {@code i}, and so on. Who was born on 29 February completes a year on
     * 1 March where there is no such day.
     */
    record AgeClass(ColumnRef birth, ColumnRef at, List<Integer> bounds) implements Derivation {
        /** Copies its list. */
        public AgeClass {
            bounds = List.copyOf(bounds);
        }
    }

    /** The first case that gives a code. */
    record FirstOf(List<Case> cases) implements Derivation {
        /** Copies its list. */
        public FirstOf {
            cases = List.copyOf(cases);
        }
    }

    /**
     * One case of {@link FirstOf}: where {@code when} is given, {@code code} if that boolean column is true; otherwise
     * the code that {@code column} holds, if any.
     */
    record Case(
            @Nullable ColumnRef when,
            @Nullable String code,
            @Nullable ColumnRef column) {
        /** Refuses a case that is neither form. */
        public Case {
            if ((when == null) != (code == null) || (when == null) == (column == null)) {
                throw new IllegalArgumentException("a case has either 'when' and 'code', or 'column'");
            }
        }
    }
}
