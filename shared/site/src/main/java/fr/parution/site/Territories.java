// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.dataset.Code;
import fr.parution.dataset.TerritoryLevel;
import java.util.ArrayList;
import java.util.List;

/** The territories of the catalogue as lists of links. */
final class Territories {

    private Territories() {}

    /** A territory with the address of its page. */
    record Link(String code, String name, String href) {}

    static Link link(Edition edition, Frame frame, TerritoryLevel level, Code territory) {
        return new Link(
                territory.code(),
                new TerritoryNames(edition.language()).alone(territory),
                frame.to(edition.language().folder() + TerritoryPage.path(level, territory)));
    }

    /** The pages of all territories, level by level. */
    static List<TerritoryPage> pages(Edition edition) {
        List<TerritoryPage> pages = new ArrayList<>();
        for (TerritoryLevel level : edition.catalog().catalog().territories()) {
            level.territories().forEach(territory -> pages.add(new TerritoryPage(edition, level, territory)));
        }
        return pages;
    }

    /** The keys of their pages in French. */
    static List<String> paths(Edition edition) {
        List<String> paths = new ArrayList<>();
        for (TerritoryLevel level : edition.catalog().catalog().territories()) {
            level.territories().forEach(territory -> paths.add(TerritoryPage.path(level, territory)));
        }
        return paths;
    }

    /** Each territory of the first level with those that it holds; none where no territory is declared. */
    static List<Branch> branches(Edition edition, Frame frame) {
        List<TerritoryLevel> levels = edition.catalog().catalog().territories();
        List<Branch> branches = new ArrayList<>();
        if (levels.isEmpty()) {
            return branches;
        }
        for (Code territory : levels.get(0).territories()) {
            List<Link> children = new ArrayList<>();
            if (levels.size() > 1) {
                for (Code child : levels.get(1).territories()) {
                    if (territory.code().equals(child.parent())) {
                        children.add(link(edition, frame, levels.get(1), child));
                    }
                }
            }
            branches.add(new Branch(link(edition, frame, levels.get(0), territory), children));
        }
        return branches;
    }

    /** A territory with those that it holds. */
    record Branch(Link territory, List<Link> children) {

        /** Copies its list. */
        Branch {
            children = List.copyOf(children);
        }

        /** Whether those that it holds are others than itself under another code. */
        boolean isSplit() {
            return children.size() > 1
                    || (children.size() == 1 && !children.get(0).name().equals(territory.name()));
        }
    }
}
