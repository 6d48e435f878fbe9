// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

import fr.parution.dataset.ColumnRef;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Dimension;
import fr.parution.dataset.Level;
import fr.parution.dataset.Measure;
import fr.parution.dataset.Pivot;
import fr.parution.dataset.Protection;
import fr.parution.dataset.SourceColumn;
import fr.parution.dataset.SourceRelation;
import fr.parution.dataset.SourceType;
import fr.parution.table.MeasureColumn.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Derives the shape of a data set's table, and the values that it needs of each row, from the declaration. */
public final class ShapeBuilder {

    private final DatasetDeclaration dataset;
    private final Map<String, SourceRelation> relations;
    private final List<Aggregate> aggregates = new ArrayList<>();
    private final List<ValueColumn> values = new ArrayList<>();

    /** For a data set and the source relations that it refers to. */
    public ShapeBuilder(DatasetDeclaration dataset, Map<String, SourceRelation> relations) {
        this.dataset = dataset;
        this.relations = relations;
        dataset.measures().forEach(measure -> valuesOf(measure).forEach(this::need));
        bodies().forEach(this::need);
    }

    /** The values that each staged row carries, in the order of the measures that first need them; bodies come last. */
    public List<ValueColumn> values() {
        return List.copyOf(values);
    }

    /** The shape. */
    public TableShape build() {
        aggregates.clear();
        int rows = aggregate(new Aggregate.Rows());
        int persons = dataset.selection().person() == null ? rows : aggregate(new Aggregate.Persons());
        List<MeasureColumn> measures = new ArrayList<>();
        dataset.measures().forEach(measure -> measures.add(measure(measure, rows, persons)));
        List<Level> levels = new ArrayList<>();
        levels.add(new Level(
                Level.DETAIL, dataset.dimensions().stream().map(Dimension::name).toList()));
        levels.addAll(dataset.margins());
        SchemaBuilder schema = new SchemaBuilder(dataset, measures);
        return new TableShape(
                schema.schema(),
                schema.sources(),
                dataset.selection().periodUnit(),
                dataset.dimensions(),
                levels,
                territory(),
                aggregates,
                measures,
                persons,
                rows,
                splits());
    }

    private List<Split> splits() {
        List<String> names = dataset.measures().stream().map(Measure::name).toList();
        return declaredSplits().stream()
                .map(split -> new Split(
                        names.indexOf(split.whole()),
                        split.parts().stream().map(names::indexOf).toList()))
                .toList();
    }

    private List<Protection.Split> declaredSplits() {
        return dataset.protection() instanceof Protection.Threshold threshold ? threshold.splits() : List.of();
    }

    /** Whether a value is a part of a split, whose own persons decide. */
    private boolean isPart(ValueColumn value) {
        return dataset.measures().stream()
                .filter(measure -> declaredSplits().stream()
                        .anyMatch(split -> split.parts().contains(measure.name())))
                .anyMatch(measure -> valuesOf(measure).contains(value));
    }

    /** The dimensions that the page's breakdown keeps, if they are the leading ones and the same in every period. */
    private int territory() {
        List<String> keeps = dataset.margins().stream()
                .filter(level -> level.label().equals(dataset.page().breakdown()))
                .findFirst()
                .map(Level::keeps)
                .orElse(List.of());
        int leading = 0;
        while (leading < keeps.size()
                && dataset.dimensions().get(leading) instanceof Dimension.Coded coded
                && coded.name().equals(keeps.get(leading))) {
            leading++;
        }
        return leading;
    }

    private MeasureColumn measure(Measure measure, int rows, int persons) {
        if (measure instanceof Measure.CountRows count && count.where().isEmpty()) {
            return new MeasureColumn(measure.name(), rows, -1, Kind.WHOLE, ofRows(measure, persons));
        }
        if (measure instanceof Measure.CountPersons) {
            return new MeasureColumn(measure.name(), persons, -1, Kind.WHOLE, Contributors.counted(persons));
        }
        ValueColumn value = valuesOf(measure).get(0);
        if (measure instanceof Measure.Sum) {
            int summed = isNullable(value) || isPart(value) ? aggregate(new Aggregate.PersonsPresent(value)) : persons;
            int sum = aggregate(new Aggregate.Sum(value));
            return new MeasureColumn(
                    measure.name(), sum, -1, value.cents() ? Kind.CENTS : Kind.WHOLE, contributors(value, summed));
        }
        if (measure instanceof Measure.Mean mean) {
            return mean(mean, value, rows, persons);
        }
        if (measure instanceof Measure.Ratio) {
            int sum = aggregate(new Aggregate.Sum(value));
            int whole = aggregate(new Aggregate.Sum(valuesOf(measure).get(1)));
            return new MeasureColumn(measure.name(), sum, whole, Kind.PERCENT, contributors(value, persons));
        }
        if (measure instanceof Measure.Extreme extreme) {
            int extremeOf = aggregate(extreme.greatest() ? new Aggregate.Maximum(value) : new Aggregate.Minimum(value));
            return new MeasureColumn(
                    measure.name(),
                    extremeOf,
                    -1,
                    value.cents() ? Kind.CENTS : Kind.WHOLE,
                    Contributors.counted(persons));
        }
        int counted = isPartial(value) ? personsPresent(value, persons) : persons;
        return new MeasureColumn(
                measure.name(), aggregate(new Aggregate.Present(value)), -1, Kind.WHOLE, Contributors.counted(counted));
    }

    private MeasureColumn mean(Measure.Mean mean, ValueColumn value, int rows, int persons) {
        boolean partial = mean.over().equals(Measure.Mean.PRESENT)
                || dataset.measures().stream()
                        .anyMatch(m -> m.name().equals(mean.over()) && m instanceof Measure.CountPresent);
        int over = partial ? aggregate(new Aggregate.Present(value)) : rows;
        int counted = partial ? personsPresent(value, persons) : persons;
        return new MeasureColumn(
                mean.name(),
                aggregate(new Aggregate.Sum(value)),
                over,
                value.cents() ? Kind.MEAN_OF_CENTS : Kind.MEAN_OF_WHOLE,
                showsAllMeans() ? Contributors.counted(Contributors.NOBODY) : contributors(value, counted));
    }

    private boolean showsAllMeans() {
        return dataset.protection() instanceof Protection.Threshold threshold
                && threshold.means() == Protection.MeanPolicy.SEED;
    }

    private int personsPresent(ValueColumn value, int persons) {
        return dataset.selection().person() == null ? persons : aggregate(new Aggregate.PersonsPresent(value));
    }

    private Contributors ofRows(Measure measure, int persons) {
        boolean shown = dataset.protection() instanceof Protection.Threshold threshold
                && threshold.alwaysShown().contains(measure.name());
        return Contributors.counted(shown ? Contributors.NOBODY : persons);
    }

    /** An amount is judged by its largest parts too, where the declaration says so. */
    private Contributors contributors(ValueColumn value, int persons) {
        if (value.cents()
                && dataset.protection() instanceof Protection.Threshold threshold
                && threshold.judgesContributions()) {
            return new Contributors(
                    persons,
                    aggregate(new Aggregate.Sum(value)),
                    aggregate(new Aggregate.LargestOfPerson(value)),
                    aggregate(new Aggregate.SecondOfPerson(value)),
                    bodies().stream().map(body -> bodies(value, body)).toList());
        }
        return Contributors.counted(persons);
    }

    private Contributors.Bodies bodies(ValueColumn value, ValueColumn body) {
        return new Contributors.Bodies(
                aggregate(new Aggregate.Bodies(body)),
                aggregate(new Aggregate.LargestOfBody(value, body)),
                aggregate(new Aggregate.SecondOfBody(value, body)));
    }

    /** What tells apart the bodies by which amounts are judged. */
    private List<ValueColumn> bodies() {
        return dataset.protection().contributors().stream()
                .map(contributor -> ValueColumn.body(contributor.column()))
                .toList();
    }

    /**
     * Whether a figure describes only those rows of the cell in which a value is filled in, so that its own persons
     * decide. A pivoted amount is known for every row: its zero is a value, unless it is a part of a split.
     */
    private boolean isPartial(ValueColumn value) {
        return !value.zeroIsAbsent() || !value.where().isEmpty() || isPart(value);
    }

    /** A sum over rows that need not have the value describes those persons only who have it. */
    private boolean isNullable(ValueColumn value) {
        return dataset.selection().person() != null
                && sourceColumn(value.column()).map(SourceColumn::nullable).orElse(false);
    }

    private int aggregate(Aggregate aggregate) {
        if (!aggregates.contains(aggregate)) {
            aggregates.add(aggregate);
        }
        return aggregates.indexOf(aggregate);
    }

    private void need(ValueColumn value) {
        if (!values.contains(value)) {
            values.add(value);
        }
    }

    private List<ValueColumn> valuesOf(Measure measure) {
        if (measure instanceof Measure.CountRows count) {
            return count.where().isEmpty() ? List.of() : List.of(ValueColumn.flag(count.where()));
        }
        if (measure instanceof Measure.CountPresent present) {
            return List.of(value(present.column()));
        }
        if (measure instanceof Measure.Sum sum) {
            return List.of(value(sum.column()));
        }
        if (measure instanceof Measure.Mean mean) {
            return List.of(value(mean.column()));
        }
        if (measure instanceof Measure.Extreme extreme) {
            return List.of(value(extreme.column()));
        }
        return measure instanceof Measure.Ratio ratio ? List.of(value(ratio.column()), value(ratio.over())) : List.of();
    }

    private ValueColumn value(ColumnRef column) {
        for (Pivot pivot : dataset.selection().pivots()) {
            if (pivot.relation().equals(column.relation())) {
                return ValueColumn.of(column, true, true);
            }
        }
        boolean cents =
                sourceColumn(column).map(c -> c.type() == SourceType.AMOUNT).orElse(false);
        return ValueColumn.of(column, cents, false);
    }

    private Optional<SourceColumn> sourceColumn(@Nullable ColumnRef column) {
        SourceRelation relation = column == null ? null : relations.get(column.relation());
        return relation == null || column == null ? Optional.empty() : relation.find(column.column());
    }
}
