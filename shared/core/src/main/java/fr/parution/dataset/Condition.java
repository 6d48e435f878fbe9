// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a row must fulfil to be taken or counted: a closed grammar, no expressions. All conditions of a list must hold. */
public sealed interface Condition {

    /** The column that is looked at; null where none is. */
    @Nullable
    ColumnRef column();

    /**
     * The code in the column is one of the list, or none of it. A missing code is in no list.
     *
     * @param excluded whether the list names the codes that are not wanted
     */
    record CodeIn(ColumnRef column, List<String> codes, boolean excluded) implements Condition {
        /** Copies its list. */
        public CodeIn {
            codes = List.copyOf(codes);
        }
    }

    /** The column is filled in, or is not. */
    record Filled(ColumnRef column, boolean filled) implements Condition {}

    /** A boolean column has that value; a missing one has neither. */
    record Is(ColumnRef column, boolean value) implements Condition {}

    /**
     * A date lies on or after a day.
     *
     * @param day null for the day up to which the source is known
     */
    record NotBefore(ColumnRef column, @Nullable LocalDate day) implements Condition {}

    /** A number is at least so large; whole units, for an amount euros. */
    record AtLeast(ColumnRef column, long number) implements Condition {}

    /** The row stands for that event of the base: see {@link PeriodPlace.Events}. */
    record OfEvent(String event) implements Condition {
        @Override
        public @Nullable ColumnRef column() {
            return null;
        }
    }
}
