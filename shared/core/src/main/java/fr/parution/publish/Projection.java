// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.CatalogDescription;
import java.util.List;

/** A view of the current release that can always be made again from it: metadata, pages, a feed. */
public interface Projection {

    /** The files of the view, in the order in which they are to be written. The same description gives the same bytes. */
    List<ProjectedFile> project(CatalogDescription catalog);

    /** Whether it says what one release did, so that it is owed for each of them and not for the current one alone. */
    default boolean isOfEachRelease() {
        return false;
    }

    /**
     * One file of a projection.
     *
     * @param key its public key
     * @param mediaType with its charset, where it is text
     */
    record ProjectedFile(String key, String mediaType, byte[] content) {}
}
