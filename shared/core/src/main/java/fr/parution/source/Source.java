// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import java.nio.file.Path;
import java.util.List;

/**
 * A source system that can be read as it was at one instant. Failures come as {@link
 * fr.parution.problem.ParutionException} of kind {@code SOURCE}; messages carry no value of a row.
 */
public interface Source extends AutoCloseable {

    /**
     * Opens one consistent snapshot over all requested relations, and checks that they and their columns exist: all that
     * is missing is reported together, before a row is read.
     *
     * @param requests the relations and the columns that are declared; nothing else may be read
     * @param key the hash to put in the place of person identifiers
     * @param work an empty private directory for files of this snapshot, deleted by the caller
     */
    SourceSnapshot open(List<RelationRequest> requests, PersonKey key, Path work);

    @Override
    void close();
}
