// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import java.time.Instant;
import java.util.function.Predicate;

/**
 * What may delete: apart from {@link Store}, so that whoever publishes has no way to. What a store keeps of an object that
 * was replaced or deleted, its versions, goes too. Every call can be given again; it then finds nothing more.
 *
 * <p>Failures come as {@link fr.parution.problem.ParutionException} of kind {@code STORE}. Thread-safe.
 */
public interface Purge extends AutoCloseable {

    /**
     * Deletes objects and all that their keys ever held.
     *
     * @param prefix as in {@link Store#list}
     * @param keys which of the keys below it
     * @return how many versions were deleted, those that stood among them
     */
    long removeAll(String prefix, Predicate<String> keys);

    /**
     * Deletes what keys held before; what they hold stays.
     *
     * @param prefix as in {@link Store#list}
     * @param keys which of the keys below it
     * @return how many versions were deleted
     */
    long removeReplaced(String prefix, Predicate<String> keys);

    /**
     * Deletes versions that are older than a moment; one that came later at the same key stays, however long ago the caller
     * looked.
     *
     * @param prefix as in {@link Store#list}
     * @param keys which of the keys below it
     * @return how many versions were deleted
     */
    long removeOlder(String prefix, Predicate<String> keys, Instant than);

    @Override
    void close();
}
