// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.dataset.SourceColumn;
import fr.parution.dataset.SourceRelation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one relation that a data set needs.
 *
 * @param columns all that may be delivered; at most one identifies a person
 * @param filter the rows that are wanted; absent: all
 * @param rules what is declared of the relation beyond that
 */
public record RelationRequest(
        String relation,
        List<SourceColumn> columns,
        @Nullable RowFilter filter,
        RowRules rules) {

    /** Copies its list; refuses two person columns in one relation. */
    public RelationRequest {
        columns = List.copyOf(columns);
        if (columns.stream().filter(SourceColumn::person).count() > 1) {
            throw new IllegalArgumentException("relation " + relation + " asks for two person columns");
        }
    }

    /** All rows of a relation. */
    public RelationRequest(String relation, List<SourceColumn> columns) {
        this(relation, columns, null);
    }

    /** The rows of a relation of which no more is known. */
    public RelationRequest(String relation, List<SourceColumn> columns, @Nullable RowFilter filter) {
        this(relation, columns, filter, new RowRules(new SourceRelation(relation, List.of(), columns), Map.of()));
    }

    /** The named columns of a relation, in the relation's order, for all its rows. */
    public static RelationRequest of(SourceRelation relation, Set<String> names) {
        return new RelationRequest(
                relation.name(),
                relation.columns().stream()
                        .filter(c -> names.contains(c.name()))
                        .toList());
    }

    /** The same columns for fewer rows. */
    public RelationRequest withFilter(RowFilter wanted) {
        return new RelationRequest(relation, columns, wanted, rules);
    }

    /** The same columns, with all that is declared of the relation. */
    public RelationRequest withRules(RowRules declared) {
        return new RelationRequest(relation, columns, filter, declared);
    }

    /** The column that identifies a person, if one is asked for. */
    public Optional<SourceColumn> person() {
        return columns.stream().filter(SourceColumn::person).findFirst();
    }
}
