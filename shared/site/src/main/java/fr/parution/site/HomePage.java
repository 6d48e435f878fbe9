// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.DatasetDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first page of an edition. */
record HomePage(Frame frame, List<Card> cards) {

    static final String PATH = "index.html";

    /** Copies its list. */
    HomePage {
        cards = List.copyOf(cards);
    }

    /** The class of the list of cards, so that no row of three is left with a hole. */
    String layout() {
        return switch (cards.size()) {
            case 1 -> "cards solo";
            case 2, 4 -> "cards pairs";
            default -> cards.size() % 3 == 2 ? "cards two-first" : "cards";
        };
    }

    /** The territories, each with those that it holds. */
    List<Territories.Branch> branches() {
        return Territories.branches(frame.edition(), frame);
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
     * @param spark its course; null where there is one period only, or most are hidden
     * @param leaders who comes first in the breakdown, where there is no course; else empty
     */
    record Card(
            String id,
            String title,
            String href,
            String rhythm,
            String sentence,
            @Nullable Svg spark,
            String leaders,
            String last,
            String next) {

        static Card of(Edition edition, Frame frame, DatasetDescription dataset) {
            Series series = Series.of(dataset, dataset.page().headline());
            Breakdown breakdown = new Breakdown(edition, dataset, series);
            return new Card(
                    dataset.id(),
                    edition.in(dataset.title()),
                    frame.to(edition.language().folder() + DatasetPage.path(dataset)),
                    edition.say("frequency." + dataset.frequency()),
                    edition.sentences().headline(series, breakdown.shown()),
                    series.isMostlyShown() ? Sparkline.draw(series, 340, 84) : null,
                    series.isMostlyShown() || breakdown.isEmpty() ? "" : breakdown.title(),
                    edition.numbers().day(dataset.modified()),
                    edition.next(dataset));
        }
    }
}
