// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.dataset.Block.Choice;

/** The words of dimensions, margins, measures and protection. */
final class CubeWords {

    private CubeWords() {}

    static final Block AGE = Block.of("age", "The class of the age in completed years.")
            .needs("birth", Form.COLUMN, "The day of birth.")
            .needs("at", Form.COLUMN, "The day on which the age counts.")
            .needs(
                    "bounds",
                    Form.filledList(new Form.Whole(0, Integer.MAX_VALUE)),
                    "Rising; the first code is below the first bound, each next one from there on.");

    static final Block CASE = Block.of("case", "One way to a code.")
            .may("when", Form.COLUMN, "A boolean column.")
            .may("code", Form.VALUE, "The code where it is true.")
            .may("column", Form.COLUMN, "A column of codes.")
            .one(Choice.of("when", "code"), Choice.of("column"));

    static final Block CODED = Block.of("dimension", "A dimension over a closed list of codes.")
            .needs("name", Form.NAME, "Its name in this file.")
            .needs("label", Form.TEXT, "What a page calls it.")
            .needs("description", Form.TEXT, "What it says of a row.")
            .may("column", Form.COLUMN, "The code as a column holds it.")
            .may("parentOf", Form.NAME, "The parent of the code of another dimension, or of relation.column.")
            .may("age", new Form.Of(AGE), "The class of an age.")
            .may("firstOf", Form.filledList(new Form.Of(CASE)), "The first case that gives a code.")
            .needs("codes", Form.NAME, "The code list, reference/<codes>.csv.")
            .may("codeColumn", Form.NAME, "The published column of its code.")
            .may("labelColumn", Form.NAME, "The published column of its French label.")
            .may("missing", Form.VALUE, "The code that stands for a value that the source does not have.")
            .one(Choice.of("column"), Choice.of("parentOf"), Choice.of("age"), Choice.of("firstOf"))
            .some("codeColumn", "labelColumn");

    static final Block ATTRIBUTE = Block.of("attribute", "A published column that describes an entity.")
            .needs("name", Form.NAME, "The published column.")
            .needs("label", Form.TEXT, "What a page calls it.")
            .needs("description", Form.TEXT, "What it says of the entity.")
            .needs("column", Form.COLUMN, "Where it comes from: the entity's own relation, or one joined below it.")
            .may("shows", Form.oneOf(EntityParser.SHOWS.keySet()), "Of a code: the code itself, or its French label.")
            .may(
                    "when",
                    new Form.Of(SelectionWords.CONDITION),
                    "The condition without which the value counts as missing.")
            .may("missing", Form.VALUE, "What stands in place of a missing value; nothing without this word.")
            .may("whole", Form.FLAG, "Whether it is published as a whole number.")
            .needs("example", Form.VALUE, "A value that the column could hold.");

    static final Block ENTITY = Block.of("entity", "A dimension over the rows of a relation, open like it.")
            .needs("name", Form.NAME, "Its name in this file.")
            .needs("label", Form.TEXT, "What a page calls it.")
            .needs("description", Form.TEXT, "What it says of a row.")
            .needs("entity", Form.COLUMN, "The column that tells one from another.")
            .needs("columns", Form.filledList(new Form.Of(ATTRIBUTE)), "The published columns that describe it.");

    static final Block MARGIN = Block.of("margin", "A roll-up of the full cross.")
            .needs("label", Form.NAME, "What the column niveau says of its rows.")
            .needs(
                    "keeps",
                    Form.list(Form.NAME),
                    "The dimensions that are not summed over; fewer than in the one before.");

    static final Block MEASURE = Block.of("measure", "A published figure of each row.")
            .needs("name", Form.NAME, "The published column.")
            .needs("label", Form.TEXT, "What a page calls it.")
            .needs("description", Form.TEXT, "What exactly it counts.")
            .needs(
                    "unit",
                    new Form.Either(java.util.List.of(Form.oneOf(Unit.WORDS.keySet()), Form.TEXT)),
                    "What it counts or is measured in: one of these, or the plural name of another.")
            .may("count", Form.oneOf(MeasureParser.COUNTED), "The number of rows, or of distinct persons.")
            .may("where", Form.list(SelectionWords.CONDITION), "Which rows are counted; all, without this word.")
            .may(
                    "present",
                    Form.COLUMN,
                    "The number of rows in which this column has a value; of an amount below, not 0.")
            .may("sum", Form.COLUMN, "The sum of this column.")
            .may("mean", Form.COLUMN, "The mean of this column.")
            .may("minimum", Form.COLUMN, "The least value of this column. Never about persons.")
            .may("maximum", Form.COLUMN, "The greatest value of this column. Never about persons.")
            .may("ratio", Form.COLUMN, "The sum of this column as a percentage of the sum of another.")
            .may(
                    "over",
                    Form.NAME,
                    "Of a mean: the count by which the sum is divided, or present; of a ratio: the other column.")
            .one(
                    Choice.of("count").allowing("where"),
                    Choice.of("present"),
                    Choice.of("sum"),
                    Choice.of("mean", "over"),
                    Choice.of("minimum"),
                    Choice.of("maximum"),
                    Choice.of("ratio", "over"));

    static final Block ALWAYS_SHOWN = Block.of(
                    "alwaysShown", "Counts of rows that are shown of too few persons all the same.")
            .needs("measures", Form.filledList(Form.NAME), "Counts of all rows.")
            .needs("reason", Form.TEXT, "Why they may be shown; published.");

    static final Block SPLIT = Block.of("split", "An amount and the parts, one a payer, that make it in every row.")
            .needs("whole", Form.NAME, "A sum.")
            .needs(
                    "parts",
                    Form.filledList(Form.NAME),
                    "Sums over the codes of a pivot. The first is hidden wherever another is, so it should be the"
                            + " one that readers miss least.");

    static final Block CONTRIBUTOR = Block.of(
                    "contributor", "A kind of contributor to amounts that is no person: a training body, an employer.")
            .needs(
                    "column",
                    Form.COLUMN,
                    "What tells one from another; no dimension of the table. A row where it is empty is nobody's.")
            .needs("label", Form.TEXT, "What one is called; published.");

    static final Block GROUP = Block.of(
                    "group", "An attribute that is not told of a group of persons who all, or nearly all, share it.")
            .needs(
                    "dimension",
                    Form.NAME,
                    "The dimension that tells it. One margin keeps all dimensions but this one, and none keeps it.")
            .needs("withheld", Form.VALUE, "The code of its list under which such a group is published as a whole.");

    static final Block PROTECTION = Block.of("protection", "What may not be shown. There is no default.")
            .may("thresholdPersons", new Form.Whole(3, Integer.MAX_VALUE), "Rows about fewer persons show no figure.")
            .may(
                    "dominancePercent",
                    new Form.Whole(1, 99),
                    "Amounts of which one person makes more than so many percent are hidden.")
            .may(
                    "pPercent",
                    new Form.Whole(1, 99),
                    "Amounts whose largest part the second largest contributor could estimate to so many percent are"
                            + " hidden.")
            .may(
                    "rangePercent",
                    new Form.Whole(1, 99),
                    "No hidden amount of too few persons may be told to so many percent by all sums together, or the release"
                            + " is refused.")
            .may(
                    "contributors",
                    Form.filledList(new Form.Of(CONTRIBUTOR)),
                    "By whom amounts are judged too by these two rules, beside the person.")
            .may(
                    "groupDisclosure",
                    new Form.Of(GROUP),
                    "Where all persons of a row of the margin, or all but fewer than the threshold, are of one code, the"
                            + " codes are not told apart.")
            .may(
                    "meanPolicy",
                    Form.oneOf(ProtectionParser.MEAN_POLICIES.keySet()),
                    "What becomes of the means of hidden rows: seed shows them, for comparison in worked examples, and is"
                            + " refused in a release.")
            .may("alwaysShown", new Form.Of(ALWAYS_SHOWN), "What is shown all the same.")
            .may(
                    "splits",
                    Form.list(SPLIT),
                    "Amounts published in parts: a part that too few persons have is hidden by itself.")
            .may("none", Form.TEXT, "No persons are described; the reason is published.")
            .one(
                    Choice.of("thresholdPersons")
                            .allowing(
                                    "dominancePercent",
                                    "pPercent",
                                    "rangePercent",
                                    "contributors",
                                    "groupDisclosure",
                                    "meanPolicy",
                                    "alwaysShown",
                                    "splits"),
                    Choice.of("none"));
}
