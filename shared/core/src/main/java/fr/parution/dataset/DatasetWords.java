// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.dataset.Block.Choice;
import java.util.List;

/** The words of a data set, but those of its source and of its cube. */
final class DatasetWords {

    private DatasetWords() {}

    static final Block PERIOD_COLUMN = Block.of("periodColumn", "Another column that tells the period.")
            .needs("name", Form.NAME, "The published column.")
            .needs("label", Form.TEXT, "What a page calls it.")
            .needs("description", Form.TEXT, "What it says of a row.")
            .may(
                    "form",
                    Form.oneOf(ColumnPlanParser.FORMS.keySet()),
                    "How the period is written; label, without this word.");

    static final Block PERIOD = Block.of("period", "The published column of the period.")
            .needs("name", Form.NAME, "The published column.")
            .needs("label", Form.TEXT, "What a page calls the period.")
            .needs("description", Form.TEXT, "What the period is.")
            .may(
                    "form",
                    Form.oneOf(ColumnPlanParser.FORMS.keySet()),
                    "How the period is written; label, without this word.")
            .may("also", Form.list(PERIOD_COLUMN), "Further columns that tell the period.");

    static final Block LOADED = Block.of("loaded", "A column with the first day after the last period published.")
            .needs("name", Form.NAME, "The published column.")
            .needs("label", Form.TEXT, "What a page calls it.")
            .needs("description", Form.TEXT, "What it says.");

    static final Block ALIAS = Block.of("alias", "A second name for a published column.")
            .needs("name", Form.NAME, "The published column.")
            .needs("label", Form.TEXT, "What a page calls it.")
            .needs("description", Form.TEXT, "In what it differs.")
            .needs("of", Form.NAME, "The published column that it repeats.")
            .may("empty", Form.VALUE, "The text in place of which the alias is empty, such as -1.")
            .may("plainText", Form.FLAG, "Whether markup and entities of HTML are taken off.");

    static final Block FORMATS = Block.of("formats", "The files beside Parquet.")
            .may("compressText", Form.FLAG, "Whether CSV and JSON are .csv.gz and .jsonl.gz.")
            .may("csvByYear", Form.FLAG, "Whether one plain CSV a year stands beside.")
            .may(
                    "csvByHalfYear",
                    Form.FLAG,
                    "Whether one plain CSV a half-year stands beside, where a year would pass 100 MB.")
            .may("totalsApart", Form.FLAG, "Whether the rows of margins stand in files of their own.");

    static final Block PAGE = Block.of("page", "The figures of its page.")
            .needs("headline", Form.NAME, "The measure that the page shows first: a count of rows or a sum.")
            .needs("keyMeasures", Form.list(Form.NAME), "The measures whose totals the page shows.")
            .may("breakdown", Form.NAME, "The label of the margin that the page breaks down by.");

    static final Block CALENDAR = Block.of("calendar", "When the next period is due.")
            .needs(
                    "after",
                    new Form.Whole(0, ReleaseCalendar.MOST_DAYS),
                    "Days from the last day of a period to the day of its publication.");

    static final Block FIGURE = Block.of(
                    "figure",
                    "A figure. Without a period on an axis it shows one period, the last one until the reader chooses"
                            + " another; other dimensions that it does not name are summed over.")
            .needs("kind", Form.oneOf(Figure.KINDS.keySet()), "How it is drawn.")
            .needs("title", Form.TEXT, "What a page calls it.")
            .may("subtitle", Form.TEXT, "What exactly it shows; the measure's own words, without this word.")
            .may("by", Form.NAME, "Along which it runs: a dimension, or period.")
            .may("naming", Form.NAME, "Of an entity, the column that names it; its first one, without this word.")
            .may("split", Form.NAME, "The dimension that each bar or line is split by; of a pyramid, its sides.")
            .may("sides", new Form.ListOf(Form.VALUE, 2, 2), "The codes on the left and on the right of a pyramid.")
            .may("measure", Form.NAME, "What it shows.")
            .may("rows", Form.filledList(Form.NAME), "The dimensions of the rows of a table, or period.")
            .may("measures", Form.filledList(Form.NAME), "The columns of a table.")
            .one(
                    Choice.value("kind", "bars", "by", "measure").allowing("split", "subtitle"),
                    Choice.value("kind", "line", "by", "measure").allowing("split", "subtitle"),
                    Choice.value("kind", "hbars", "by", "measure").allowing("naming", "subtitle"),
                    Choice.value("kind", "pyramid", "by", "split", "sides", "measure")
                            .allowing("subtitle"),
                    Choice.value("kind", "map", "by", "measure").allowing("subtitle"),
                    Choice.value("kind", "table", "rows", "measures").allowing("naming", "subtitle"),
                    Choice.value("kind", "kpi", "measure").allowing("subtitle"));

    static final Block DASHBOARD = Block.of("dashboard", "Figures that are read together.")
            .needs("id", new Form.Plain(DashboardParser.ID, "ou-et-qui"), "Part of its address.")
            .needs("title", Form.TEXT, "What a page calls it.")
            .may("filters", Form.list(Form.NAME), "Dimensions by which the reader may narrow all its figures.")
            .needs("figures", Form.filledList(new Form.Of(FIGURE)), "In the order of reading.");

    static final Block CHANGE = Block.of("change", "A version of the published columns.")
            .needs("version", new Form.Plain(DatasetParser.VERSION, "1.1.0"), "Semantic version of the columns.")
            .needs("date", Form.DAY, "The first day on which columns of this version may be published.")
            .may(
                    "notice",
                    Form.DAY,
                    "The day on which re-users were told, 30 days before the date at the latest; for a new major version.")
            .needs("fr", Form.NAME, "What changed, in French.")
            .needs("en", Form.NAME, "What changed, in English.");

    private static final Form ADDRESS = new Form.Plain(CatalogParser.ADDRESS, null);

    static final Block API = Block.of("api", "An interface for programs, beside the files.")
            .needs("endpoint", ADDRESS, "Where it answers.")
            .needs("description", ADDRESS, "How it is described to programs, such as an OpenAPI document.")
            .needs("page", ADDRESS, "Where a person reads how to use it.");

    static final Block HIGH_VALUE = Block.of(
                    "highValue", "That Implementing Regulation (EU) 2023/138 lists it among the high-value data sets.")
            .needs(
                    "categories",
                    Form.filledList(Form.oneOf(HighValue.Category.words().keySet())),
                    "The thematic categories of the regulation that it belongs to.")
            .needs("api", new Form.Of(API), "The interface that the regulation demands.");

    static final Block DATASET = Block.of(
                    "dataset",
                    "What a data set takes from the source, how it is counted, protected and described. The reader of"
                            + " declarations checks more than this schema: that every name refers to something, and that"
                            + " margins are nested.")
            .needs(
                    "id",
                    new Form.Plain(DatasetParser.ID, null),
                    "Stable for ever: part of every address. The file is <id>.yaml.")
            .needs(
                    "schemaVersion",
                    new Form.Plain(DatasetParser.VERSION, "1.0.0"),
                    "Semantic version of the published columns.")
            .needs(
                    "changes",
                    Form.filledList(new Form.Of(CHANGE)),
                    "The versions of the columns, newest first; the first is schemaVersion. A new major version may break who reads the columns; any other one only adds to them.")
            .needs("title", Form.TEXT, "What a page and a portal call it.")
            .needs("description", Form.TEXT, "What it holds; portals want more than 100 characters in each language.")
            .needs("keywords", Form.filledList(Form.TEXT), "In the order of publication.")
            .needs(
                    "themes",
                    Form.filledList(Form.oneOf(DatasetParser.THEMES)),
                    "Codes of the EU authority table data-theme.")
            .may("highValue", new Form.Of(HIGH_VALUE), "Where the EU lists it among the high-value data sets.")
            .needs("frequency", Form.oneOf(DatasetParser.FREQUENCIES.keySet()), "The rhythm of publication.")
            .may("calendar", new Form.Of(CALENDAR), "When the next period is due.")
            .needs("source", new Form.Of(SelectionWords.SOURCE), "What it takes from the source.")
            .needs("period", new Form.Of(PERIOD), "The published column of the period.")
            .may("loaded", new Form.Of(LOADED), "A column with the first day after the last period published.")
            .needs(
                    "dimensions",
                    Form.list(new Form.Either(List.of(new Form.Of(CubeWords.CODED), new Form.Of(CubeWords.ENTITY)))),
                    "In the order of sorting.")
            .may(
                    "margins",
                    Form.list(CubeWords.MARGIN),
                    "The roll-ups to publish, each after those that it is a total of. They may cross.")
            .needs("measures", Form.list(CubeWords.MEASURE), "The figures of each row.")
            .may("aliases", Form.list(ALIAS), "Second names, for what is wrong with the first.")
            .may("columns", Form.list(Form.NAME), "The published columns in order; those that it leaves out come last.")
            .needs("protection", new Form.Of(CubeWords.PROTECTION), "What may not be shown.")
            .may("formats", new Form.Of(FORMATS), "The files beside Parquet.")
            .needs("page", new Form.Of(PAGE), "The figures of its page.")
            .may("dashboards", Form.list(DASHBOARD), "Figures that are read together.");
}
