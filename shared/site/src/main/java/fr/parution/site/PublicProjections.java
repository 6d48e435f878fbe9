// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.publish.CatalogProjection;
import fr.parution.publish.DelayProjection;
import fr.parution.publish.EventProjection;
import fr.parution.publish.FeedProjection;
import fr.parution.publish.Projection;
import fr.parution.publish.ReleaseFileProjection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** All that is projected from a release, for the laptop and the cloud alike. */
public final class PublicProjections {

    private PublicProjections() {}

    /** In the order of writing: data's own descriptions, then metadata, then pages, then what tells of them. */
    public static List<Projection> inOrder() {
        return List.of(
                new ReleaseFileProjection(),
                new CatalogProjection(),
                new ReleasePages(),
                new CatalogPages(),
                new FeedProjection(),
                new EventProjection());
    }

    /** The same where somebody watches the calendars: what is late at a day is told, too. */
    public static List<Projection> inOrder(LocalDate today) {
        List<Projection> projections = new ArrayList<>(inOrder());
        projections.replaceAll(one -> one instanceof FeedProjection ? new FeedProjection(today) : one);
        projections.add(new DelayProjection(today));
        return projections;
    }
}
