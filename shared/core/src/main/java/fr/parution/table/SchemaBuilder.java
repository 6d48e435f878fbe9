// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

import fr.parution.dataset.Attribute;
import fr.parution.dataset.Code;
import fr.parution.dataset.ColumnAlias;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Dimension;
import fr.parution.dataset.Level;
import fr.parution.dataset.Measure;
import fr.parution.dataset.PeriodColumn;
import fr.parution.dataset.PeriodPlace;
import fr.parution.dataset.PeriodUnit;
import fr.parution.dataset.Protection;
import fr.parution.dataset.PublishedNames;
import fr.parution.dataset.Text;
import fr.parution.dataset.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Derives the published columns of a data set, and where each comes from, in the order that re-users know. */
final class SchemaBuilder {

    private static final LocalDate DAY_OF_EXAMPLES = LocalDate.of(2026, 1, 1);

    private final DatasetDeclaration dataset;
    private final Map<String, PublishedColumn> columns = new LinkedHashMap<>();
    private final Map<String, ColumnSource> sources = new LinkedHashMap<>();

    SchemaBuilder(DatasetDeclaration dataset, List<MeasureColumn> measures) {
        this.dataset = dataset;
        dataset.columns().period().forEach(this::addPeriod);
        if (!dataset.margins().isEmpty()) {
            add(levelColumn(), new ColumnSource.LevelLabel());
        }
        for (int d = 0; d < dataset.dimensions().size(); d++) {
            if (dataset.dimensions().get(d) instanceof Dimension.Coded coded) {
                addCoded(coded, d);
            } else {
                addEntity((Dimension.Entity) dataset.dimensions().get(d), d);
            }
        }
        for (int m = 0; m < measures.size(); m++) {
            add(measure(dataset.measures().get(m), measures.get(m)), new ColumnSource.MeasureOf(m));
        }
        if (!(dataset.protection() instanceof Protection.None)) {
            add(secrecy(), new ColumnSource.Secrecy());
        }
        PeriodColumn loaded = dataset.columns().loaded();
        if (loaded != null) {
            add(
                    text(loaded.name(), ColumnRole.PERIOD, loaded.label(), loaded.description(), List.of(), day()),
                    new ColumnSource.Loaded());
        }
    }

    TableSchema schema() {
        return new TableSchema(
                dataset.id(),
                dataset.schemaVersion(),
                dataset.columns().order().stream().map(this::column).toList());
    }

    List<ColumnSource> sources() {
        return dataset.columns().order().stream().map(this::source).toList();
    }

    private PublishedColumn column(String name) {
        PublishedColumn column = columns.get(name);
        if (column != null) {
            return column;
        }
        ColumnAlias alias = alias(name);
        PublishedColumn of = column(alias.of());
        return new PublishedColumn(
                FieldId.of(name),
                name,
                alias.empty() == null && !alias.plainText() ? of.type() : ColumnType.TEXT,
                alias.empty() == null ? of.role() : ColumnRole.ATTRIBUTE,
                alias.label(),
                alias.description(),
                of.unit(),
                alias.empty() == null
                        ? of.values()
                        : of.values().stream()
                                .filter(value -> !value.equals(alias.empty()))
                                .toList(),
                of.example());
    }

    /** An alias of an alias is followed: the declaration has no cycle. */
    private ColumnSource source(String name) {
        ColumnSource source = sources.get(name);
        if (source != null) {
            return source;
        }
        ColumnAlias alias = alias(name);
        int place = dataset.columns().order().indexOf(alias.of());
        return new ColumnSource.AliasOf(place, alias.empty(), alias.plainText());
    }

    private ColumnAlias alias(String name) {
        return dataset.columns().aliases().stream()
                .filter(alias -> alias.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column " + name + " in " + dataset.id()));
    }

    private void add(PublishedColumn column, ColumnSource source) {
        columns.put(column.name(), column);
        sources.put(column.name(), source);
    }

    private String day() {
        return DAY_OF_EXAMPLES.toString();
    }

    private void addPeriod(PeriodColumn period) {
        PeriodUnit unit = dataset.selection().periodUnit();
        LocalDate first = dataset.selection().place() instanceof PeriodPlace.Snapshot
                ? DAY_OF_EXAMPLES
                : dataset.selection().from();
        boolean whole = period.form() == PeriodColumn.Form.YEAR || period.form() == PeriodColumn.Form.MONTH;
        add(
                new PublishedColumn(
                        FieldId.of(period.name()),
                        period.name(),
                        whole ? ColumnType.WHOLE : ColumnType.TEXT,
                        ColumnRole.PERIOD,
                        period.label(),
                        period.description(),
                        null,
                        List.of(),
                        PeriodText.of(unit, unit.of(first), period.form())),
                new ColumnSource.Period(period.form()));
    }

    private PublishedColumn measure(Measure measure, MeasureColumn made) {
        boolean decimal = made.decimal();
        return new PublishedColumn(
                FieldId.of(measure.name()),
                measure.name(),
                decimal ? ColumnType.DECIMAL : ColumnType.WHOLE,
                ColumnRole.MEASURE,
                measure.label(),
                measure.description(),
                measure.unit().label(),
                List.of(),
                decimal ? "1234.50" : measure.unit().equals(Unit.PERSON) ? "37" : "42");
    }

    private static PublishedColumn secrecy() {
        return text(
                PublishedNames.SECRECY,
                ColumnRole.SECRECY,
                new Text("Secret statistique", "Statistical secrecy"),
                new Text(
                        "S : des valeurs de la ligne sont masquées pour protéger des personnes. R : des valeurs"
                                + " reprennent une parution antérieure, parce que trop peu de personnes les changeraient."
                                + " SR : les deux. Vide sinon.",
                        "S: values of the row are hidden to protect persons. R: values are those of an earlier release,"
                                + " because too few persons would change them. SR: both. Empty otherwise."),
                Mark.ALL,
                Mark.HIDDEN);
    }

    private PublishedColumn levelColumn() {
        List<String> labels = new ArrayList<>();
        labels.add(Level.DETAIL);
        dataset.margins().forEach(level -> labels.add(level.label()));
        return text(
                PublishedNames.LEVEL,
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

    private void addCoded(Dimension.Coded dimension, int place) {
        List<String> codes = new ArrayList<>(
                dimension.codes().codes().stream().map(Code::code).toList());
        List<String> labels = new ArrayList<>(dimension.codes().codes().stream()
                .map(code -> code.label().fr())
                .toList());
        if (dataset.margins().stream().anyMatch(level -> !level.keeps().contains(dimension.name()))) {
            codes.add(PublishedColumn.ALL_CODE);
            labels.add(PublishedColumn.ALL_LABEL);
        }
        if (dimension.codeColumn() != null) {
            Text label = new Text(
                    "Code : " + dimension.label().fr(),
                    "Code: " + dimension.label().en());
            add(
                    text(dimension.codeColumn(), ColumnRole.CODE, label, dimension.description(), codes, codes.get(0)),
                    new ColumnSource.CodeOf(place));
        }
        if (dimension.labelColumn() != null) {
            add(
                    text(
                            dimension.labelColumn(),
                            ColumnRole.LABEL,
                            dimension.label(),
                            dimension.description(),
                            labels,
                            labels.get(0)),
                    new ColumnSource.LabelOf(place));
        }
    }

    private void addEntity(Dimension.Entity dimension, int place) {
        for (int a = 0; a < dimension.attributes().size(); a++) {
            Attribute attribute = dimension.attributes().get(a);
            add(
                    new PublishedColumn(
                            FieldId.of(attribute.name()),
                            attribute.name(),
                            attribute.whole() ? ColumnType.WHOLE : ColumnType.TEXT,
                            ColumnRole.ATTRIBUTE,
                            attribute.label(),
                            attribute.description(),
                            null,
                            List.of(),
                            attribute.example()),
                    new ColumnSource.AttributeOf(place, a));
        }
    }

    private static PublishedColumn text(
            String name, ColumnRole role, Text label, Text description, List<String> values, String example) {
        return new PublishedColumn(
                FieldId.of(name), name, ColumnType.TEXT, role, label, description, null, values, example);
    }
}
