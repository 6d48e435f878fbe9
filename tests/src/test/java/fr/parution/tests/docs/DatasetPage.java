// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.docs;

import static fr.parution.tests.docs.InWords.code;
import static fr.parution.tests.docs.InWords.codes;

import fr.parution.dataset.Attribute;
import fr.parution.dataset.Dashboard;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Dimension;
import fr.parution.dataset.ExamplesReader;
import fr.parution.dataset.Level;
import fr.parution.dataset.Measure;
import fr.parution.dataset.PeriodColumn;
import fr.parution.dataset.PeriodPlace;
import fr.parution.dataset.Project;
import fr.parution.dataset.Protection;
import fr.parution.dataset.PublishedNames;
import fr.parution.dataset.ReleaseCalendar;
import fr.parution.dataset.Selection;
import fr.parution.table.ColumnType;
import fr.parution.table.PublishedColumn;
import fr.parution.table.ShapeBuilder;
import fr.parution.tests.architecture.Checkout;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of one data set, as its declaration makes it. */
final class DatasetPage {

    /** A longer list of values is told by its first ones. */
    private static final int MOST_VALUES = 14;

    private final DatasetDeclaration dataset;
    private final List<PublishedColumn> columns;
    private final Map<String, String> origins = new HashMap<>();
    private final StringBuilder page = new StringBuilder();

    DatasetPage(DatasetDeclaration dataset, Project project) {
        this.dataset = dataset;
        this.columns =
                new ShapeBuilder(dataset, project.relations()).build().schema().columns();
        findOrigins();
    }

    String text() {
        line("# " + dataset.title().en());
        line("*" + dataset.title().fr() + "* · " + code(dataset.id()) + " · columns in version "
                + dataset.schemaVersion());
        line(dataset.description().en());
        line("> " + dataset.description().fr());
        line("Declared in " + file(".yaml")
                + (exists(ExamplesReader.ENDING) ? ", tried in " + file(ExamplesReader.ENDING) : "") + ". " + rhythm());
        line("## Source");
        items(source());
        line("## Rows");
        rows();
        line("## Protection");
        items(protection());
        line("## Files");
        items(files());
        line("## Versions of the columns");
        items(dataset.changes().stream()
                .map(change -> change.version() + ", " + change.date()
                        + (change.notice() == null ? "" : ", announced on " + change.notice())
                        + ": " + change.text().en() + "<br>*" + change.text().fr() + "*")
                .toList());
        line("## Columns");
        page.append("| column | type | meaning | values | comes from |\n| --- | --- | --- | --- | --- |\n");
        columns.forEach(column -> page.append(row(column)));
        if (!dataset.dashboards().isEmpty()) {
            page.append('\n');
            line("## Dashboards");
            items(dataset.dashboards().stream().map(this::dashboard).toList());
        }
        return page.toString().strip() + "\n";
    }

    private void line(String text) {
        page.append(text).append("\n\n");
    }

    private void items(List<String> items) {
        items.forEach(item -> page.append("- ").append(item).append('\n'));
        page.append('\n');
    }

    private String file(String ending) {
        String name = dataset.id() + ending;
        return "[" + name + "](../../datasets/" + name + ")";
    }

    private boolean exists(String ending) {
        return Files.isRegularFile(Checkout.root().resolve("shared/datasets").resolve(dataset.id() + ending));
    }

    private String rhythm() {
        boolean snapshot = dataset.selection().place() instanceof PeriodPlace.Snapshot;
        String unit = dataset.selection().periodUnit().name().toLowerCase(Locale.ROOT);
        ReleaseCalendar calendar = dataset.calendar();
        String due = calendar == null
                ? ""
                : calendar.daysAfterPeriod() == 0
                        ? ", on the " + (snapshot ? "day itself" : "last day of the " + unit)
                        : ", " + calendar.daysAfterPeriod() + " days after the end of the " + unit;
        return "Published " + dataset.frequency().name().toLowerCase(Locale.ROOT) + due + "; "
                + (snapshot ? "without history." : "from " + dataset.selection().from() + " on.");
    }

    private List<String> source() {
        Selection selection = dataset.selection();
        List<String> items = new ArrayList<>();
        items.add("One row of " + code(selection.relation()) + " is one row to count"
                + (selection.where().isEmpty() ? "." : ", if " + InWords.conditions(selection.where()) + "."));
        items.add(
                selection.person() == null
                        ? "It describes no person."
                        : "Its person is " + code(selection.person()) + ", hashed before anything is stored.");
        if (selection.place() instanceof PeriodPlace.Dated dated) {
            items.add("Its period follows from " + code(dated.column()) + "; without it, it is not counted.");
        } else if (selection.place() instanceof PeriodPlace.Events events) {
            items.add("It stands once for each event that it has: "
                    + events.events().stream()
                            .map(event -> code(event.name()) + " on " + code(event.column()))
                            .collect(Collectors.joining(", "))
                    + ".");
        } else {
            items.add("It is taken as it stands on the day of the extract, the only period.");
        }
        selection.joins().forEach(join -> items.add("It is completed by " + InWords.join(join) + "."));
        selection.pivots().forEach(pivot -> items.add("Amounts: " + InWords.pivot(pivot, selection.relation()) + "."));
        selection.tallies().forEach(tally -> items.add(InWords.tally(tally, selection.relation()) + "."));
        return items;
    }

    private void rows() {
        if (dataset.margins().isEmpty()) {
            line("Each row is a cell of the full cross.");
        } else {
            line("The column " + code(PublishedNames.LEVEL)
                    + " says what a row sums up; rows of different levels are not to be added up."
                    + (dataset.formats().totalsApart()
                            ? " The full cross, `detail`, has files of its own, without that column; the totals are in "
                                    + code(dataset.id() + "-totaux") + "."
                            : ""));
        }
        page.append("| level | keeps, beside the period |\n| --- | --- |\n");
        page.append(level(new Level(
                Level.DETAIL, dataset.dimensions().stream().map(Dimension::name).toList())));
        dataset.margins().forEach(margin -> page.append(level(margin)));
        page.append('\n');
        List<String> entities = new ArrayList<>();
        for (Dimension dimension : dataset.dimensions()) {
            if (dimension instanceof Dimension.Entity entity) {
                entities.add(code(entity.name()) + " is open: one for each " + code(entity.key())
                        + " that a period knows, described by "
                        + codes(entity.attributes().stream()
                                .map(Attribute::name)
                                .toList()) + ".");
            }
        }
        if (!entities.isEmpty()) {
            items(entities);
        }
    }

    private static String level(Level level) {
        return "| " + code(level.label()) + " | "
                + (level.keeps().isEmpty() ? "nothing" : String.join(", ", level.keeps())) + " |\n";
    }

    private List<String> protection() {
        if (dataset.protection() instanceof Protection.None none) {
            return List.of(
                    "None. " + none.reason().en(), "*Aucune. " + none.reason().fr() + "*");
        }
        Protection.Threshold threshold = (Protection.Threshold) dataset.protection();
        List<String> items = new ArrayList<>();
        items.add("A row that describes fewer than " + threshold.thresholdPersons()
                + " persons shows no figure, and other rows are hidden with it so that no subtraction finds it again.");
        if (threshold.dominancePercent() > 0) {
            items.add(
                    "An amount of which one person makes more than " + threshold.dominancePercent() + " % is hidden.");
        }
        if (threshold.pPercent() > 0) {
            items.add("An amount is hidden whose largest part the second largest contributor could estimate to within "
                    + threshold.pPercent() + " %.");
        }
        if (threshold.rangePercent() > 0) {
            items.add("All that is shown together leaves each hidden amount of fewer persons a range of more than "
                    + threshold.rangePercent() + " %.");
        }
        for (Protection.Contributor contributor : threshold.contributors()) {
            items.add("Amounts are judged so by " + code(contributor.column().toString()) + " too: "
                    + contributor.label().en() + ".<br>*Les montants sont jugés de même par "
                    + contributor.label().fr() + ".*");
        }
        if (threshold.group() != null) {
            items.add("Where all persons of a group, or all but fewer than the threshold, share one code of "
                    + code(threshold.group().dimension()) + ", the codes are not told apart: "
                    + code(threshold.group().withheld()) + ".");
        }
        if (threshold.reason() != null) {
            items.add("Shown all the same: " + codes(threshold.alwaysShown()) + ". "
                    + threshold.reason().en() + "<br>*" + threshold.reason().fr() + "*");
        }
        return items;
    }

    private List<String> files() {
        String text = dataset.formats().compressText() ? ".csv.gz`, `.jsonl.gz`" : ".csv`, `.json`";
        List<String> items = new ArrayList<>();
        items.add("`latest/" + dataset.id() + ".parquet`, `" + text + ", `.json-table-schema.json`"
                + (dataset.formats().totalsApart() ? ": the full cross" : ""));
        if (dataset.formats().csvByYear()) {
            items.add("`latest/" + dataset.id() + "-{year}.csv`: the same, one plain file a year");
        }
        if (dataset.formats().csvByHalfYear()) {
            items.add("`latest/" + dataset.id() + "-{year}-S1.csv`, `-S2.csv`: the same, one plain file a half-year");
        }
        if (dataset.formats().totalsApart()) {
            items.add("`latest/" + dataset.id() + "-totaux.parquet`, `" + text
                    + ", `.json-table-schema.json`: the totals");
        }
        return items;
    }

    private void findOrigins() {
        for (PeriodColumn column : dataset.columns().period()) {
            String form = switch (column.form()) {
                case LABEL -> "the period";
                case FIRST_DAY -> "first day of the period";
                case YEAR -> "year of the period";
                case MONTH -> "month of the period";
            };
            origins.put(column.name(), form);
        }
        PeriodColumn loaded = dataset.columns().loaded();
        if (loaded != null) {
            origins.put(loaded.name(), "the day after the last period");
        }
        for (Dimension dimension : dataset.dimensions()) {
            if (dimension instanceof Dimension.Entity entity) {
                entity.attributes().forEach(a -> origins.put(a.name(), InWords.attribute(a)));
            } else {
                Dimension.Coded coded = (Dimension.Coded) dimension;
                origins.put(String.valueOf(coded.codeColumn()), InWords.derivation(coded));
                origins.put(
                        String.valueOf(coded.labelColumn()),
                        coded.codeColumn() == null
                                ? InWords.derivation(coded)
                                : "label of " + code(coded.codeColumn()));
            }
        }
        for (Measure measure : dataset.measures()) {
            origins.put(measure.name(), InWords.measure(measure));
        }
        dataset.columns().aliases().forEach(alias -> origins.put(alias.name(), InWords.alias(alias)));
    }

    private String row(PublishedColumn column) {
        return "| " + code(column.name()) + " | " + type(column.type()) + " | "
                + GeneratedPage.cell(column.label().en() + ". "
                        + column.description().en() + "<br>*" + column.label().fr() + ". "
                        + column.description().fr() + "*")
                + " | " + GeneratedPage.cell(values(column)) + " | "
                + GeneratedPage.cell(origins.getOrDefault(column.name(), "")) + " |\n";
    }

    private static String type(ColumnType type) {
        return switch (type) {
            case TEXT -> "text";
            case WHOLE -> "whole number";
            case DECIMAL -> "number, two decimals";
        };
    }

    private static String values(PublishedColumn column) {
        if (column.unit() != null) {
            return "in " + column.unit().en();
        }
        List<String> values = column.values();
        if (values.isEmpty()) {
            return "such as " + code(column.example());
        }
        boolean all = values.size() <= MOST_VALUES;
        return values.stream()
                .limit(all ? values.size() : 3)
                .map(InWords::code)
                .collect(Collectors.joining(", ", "", all ? "" : ", … (" + values.size() + " in all)"));
    }

    private String dashboard(Dashboard dashboard) {
        String filters = dashboard.filters().isEmpty()
                ? ""
                : ", by "
                        + dashboard.filters().stream()
                                .map(axis -> code(axis.dimension()))
                                .collect(Collectors.joining(", "));
        return code(dashboard.id()) + ", " + dashboard.title().en() + filters + ": "
                + dashboard.figures().stream()
                        .map(figure -> figure.title().en() + " ("
                                + figure.kind().name().toLowerCase(Locale.ROOT) + ", "
                                + code(figure.level()) + ")")
                        .collect(Collectors.joining("; "))
                + ".";
    }
}
