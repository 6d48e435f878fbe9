// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import java.util.List;

/** The source at one instant, with its requested relations as local files. Closing ends the snapshot. */
public interface SourceSnapshot extends AutoCloseable {

    /** What names the instant in the source, for the private run report: a snapshot id, a directory. */
    String id();

    /** One entry for each request, in the order of the requests. */
    List<LocalRelation> relations();

    @Override
    void close();
}
