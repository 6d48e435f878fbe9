// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import java.util.List;

/** The source at one instant, with its requested relations as local files. Closing ends the snapshot. */
public interface SourceSnapshot extends AutoCloseable {

    /** What names the instant in the source, for the private run report: a snapshot id, a directory. */
    String id();

    /**
     * One entry for each request, in the order of the requests. Throws where more rows break their declaration than it
     * allows; {@link #notes} tells of them all the same.
     */
    List<LocalRelation> relations();

    /** What is to be told of relations that came as text. */
    default List<DeliveryNote> notes() {
        return List.of();
    }

    @Override
    void close();
}
