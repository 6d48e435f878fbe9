// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Territories of one kind, such as the regions of a country or the districts of a city, each of which has a page of its own.
 *
 * @param codes the code list that they stand in, by which data sets tell them
 * @param label what one of them is called
 * @param plural what several of them are called
 * @param territories in publication order; the parent of one stands in another level, if there is one
 * @param outlines how they are drawn on a map; null where they cannot be
 */
public record TerritoryLevel(
        String codes,
        Text label,
        Text plural,
        List<Code> territories,
        @Nullable Outlines outlines) {

    /** Copies its list. */
    public TerritoryLevel {
        territories = List.copyOf(territories);
    }

    /** The territory of that code, if there is one. */
    public Optional<Code> find(String code) {
        return territories.stream()
                .filter(territory -> territory.code().equals(code))
                .findFirst();
    }
}
