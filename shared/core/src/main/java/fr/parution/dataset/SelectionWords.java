// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.dataset.Block.Choice;

/** The words of what a data set takes from the source. */
final class SelectionWords {

    private SelectionWords() {}

    static final Block CONDITION = Block.of(
                    "condition", "What a row must fulfil; of a list, all must hold. A missing value fulfils none.")
            .may("column", Form.COLUMN, "The column that is looked at.")
            .may("in", Form.filledList(Form.VALUE), "Its code is one of these.")
            .may("notIn", Form.filledList(Form.VALUE), "Its code is none of these.")
            .may("filled", Form.FLAG, "Whether it has a value.")
            .may("is", Form.FLAG, "The truth that it holds.")
            .may(
                    "notBefore",
                    new Form.Plain("asOf|\\d{4}-\\d{2}-\\d{2}", "asOf"),
                    "Its day is this one or later; asOf is the day up to which the source is known.")
            .may(
                    "atLeast",
                    new Form.Whole(Long.MIN_VALUE, Long.MAX_VALUE),
                    "Its number is so large at least; of an amount, euros.")
            .may("event", Form.NAME, "The row stands for this event of the base.")
            .one(
                    Choice.of("in", "column"),
                    Choice.of("notIn", "column"),
                    Choice.of("filled", "column"),
                    Choice.of("is", "column"),
                    Choice.of("notBefore", "column"),
                    Choice.of("atLeast", "column"),
                    Choice.of("event"));

    static final Block EVENT = Block.of("event", "A date of the base that places a row in a period.")
            .needs("name", Form.NAME, "By which conditions name the event.")
            .needs("column", Form.COLUMN_OF_BASE, "Its date; a row without it has no such event.");

    static final Block PERIOD = Block.of("place", "What places a row in a period, and since when.")
            .may("column", Form.COLUMN_OF_BASE, "The date that counts; rows without it are not part of the data set.")
            .may(
                    "events",
                    Form.filledList(new Form.Of(EVENT)),
                    "Several dates; a row stands once for each that it has.")
            .may("snapshot", new Form.Yes(), "No date: the source as it is on the day of the extract.")
            .may("unit", Form.oneOf(SelectionParser.UNITS.keySet()), "The unit of publication.")
            .may("from", Form.DAY, "The first day of the data set.")
            .one(Choice.of("column", "unit", "from"), Choice.of("events", "unit", "from"), Choice.of("snapshot"));

    static final Block JOIN = Block.of("join", "A relation that completes each row: on = relation.key.")
            .needs("relation", Form.NAME, "The relation that is joined.")
            .needs("on", Form.COLUMN_OF_BASE, "A column of the base, or of a relation joined before.")
            .needs("key", Form.NAME, "The column that identifies the rows of the joined relation.");

    static final Block PIVOT = Block.of(
                    "pivot",
                    "Lines below the base, turned into one amount for each code: base.on = relation.key; a code without a"
                            + " line is 0. The amounts are the columns relation.CODE.")
            .needs("relation", Form.NAME, "The relation of the lines.")
            .needs("on", Form.NAME, "The column of the base.")
            .needs("key", Form.NAME, "The column of the lines that refers to it.")
            .needs("by", Form.NAME, "The column that holds the code.")
            .needs("value", Form.NAME, "The column that holds the amount.");

    static final Block TALLY = Block.of(
                    "tally", "Rows below the base that are counted: base.on = relation.key. The count is name.count.")
            .needs("name", Form.NAME, "By which the count is named.")
            .needs("relation", Form.NAME, "The relation whose rows are counted.")
            .needs("on", Form.NAME, "The column of the base.")
            .needs("key", Form.NAME, "The column of the relation that refers to it.")
            .may("where", Form.list(CONDITION), "Which rows are counted, by columns of the relation.");

    static final Block SOURCE = Block.of("source", "What the data set takes from the source.")
            .needs("relation", Form.NAME, "The base: one row of it is one row to count.")
            .may("person", Form.COLUMN_OF_BASE, "The column that identifies the person of a row.")
            .needs("period", new Form.Of(PERIOD), "What places a row in a period, and since when.")
            .may("joins", Form.list(JOIN), "Relations that complete each row, in the order of joining.")
            .may("pivots", Form.list(PIVOT), "Lines below the base, turned into amounts.")
            .may("tallies", Form.list(TALLY), "Rows below the base that are counted.")
            .may("where", Form.list(CONDITION), "Which rows are part of the data set.");
}
