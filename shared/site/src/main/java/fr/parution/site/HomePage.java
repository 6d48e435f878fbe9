// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.DatasetDescription;
import java.util.List;

/** The first page of an edition. */
record HomePage(Frame frame, List<Card> cards) {

    static final String PATH = "index.html";

    /** Copies its list. */
    HomePage {
        cards = List.copyOf(cards);
    }

    static HomePage of(Edition edition) {
        Frame frame = Frame.of(
                edition,
                PATH,
                edition.in(edition.catalog().catalog().title()),
                edition.in(edition.catalog().catalog().description()));
        return new HomePage(
                frame,
                edition.catalog().datasets().stream()
                        .map(dataset -> Card.of(edition, frame, dataset))
                        .toList());
    }

    /**
     * A data set in brief.
     *
     * @param sentence its last figure, computed
     */
    record Card(
            String id, String title, String href, String rhythm, String sentence, Svg spark, String last, String next) {

        static Card of(Edition edition, Frame frame, DatasetDescription dataset) {
            Series series = Series.of(dataset, dataset.page().headline());
            return new Card(
                    dataset.id(),
                    edition.in(dataset.title()),
                    frame.to(edition.language().folder() + DatasetPage.path(dataset)),
                    edition.say("frequency." + dataset.frequency()),
                    edition.sentences().headline(series),
                    Sparkline.draw(series, 340, 84),
                    edition.numbers().day(dataset.modified()),
                    edition.next(dataset));
        }
    }
}
