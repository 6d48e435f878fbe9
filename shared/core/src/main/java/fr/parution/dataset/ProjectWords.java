// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.math.BigDecimal;

/** The words of {@code catalogue.yaml} and {@code source.yaml}. */
final class ProjectWords {

    private ProjectWords() {}

    private static final Form ADDRESS = new Form.Plain(CatalogParser.ADDRESS, null);

    static final Block PUBLISHER = Block.of("publisher", "Who publishes.")
            .needs("name", Form.TEXT, "Its name.")
            .may("kind", Form.oneOf(PublisherKind.words().keySet()), "What kind of body it is; portals sort by it.")
            .needs("uri", ADDRESS, "The address that stands for it in metadata.")
            .needs("homepage", ADDRESS, "Its home page.");

    static final Block CONTACT = Block.of("contact", "Whom to ask.")
            .needs("name", Form.TEXT, "Name of the contact point.")
            .needs("email", new Form.Plain(CatalogParser.EMAIL, "donnees@exemple.fr"), "Without mailto:.");

    static final Block TERRITORY = Block.of("territory", "The territory covered.")
            .needs("name", Form.TEXT, "Its name.")
            .needs("uri", ADDRESS, "The address that stands for it in metadata.")
            .needs(
                    "bbox",
                    new Form.ListOf(new Form.Decimal(new BigDecimal("-180"), new BigDecimal("180")), 4, 4),
                    "West, south, east, north, in degrees.")
            .may(
                    "centroid",
                    new Form.ListOf(new Form.Decimal(new BigDecimal("-180"), new BigDecimal("180")), 2, 2),
                    "Longitude and latitude of its centre, in degrees; the middle of the box where none is given.")
            .may(
                    "sameAs",
                    Form.list(ADDRESS),
                    "Its addresses in other registers, such as that of the national statistical institute.");

    static final Block SHARED_ROW = Block.of("sharedRow", "A row of each period of a data set.")
            .needs("dataset", Form.NAME, "Its id.")
            .may(
                    "row",
                    new Form.Named(Form.NAME),
                    "The codes of what the row does not sum over; none: the period's total.");

    static final Block SHARED_TOTAL = Block.of(
                    "sharedTotal", "A total that two data sets show: what one hides, the other does not tell.")
            .needs("whole", new Form.Of(SHARED_ROW), "The row of the longer period, or of the same.")
            .needs("parts", new Form.Of(SHARED_ROW), "The rows that add up to it, one a period.")
            .needs("measures", new Form.Named(Form.NAME), "Sums and counts: the whole's, then what the parts call it.");
    static final Block TERRITORIES = Block.of("territories", "Territories of one kind, each with a page of its own.")
            .needs("codes", Form.NAME, "The code list that they stand in, reference/<codes>.csv.")
            .needs("label", Form.TEXT, "What one of them is called.")
            .needs("plural", Form.TEXT, "What several of them are called.")
            .may("outlines", Form.NAME, "How they are drawn on a map: a file of reference/, in JSON or YAML.");

    static final Block FRAME = Block.of("frame", "One frame of a drawing of territories.")
            .may("label", Form.TEXT, "What it shows; the main frame has none.")
            .needs("width", new Form.Whole(1, 100_000), "In units of its shapes.")
            .needs("height", new Form.Whole(1, 100_000), "In units of its shapes.")
            .needs("shapes", new Form.Named(Form.VALUE), "Path data by code: M, l and z with whole numbers.");

    static final Block OUTLINES = Block.of("outlines", "How the territories of a code list are drawn.")
            .needs("source", Form.NAME, "Where the outlines come from.")
            .needs("edition", Form.NAME, "Their year.")
            .needs("licence", Form.NAME, "What allows to publish them.")
            .needs("frames", Form.filledList(new Form.Of(FRAME)), "The main one first.");

    static final Block LEGAL = Block.of("legal", "What the legal notice and the statement on accessibility add.")
            .needs("director", Form.TEXT, "Who answers for what is published.")
            .needs("host", Form.TEXT, "Who keeps the pages on line, with the address.")
            .may("recourse", Form.TEXT, "To whom a person turns who cannot read a page and is not helped.");

    static final Block CATALOGUE = Block.of("catalogue", "Who publishes, for whom, where.")
            .needs("name", Form.TEXT, "Short name for the header of pages.")
            .needs("title", Form.TEXT, "What a portal calls the catalogue.")
            .needs("description", Form.TEXT, "What it holds.")
            .may("notice", Form.TEXT, "A sentence for the top of every page.")
            .needs(
                    "publicUrl",
                    new Form.Plain("https?://[^/]+/(.*/)?", "https://donnees.exemple.fr/"),
                    "Where the public bucket is reached, ending with a slash.")
            .needs(
                    "licence",
                    Form.oneOf(CatalogParser.LICENCES),
                    "Under which everything is published, by its name at SPDX: the Licence Ouverte 2.0.")
            .needs("publisher", new Form.Of(PUBLISHER), "Who publishes.")
            .needs("contact", new Form.Of(CONTACT), "Whom to ask.")
            .needs("territory", new Form.Of(TERRITORY), "The territory covered.")
            .may("sharedTotals", Form.list(SHARED_TOTAL), "The totals that two data sets show.")
            .may("legal", new Form.Of(LEGAL), "What the legal notice adds.")
            .may("territories", Form.list(TERRITORIES), "Its parts that have pages and maps, the greater ones first.");

    static final Block COLUMN = Block.of("column", "A column that may be read.")
            .needs("type", Form.oneOf(SourceParser.TYPES.keySet()), "What it holds.")
            .may("nullable", Form.FLAG, "Whether it may be without a value.")
            .may("person", Form.FLAG, "Whether it identifies a person: it is hashed before anything is stored.")
            .may("codes", Form.NAME, "Of a code: its list, reference/<codes>.csv.")
            .may("minimum", Form.VALUE, "The least value accepted: a number, euros or a day.");

    static final Block REJECTS = Block.of(
                    "rejects", "How many rows of a drop may be set aside for breaking what is declared.")
            .needs(
                    "most",
                    new Form.Decimal(BigDecimal.ZERO, SourceRelation.MOST_REJECTED),
                    "The greatest share, 0 to 0.5; more refuse the drop.");

    static final Block RELATION = Block.of("relation", "A relation of the source.")
            .needs("key", Form.list(Form.NAME), "The columns that identify a row.")
            .needs("columns", new Form.Named(new Form.Of(COLUMN)), "Its columns by name; no other is read.")
            .may("rejects", new Form.Of(REJECTS), "How many rows of a drop may be set aside.");

    static final Block DEMO = Block.of("demo", "What the demonstration publishes in place of the invented source.")
            .needs("drop", Form.NAME, "A directory of the project; its persons must be invented.")
            .needs("asOf", Form.DAY, "The day up to which it is known.");

    static final Block SOURCE = Block.of("source", "The source system, as far as the data sets rely on it.")
            .needs("relations", new Form.Named(new Form.Of(RELATION)), "Its relations by name; no other is read.")
            .may(DemoDrop.WORD, new Form.Of(DEMO), "What the demonstration publishes.");
}
