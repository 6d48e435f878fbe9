// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.dataset.Attribute;
import fr.parution.dataset.CodeList;
import fr.parution.dataset.ColumnRef;
import fr.parution.dataset.Condition;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Derivation;
import fr.parution.dataset.Dimension;
import fr.parution.dataset.Join;
import fr.parution.dataset.PeriodPlace;
import fr.parution.dataset.Pivot;
import fr.parution.dataset.Project;
import fr.parution.dataset.Selection;
import fr.parution.dataset.SourceRelation;
import fr.parution.dataset.Tally;
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
 * indexes of all dimensions), {@code p} (the keyed hash of the person, where one is named) and {@code v0}, {@code v1}…
 * (the values, amounts in cents). Beside it stands a dictionary for each dimension over a relation.
 *
 * @param before only periods that end before this day are staged: a period that is not over is not published. A snapshot
 *     is taken on this day
 */
public record StagingPlan(
        DatasetDeclaration dataset,
        Map<String, SourceRelation> relations,
        Map<String, CodeList> codeLists,
        List<ValueColumn> values,
        LocalDate before) {

    /** The plan of a data set. */
    public static StagingPlan of(Project project, DatasetDeclaration dataset, LocalDate before) {
        return new StagingPlan(
                dataset,
                project.relations(),
                project.codeLists(),
                new ShapeBuilder(dataset, project.relations()).values(),
                before);
    }

    /** Whether the data set shows the source as it is on the day of the extract. */
    public boolean isSnapshot() {
        return dataset.selection().place() instanceof PeriodPlace.Snapshot;
    }

    /** The first period, inclusive. */
    public int firstPeriod() {
        return isSnapshot()
                ? snapshotPeriod()
                : dataset.selection().periodUnit().of(dataset.selection().from());
    }

    /** The period after the last one, exclusive. */
    public int endPeriod() {
        return isSnapshot()
                ? snapshotPeriod() + 1
                : dataset.selection().periodUnit().of(before);
    }

    private int snapshotPeriod() {
        return dataset.selection().periodUnit().of(before);
    }

    /** The dimensions over relations, in order. */
    public List<Dimension.Entity> entities() {
        return dataset.dimensions().stream()
                .filter(Dimension.Entity.class::isInstance)
                .map(Dimension.Entity.class::cast)
                .toList();
    }

    /** The relations to read, base first, each with the columns that the data set uses and no other. */
    public List<RelationRequest> requests() {
        Columns columns = new Columns();
        Selection selection = dataset.selection();
        columns.relation(selection.relation());
        if (selection.person() != null) {
            columns.add(selection.person());
        }
        columns.place(selection.place());
        for (Join join : selection.joins()) {
            columns.add(join.on());
            columns.add(join.relation(), join.key());
        }
        for (Pivot pivot : selection.pivots()) {
            columns.add(selection.relation(), pivot.on());
            columns.add(pivot.relation(), pivot.key());
            columns.add(pivot.relation(), pivot.by());
            columns.add(pivot.relation(), pivot.value());
        }
        for (Tally tally : selection.tallies()) {
            columns.add(selection.relation(), tally.on());
            columns.add(tally.relation(), tally.key());
            columns.add(tally.where());
        }
        columns.add(selection.where());
        dataset.dimensions().forEach(columns::dimension);
        values.forEach(columns::value);
        return columns.requests();
    }

    /** The columns that are used, by relation. */
    private final class Columns {

        private final Map<String, Set<String>> names = new LinkedHashMap<>();

        private void relation(String relation) {
            names.computeIfAbsent(relation, r -> new LinkedHashSet<>());
        }

        /** Pivoted amounts and counts are columns of no relation: what they are made of is asked for already. */
        private void add(String relation, String column) {
            SourceRelation declared = relations.get(relation);
            if (declared != null && declared.find(column).isPresent()) {
                names.computeIfAbsent(relation, r -> new LinkedHashSet<>()).add(column);
            }
        }

        private void add(ColumnRef ref) {
            add(ref.relation(), ref.column());
        }

        private void add(List<Condition> conditions) {
            conditions.forEach(this::add);
        }

        private void add(Condition condition) {
            ColumnRef column = condition.column();
            if (column != null) {
                add(column);
            }
        }

        private void place(PeriodPlace place) {
            if (place instanceof PeriodPlace.Dated dated) {
                add(dated.column());
            } else if (place instanceof PeriodPlace.Events events) {
                events.events().forEach(event -> add(event.column()));
            }
        }

        private void value(ValueColumn value) {
            if (value.column() != null) {
                add(value.column());
            }
            add(value.where());
        }

        private void dimension(Dimension dimension) {
            if (dimension instanceof Dimension.Entity entity) {
                add(entity.key());
                entity.attributes().forEach(this::attribute);
                return;
            }
            Derivation derivation = ((Dimension.Coded) dimension).derivation();
            if (derivation instanceof Derivation.FromColumn from) {
                add(from.column());
            } else if (derivation instanceof Derivation.ParentOfColumn of) {
                add(of.column());
            } else if (derivation instanceof Derivation.AgeClass age) {
                add(age.birth());
                add(age.at());
            } else if (derivation instanceof Derivation.FirstOf first) {
                first.cases().forEach(this::option);
            }
        }

        private void attribute(Attribute attribute) {
            add(attribute.column());
            if (attribute.when() != null) {
                add(attribute.when());
            }
        }

        private void option(Derivation.Case option) {
            if (option.when() != null) {
                add(option.when());
            }
            if (option.column() != null) {
                add(option.column());
            }
        }

        private List<RelationRequest> requests() {
            List<RelationRequest> requests = new ArrayList<>();
            names.forEach((name, used) -> {
                SourceRelation declared = Objects.requireNonNull(relations.get(name), name);
                requests.add(filtered(RelationRequest.of(declared, used).withRules(new RowRules(declared, codeLists))));
            });
            return requests;
        }

        private RelationRequest filtered(RelationRequest request) {
            boolean isBase = request.relation().equals(dataset.selection().relation());
            return isBase
                            && dataset.selection().place() instanceof PeriodPlace.Dated place
                            && place.column().relation().equals(request.relation())
                    ? request.withFilter(new RowFilter(
                            place.column().column(), dataset.selection().from()))
                    : request;
        }
    }
}
