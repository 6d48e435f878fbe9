// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.dataset.SourceColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What several plans ask of one source, so that each relation is read once for all of them. */
public final class SharedRequests {

    private final Map<String, RelationRequest> requests = new LinkedHashMap<>();

    /** The requests of all plans, in the order in which they first name a relation. */
    public SharedRequests(List<StagingPlan> plans) {
        for (StagingPlan plan : plans) {
            for (RelationRequest request : plan.requests()) {
                requests.merge(request.relation(), request, SharedRequests::both);
            }
        }
    }

    /** One for each relation. */
    public List<RelationRequest> all() {
        return List.copyOf(requests.values());
    }

    /** The delivered relations as one plan asked for them. */
    public static List<LocalRelation> of(StagingPlan plan, List<LocalRelation> delivered) {
        List<LocalRelation> relations = new ArrayList<>();
        for (RelationRequest request : plan.requests()) {
            delivered.stream()
                    .filter(relation -> relation.request().relation().equals(request.relation()))
                    .map(relation ->
                            new LocalRelation(request, relation.format(), relation.files(), relation.personsHashed()))
                    .forEach(relations::add);
        }
        return relations;
    }

    private static RelationRequest both(RelationRequest one, RelationRequest other) {
        Set<SourceColumn> columns = new LinkedHashSet<>(one.columns());
        columns.addAll(other.columns());
        return new RelationRequest(
                one.relation(), List.copyOf(columns), either(one.filter(), other.filter()), one.rules());
    }

    /** Rows that one of two wants; who reads them filters again. */
    private static @Nullable RowFilter either(@Nullable RowFilter one, @Nullable RowFilter other) {
        if (one == null || other == null || !one.column().equals(other.column())) {
            return null;
        }
        return one.from().isBefore(other.from()) ? one : other;
    }
}
