// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

import fr.parution.dataset.Code;
import fr.parution.dataset.ColumnRef;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Dimension;
import fr.parution.dataset.Level;
import fr.parution.dataset.Measure;
import fr.parution.dataset.Pivot;
import fr.parution.dataset.SourceColumn;
import fr.parution.dataset.SourceRelation;
import fr.parution.dataset.SourceType;
import fr.parution.dataset.Text;
import fr.parution.dataset.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Derives the shape of a data set's table, and the values that it needs of each row, from the declaration. */
public final class ShapeBuilder {

    /** What a label column says on the rows of a margin that sums over its dimension. */
    public static final String ALL_LABEL = "Ensemble";
    /** What a code column says on such rows: the code of the total in SDMX. */
    public static final String ALL_CODE = "_T";
    /** The column that tells the margins from the full cross. */
    public static final String LEVEL_COLUMN = "niveau";
    /** The column that says whether figures of the row are hidden. */
    public static final String SECRECY_COLUMN = "secret_statistique";

    private final DatasetDeclaration dataset;
    private final Map<String, SourceRelation> relations;
    private final List<Aggregate> aggregates = new ArrayList<>();
    private final List<ValueColumn> values = new ArrayList<>();

    /** For a data set and the source relations that it refers to. */
    public ShapeBuilder(DatasetDeclaration dataset, Map<String, SourceRelation> relations) {
        this.dataset = dataset;
        this.relations = relations;
        for (Measure measure : dataset.measures()) {
            ColumnRef column = column(measure);
            if (column != null && values.stream().noneMatch(v -> v.column().equals(column))) {
                values.add(value(column));
            }
        }
    }

    /** The values that each staged row carries, in the order of the measures that first need them. */
    public List<ValueColumn> values() {
        return List.copyOf(values);
    }

    /** The shape. */
    public TableShape build() {
        int rows = aggregate(new Aggregate.Rows());
        int persons = aggregate(new Aggregate.Persons());
        List<MeasureColumn> measures = new ArrayList<>();
        dataset.measures().forEach(measure -> measures.add(measure(measure, rows, persons)));
        List<Level> levels = new ArrayList<>();
        KeyLayout layout = new KeyLayout(dataset.dimensions());
        levels.add(new Level(Level.DETAIL, layout.names()));
        levels.addAll(dataset.margins());
        return new TableShape(
                schema(),
                dataset.selection().periodUnit(),
                layout,
                levels,
                territory(),
                aggregates,
                measures,
                persons,
                rows);
    }

    /** The dimensions that the page's breakdown keeps, if they are the leading ones. */
    private int territory() {
        List<String> keeps = dataset.margins().stream()
                .filter(level -> level.label().equals(dataset.page().breakdown()))
                .findFirst()
                .map(Level::keeps)
                .orElse(List.of());
        int leading = 0;
        while (leading < keeps.size()
                && dataset.dimensions().get(leading).name().equals(keeps.get(leading))) {
            leading++;
        }
        return leading;
    }

    private MeasureColumn measure(Measure measure, int rows, int persons) {
        if (measure instanceof Measure.CountRows) {
            return new MeasureColumn(measure.name(), rows, -1, false, persons);
        }
        if (measure instanceof Measure.CountPersons) {
            return new MeasureColumn(measure.name(), persons, -1, false, persons);
        }
        ValueColumn value = value(column(measure));
        if (measure instanceof Measure.Sum) {
            int summed = isNullable(value.column()) ? aggregate(new Aggregate.PersonsPresent(value)) : persons;
            return new MeasureColumn(measure.name(), aggregate(new Aggregate.Sum(value)), -1, value.cents(), summed);
        }
        boolean partial = isPartial(measure);
        int contributors = partial ? aggregate(new Aggregate.PersonsPresent(value)) : persons;
        if (measure instanceof Measure.Mean) {
            int over = partial ? aggregate(new Aggregate.Present(value)) : rows;
            return new MeasureColumn(
                    measure.name(), aggregate(new Aggregate.Sum(value)), over, value.cents(), contributors);
        }
        return new MeasureColumn(measure.name(), aggregate(new Aggregate.Present(value)), -1, false, contributors);
    }

    /**
     * Whether a figure describes only those rows of the cell in which a value is filled in, so that its own persons
     * decide. A pivoted amount is known for every row: its zero is a value.
     */
    private boolean isPartial(Measure measure) {
        ValueColumn value = value(column(measure));
        if (measure instanceof Measure.Mean mean) {
            return dataset.measures().stream()
                    .anyMatch(m -> m.name().equals(mean.over()) && m instanceof Measure.CountPresent);
        }
        return !value.zeroIsAbsent();
    }

    /** A sum over rows that need not have the value describes those persons only who have it. */
    private boolean isNullable(ColumnRef column) {
        SourceRelation relation = relations.get(column.relation());
        return relation != null
                && relation.find(column.column()).map(SourceColumn::nullable).orElse(false);
    }

    private int aggregate(Aggregate aggregate) {
        if (!aggregates.contains(aggregate)) {
            aggregates.add(aggregate);
        }
        return aggregates.indexOf(aggregate);
    }

    private ValueColumn value(@Nullable ColumnRef column) {
        if (column == null) {
            throw new IllegalArgumentException("a measure without a column has no value");
        }
        for (Pivot pivot : dataset.selection().pivots()) {
            if (pivot.relation().equals(column.relation())) {
                return new ValueColumn(column, true, true);
            }
        }
        SourceRelation relation = relations.get(column.relation());
        boolean cents = relation != null
                && relation.find(column.column())
                        .map(c -> c.type() == SourceType.AMOUNT)
                        .orElse(false);
        return new ValueColumn(column, cents, false);
    }

    @Nullable
    private static ColumnRef column(Measure measure) {
        if (measure instanceof Measure.CountPresent present) {
            return present.column();
        }
        if (measure instanceof Measure.Sum sum) {
            return sum.column();
        }
        return measure instanceof Measure.Mean mean ? mean.column() : null;
    }

    private TableSchema schema() {
        List<PublishedColumn> columns = new ArrayList<>();
        columns.add(text(
                dataset.periodName(),
                ColumnRole.PERIOD,
                dataset.periodLabel(),
                dataset.periodDescription(),
                List.of(),
                dataset.selection()
                        .periodUnit()
                        .label(dataset.selection()
                                .periodUnit()
                                .of(dataset.selection().from()))));
        columns.add(levelColumn());
        dataset.dimensions().forEach(dimension -> addDimension(columns, dimension));
        for (Measure measure : dataset.measures()) {
            boolean decimal = measure instanceof Measure.Mean
                    || (measure instanceof Measure.Sum sum
                            && value(sum.column()).cents());
            columns.add(new PublishedColumn(
                    FieldId.of(measure.name()),
                    measure.name(),
                    decimal ? ColumnType.DECIMAL : ColumnType.WHOLE,
                    ColumnRole.MEASURE,
                    measure.label(),
                    measure.description(),
                    measure.unit().label(),
                    List.of(),
                    decimal ? "1234.50" : measure.unit().equals(Unit.PERSON) ? "37" : "42"));
        }
        columns.add(text(
                SECRECY_COLUMN,
                ColumnRole.SECRECY,
                new Text("Secret statistique", "Statistical secrecy"),
                new Text(
                        "S : des valeurs de la ligne sont masquées pour protéger des personnes. Vide sinon.",
                        "S: values of the row are hidden to protect persons. Empty otherwise."),
                List.of("S"),
                "S"));
        return new TableSchema(dataset.id(), dataset.schemaVersion(), columns);
    }

    private PublishedColumn levelColumn() {
        List<String> labels = new ArrayList<>();
        labels.add(Level.DETAIL);
        dataset.margins().forEach(level -> labels.add(level.label()));
        return text(
                LEVEL_COLUMN,
                ColumnRole.LEVEL,
                new Text("Niveau de la ligne", "Level of the row"),
                new Text(
                        "« detail » pour le croisement complet ; sinon le total que la ligne donne. Ne pas additionner"
                                + " des niveaux différents.",
                        "\"detail\" for the full cross; otherwise the total that the row gives. Do not add up"
                                + " different levels."),
                labels,
                Level.DETAIL);
    }

    private static void addDimension(List<PublishedColumn> columns, Dimension dimension) {
        List<String> codes = new ArrayList<>(
                dimension.codes().codes().stream().map(Code::code).toList());
        List<String> labels = new ArrayList<>(dimension.codes().codes().stream()
                .map(code -> code.label().fr())
                .toList());
        codes.add(ALL_CODE);
        labels.add(ALL_LABEL);
        if (dimension.codeColumn() != null) {
            columns.add(text(
                    dimension.codeColumn(),
                    ColumnRole.CODE,
                    new Text(
                            "Code : " + dimension.label().fr(),
                            "Code: " + dimension.label().en()),
                    dimension.description(),
                    codes,
                    codes.get(0)));
        }
        if (dimension.labelColumn() != null) {
            columns.add(text(
                    dimension.labelColumn(),
                    ColumnRole.LABEL,
                    dimension.label(),
                    dimension.description(),
                    labels,
                    labels.get(0)));
        }
    }

    private static PublishedColumn text(
            String name, ColumnRole role, Text label, Text description, List<String> values, String example) {
        return new PublishedColumn(
                FieldId.of(name), name, ColumnType.TEXT, role, label, description, null, values, example);
    }
}
