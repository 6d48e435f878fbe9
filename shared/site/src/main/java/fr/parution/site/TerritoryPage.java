// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.dataset.Code;
import fr.parution.dataset.TerritoryLevel;
import fr.parution.describe.DatasetDescription;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The page of a territory: what each data set says of it. */
final class TerritoryPage {

    static final String FOLDER = "territoires/";

    private final Edition edition;
    private final TerritoryLevel level;
    private final Code territory;
    private final List<LocalPart> parts;

    TerritoryPage(Edition edition, TerritoryLevel level, Code territory) {
        this.edition = edition;
        this.level = level;
        this.territory = territory;
        this.parts = edition.catalog().datasets().stream()
                .flatMap(dataset -> LocalPart.of(edition, frame(), dataset, level, territory).stream())
                .toList();
    }

    /** The key of the page in French: two lists may have one code, so that the list is a part of it. */
    static String path(TerritoryLevel level, Code territory) {
        return FOLDER + level.codes() + "/" + territory.code() + "/index.html";
    }

    Frame frame() {
        return Frame.of(
                edition,
                path(level, territory),
                name(),
                edition.say(
                        "territory.summary",
                        name(),
                        edition.in(edition.catalog().catalog().title())));
    }

    String name() {
        return new TerritoryNames(edition.language()).alone(territory);
    }

    String kicker() {
        return edition.in(level.label());
    }

    String code() {
        return territory.code();
    }

    /** The day on which a data set that knows it last changed; empty where none does. */
    String modified() {
        return edition.catalog().datasets().stream()
                .filter(dataset -> dataset.figures().territories().stream()
                        .anyMatch(local -> local.codes().equals(level.codes())))
                .map(DatasetDescription::modified)
                .max(Comparator.naturalOrder())
                .map(day -> edition.numbers().day(day))
                .orElse("");
    }

    /** What each data set that knows the territory says of it. */
    List<LocalPart> parts() {
        return parts;
    }

    /** The territory that holds it, if there is one with a page. */
    Optional<Territories.Link> parent() {
        return Optional.ofNullable(territory.parent()).flatMap(this::findAbove);
    }

    private Optional<Territories.Link> findAbove(String code) {
        List<TerritoryLevel> levels = edition.catalog().catalog().territories();
        for (int above = levels.indexOf(level) - 1; above >= 0; above--) {
            TerritoryLevel candidate = levels.get(above);
            Optional<Code> found = candidate.find(code);
            if (found.isPresent()) {
                return found.map(parent -> Territories.link(edition, frame(), candidate, parent));
            }
        }
        return Optional.empty();
    }

    /** The territories that it holds, by the level below. */
    List<Territories.Link> children() {
        List<Territories.Link> links = new ArrayList<>();
        List<TerritoryLevel> levels = edition.catalog().catalog().territories();
        int below = levels.indexOf(level) + 1;
        if (below < levels.size()) {
            for (Code child : levels.get(below).territories()) {
                if (territory.code().equals(child.parent())) {
                    links.add(Territories.link(edition, frame(), levels.get(below), child));
                }
            }
        }
        return links;
    }

    /** What the territories that it holds are called. */
    String childrenTitle() {
        List<TerritoryLevel> levels = edition.catalog().catalog().territories();
        int below = levels.indexOf(level) + 1;
        return below < levels.size() ? edition.in(levels.get(below).plural()) : "";
    }
}
