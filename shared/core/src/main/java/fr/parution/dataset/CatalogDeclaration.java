// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue as declared in {@code catalogue.yaml}.
 *
 * @param name short name for the header of pages
 * @param publicUrl the address at which the public bucket is reached, ending with a slash
 * @param contactName name of the contact point
 * @param contactEmail without {@code mailto:}
 * @param territory the territory covered
 * @param territories its parts that have pages and maps, the greater ones first; a document of an older release lacks them
 * @param notice a sentence for the top of every page, such as that the data are fictional
 * @param legal what the legal notice adds; null where nothing is declared
 */
public record CatalogDeclaration(
        Text name,
        Text title,
        Text description,
        String publicUrl,
        Agent publisher,
        Text contactName,
        String contactEmail,
        Territory territory,
        List<TerritoryLevel> territories,
        @Nullable Text notice,
        @Nullable LegalNotice legal) {

    /** Copies its list, empty where an older document has none. */
    public CatalogDeclaration {
        territories = List.copyOf(Objects.requireNonNullElse(territories, List.of()));
    }

    /** The code lists whose outlines are known. */
    public Set<String> mapped() {
        return territories.stream()
                .filter(level -> level.outlines() != null)
                .map(TerritoryLevel::codes)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same catalogue at another address. */
    public CatalogDeclaration withPublicUrl(String url) {
        return new CatalogDeclaration(
                name,
                title,
                description,
                url,
                publisher,
                contactName,
                contactEmail,
                territory,
                territories,
                notice,
                legal);
    }

    /**
     * A territory that the data cover.
     *
     * @param uri the address of the territory, of the EU where it has one
     * @param west longitude of the western edge, degrees
     * @param south latitude of the southern edge, degrees
     * @param east longitude of the eastern edge, degrees
     * @param north latitude of the northern edge, degrees
     * @param centroid where its centre was declared to be; null where it was not
     * @param sameAs its addresses in other registers; a document of an older release lacks them
     */
    public record Territory(
            Text name,
            String uri,
            double west,
            double south,
            double east,
            double north,
            @Nullable Point centroid,
            List<String> sameAs) {

        /** Copies its list. */
        public Territory {
            sameAs = List.copyOf(Objects.requireNonNullElse(sameAs, List.of()));
        }

        /** Its centre: as declared, else the middle of its box. */
        public Point centre() {
            return Objects.requireNonNullElseGet(centroid, () -> new Point((west + east) / 2, (south + north) / 2));
        }

        boolean holds(Point point) {
            return west <= point.longitude()
                    && point.longitude() <= east
                    && south <= point.latitude()
                    && point.latitude() <= north;
        }

        Territory withCentroid(@Nullable Point point) {
            return new Territory(name, uri, west, south, east, north, point, sameAs);
        }
    }

    /** A place on the map, in degrees. */
    public record Point(double longitude, double latitude) {}
}
