// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.Addresses;
import fr.parution.describe.DatasetDescription;
import java.util.List;

/**
 * How persons are protected, for whoever reads the figures: what is hidden and why, with an invented example, and what it
 * comes to in each data set. Shares are over whole data sets only, as on their own pages.
 */
record ProtectionPage(Frame frame, List<Entry> datasets) {

    static final String PATH = "protection/index.html";

    /** Copies its list. */
    ProtectionPage {
        datasets = List.copyOf(datasets);
    }

    static ProtectionPage of(Edition edition) {
        Frame frame = Frame.of(edition, PATH, edition.say("home.protection"), edition.say("protection.lead"));
        return new ProtectionPage(
                frame,
                edition.catalog().datasets().stream()
                        .map(dataset -> Entry.of(edition, frame, dataset))
                        .toList());
    }

    /** The example: a threshold of five persons, and a total that three groups add up to. */
    List<Example> example() {
        return List.of(
                new Example("A", "3", true, true),
                new Example("B", "40", false, false),
                new Example("C", "8", false, true));
    }

    /**
     * A group of the example.
     *
     * @param alone whether it is hidden where only groups of too few are
     * @param published whether it is hidden in the end
     */
    record Example(String name, String persons, boolean alone, boolean published) {}

    /**
     * A data set, and what is hidden of it.
     *
     * @param share of its rows
     * @param certificate a link to the proof of its last release
     */
    record Entry(String title, String href, String rows, String hidden, String share, String certificate) {

        static Entry of(Edition edition, Frame frame, DatasetDescription dataset) {
            Numbers numbers = edition.numbers();
            long rows = dataset.summary().rows();
            long hidden = dataset.summary().hiddenRows();
            return new Entry(
                    edition.in(dataset.title()),
                    frame.to(edition.language().folder() + DatasetPage.path(dataset)),
                    numbers.whole(rows),
                    numbers.whole(hidden),
                    numbers.share(hidden, rows),
                    frame.to(Addresses.certificateKey(dataset.id(), dataset.tag())));
        }
    }
}
