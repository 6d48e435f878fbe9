// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.dataset.CodeList;
import fr.parution.dataset.ColumnRef;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Derivation;
import fr.parution.dataset.Dimension;
import fr.parution.dataset.Join;
import fr.parution.dataset.Pivot;
import fr.parution.dataset.Project;
import fr.parution.dataset.SourceRelation;
import fr.parution.table.KeyLayout;
import fr.parution.table.ShapeBuilder;
import fr.parution.table.ValueColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How the rows of a data set are laid out in staging: one partition a period, with the columns {@code k} (the packed
 * codes of all dimensions), {@code p} (the keyed hash of the person) and {@code v0}, {@code v1}… (the values, amounts in
 * cents).
 *
 * @param before only periods that end before this day are staged: a period that is not over is not published
 */
public record StagingPlan(
        DatasetDeclaration dataset,
        Map<String, SourceRelation> relations,
        Map<String, CodeList> codeLists,
        KeyLayout layout,
        List<ValueColumn> values,
        LocalDate before) {

    /** The plan of a data set. */
    public static StagingPlan of(Project project, DatasetDeclaration dataset, LocalDate before) {
        return new StagingPlan(
                dataset,
                project.relations(),
                project.codeLists(),
                new KeyLayout(dataset.dimensions()),
                new ShapeBuilder(dataset, project.relations()).values(),
                before);
    }

    /** The first period, inclusive. */
    public int firstPeriod() {
        return dataset.selection().periodUnit().of(dataset.selection().from());
    }

    /** The period after the last one, exclusive. */
    public int endPeriod() {
        return dataset.selection().periodUnit().of(before);
    }

    /** The relations to read, base first, each with the columns that the data set uses and no other. */
    public List<RelationRequest> requests() {
        Map<String, Set<String>> columns = new LinkedHashMap<>();
        var selection = dataset.selection();
        add(columns, selection.relation(), selection.person(), selection.periodColumn());
        for (Join join : selection.joins()) {
            add(columns, selection.relation(), join.on());
            add(columns, join.relation(), join.key());
        }
        for (Pivot pivot : selection.pivots()) {
            add(columns, selection.relation(), pivot.on());
            add(columns, pivot.relation(), pivot.key(), pivot.by(), pivot.value());
        }
        dataset.dimensions()
                .forEach(dimension -> used(dimension).forEach(ref -> add(columns, ref.relation(), ref.column())));
        values.stream()
                .filter(value -> !value.zeroIsAbsent())
                .forEach(value ->
                        add(columns, value.column().relation(), value.column().column()));
        List<RelationRequest> requests = new ArrayList<>();
        columns.forEach((name, used) -> {
            SourceRelation declared = Objects.requireNonNull(relations.get(name), name);
            RelationRequest request = RelationRequest.of(declared, used).withRules(new RowRules(declared, codeLists));
            boolean base = name.equals(selection.relation());
            requests.add(
                    base ? request.withFilter(new RowFilter(selection.periodColumn(), selection.from())) : request);
        });
        return requests;
    }

    private static List<ColumnRef> used(Dimension dimension) {
        Derivation derivation = dimension.derivation();
        List<ColumnRef> refs = new ArrayList<>();
        if (derivation instanceof Derivation.FromColumn from) {
            refs.add(from.column());
        } else if (derivation instanceof Derivation.AgeClass age) {
            refs.add(age.birth());
            refs.add(age.at());
        } else if (derivation instanceof Derivation.FirstOf first) {
            for (Derivation.Case option : first.cases()) {
                if (option.when() != null) {
                    refs.add(option.when());
                }
                if (option.column() != null) {
                    refs.add(option.column());
                }
            }
        }
        return refs;
    }

    private static void add(Map<String, Set<String>> columns, String relation, String... names) {
        columns.computeIfAbsent(relation, r -> new LinkedHashSet<>()).addAll(List.of(names));
    }
}
