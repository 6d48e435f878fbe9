// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.dataset.SourceColumn;
import fr.parution.problem.ProblemCode;
import java.util.Locale;
import java.util.Optional;

/**
 * How the values of one column of one file are written. Each value says by its own form how it is meant; what speaks
 * against reading them all so is known once the last one is read. Not thread-safe.
 */
interface ColumnForm {

    /** A value that is not blank. */
    Reading read(String raw);

    /** What is wrong with the column as a whole, after its last value. */
    default Optional<Contradiction> contradiction() {
        return Optional.empty();
    }

    /** Forms that exclude one another, with the number of values of each. */
    record Contradiction(String found, String expected) {}

    /** The form of a declared column. */
    static ColumnForm of(SourceColumn column, RowRules rules) {
        return switch (column.type()) {
            case INTEGER -> new WholeForm(column.minimum());
            case AMOUNT -> new AmountForm(column.minimum());
            case DATE -> new DayForm(column.minimum());
            case BOOLEAN -> new FlagForm();
            case CODE -> rules.codes(column).<ColumnForm>map(CodeForm::new).orElse(Reading::of);
            default -> Reading::of;
        };
    }

    /** A form for a column in which values may be missing, or not. */
    static Reading read(SourceColumn column, ColumnForm form, String raw) {
        if (!raw.isBlank()) {
            return form.read(raw);
        }
        return column.nullable()
                ? Reading.ABSENT
                : Reading.refused(
                        ProblemCode.SOURCE_VALUE_MISSING, column.type().name().toLowerCase(Locale.ROOT));
    }
}
