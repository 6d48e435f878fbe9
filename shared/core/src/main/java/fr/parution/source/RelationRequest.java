// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.dataset.SourceColumn;
import fr.parution.dataset.SourceRelation;
import java.util.List;
import java.util.Set;

/**
 * The columns of one relation that a data set needs.
 *
 * @param columns in the order in which they are to be delivered; at most one identifies a person
 */
public record RelationRequest(String relation, List<SourceColumn> columns) {

    /** Copies its list; refuses two person columns in one relation. */
    public RelationRequest {
        columns = List.copyOf(columns);
        if (columns.stream().filter(SourceColumn::person).count() > 1) {
            throw new IllegalArgumentException("relation " + relation + " asks for two person columns");
        }
    }

    /** The named columns of a relation, in the relation's order. */
    public static RelationRequest of(SourceRelation relation, Set<String> names) {
        return new RelationRequest(
                relation.name(),
                relation.columns().stream()
                        .filter(c -> names.contains(c.name()))
                        .toList());
    }
}
