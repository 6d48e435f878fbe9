// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

import fr.parution.dataset.PeriodColumn;
import org.jspecify.annotations.Nullable;

/** Where the cells of a published column come from. */
public sealed interface ColumnSource {

    /** The period of the row, written in that form. */
    record Period(PeriodColumn.Form form) implements ColumnSource {}

    /** The day after the last period of the table, the same on every row. */
    record Loaded() implements ColumnSource {}

    /** The margin that the row belongs to. */
    record LevelLabel() implements ColumnSource {}

    /** The code of a dimension, by its place. */
    record CodeOf(int dimension) implements ColumnSource {}

    /** The French label of a dimension's code. */
    record LabelOf(int dimension) implements ColumnSource {}

    /** An attribute of a dimension's entity, by its place in the declaration. */
    record AttributeOf(int dimension, int attribute) implements ColumnSource {}

    /** A measure, by its place in the shape. */
    record MeasureOf(int measure) implements ColumnSource {}

    /** Whether figures of the row are hidden. */
    record Secrecy() implements ColumnSource {}

    /**
     * Another column once more, by its place.
     *
     * @param empty the text in place of which there is nothing
     * @param plainText whether markup is taken off
     */
    record AliasOf(int column, @Nullable String empty, boolean plainText) implements ColumnSource {}
}
