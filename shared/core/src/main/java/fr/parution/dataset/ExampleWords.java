// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.dataset.Block.Choice;

/** The words of worked examples. */
final class ExampleWords {

    private ExampleWords() {}

    static final Block EXAMPLE = Block.of("example", "A few rows of the source, and what must come of them.")
            .needs("name", Form.TEXT, "One sentence: what the example shows.")
            .needs(
                    "asOf",
                    Form.DAY,
                    "The day up to which the source is known; a period that ends on or after it is left out.")
            .needs(
                    "rows",
                    new Form.Named(new Form.Table()),
                    "The rows of the source, by relation; a relation that is not named has none.")
            .may(
                    "gives",
                    new Form.Table(),
                    "All published rows in their order, as far as the columns named in the header line tell. S: hidden by"
                            + " disclosure control; ~: nothing to show.")
            .may(
                    "refused",
                    Form.oneOf(ExampleParser.REFUSALS.keySet()),
                    "The problem for which the rows must be refused.")
            .may("levels", Form.filledList(Form.NAME), "The levels whose rows stand in gives; all, without this word.")
            .one(Choice.of("gives").allowing("levels"), Choice.of("refused"));

    static final Block EXAMPLES = Block.of(
                    "examples",
                    "A few rows of the source, all of invented persons, and the table that must come of them. The file is"
                            + " called <id>.examples.yaml. The reader of examples checks more than this schema: that"
                            + " relations and columns are those of the data set, and that every row is as wide as its"
                            + " header line.")
            .may(
                    "defaults",
                    new Form.Named(new Form.Named(new Form.Cell())),
                    "By relation, what the columns hold that the header line of an example does not name.")
            .needs("examples", Form.filledList(new Form.Of(EXAMPLE)), "Each is run by itself.");
}
