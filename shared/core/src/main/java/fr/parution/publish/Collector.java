// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.problem.ParutionException;
import fr.parution.store.Purge;
import fr.parution.store.StoredObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds and deletes what publishers left who lost a race or crashed: folders of editions that no release names. Every edition
 * that a release ever named stays.
 *
 * <p>A publisher could find such a folder and name it in a release while it is deleted. Both therefore keep a distance in
 * time: what is deleted is older than the grace, and no publisher builds on what is older than {@link #MOST_BUILT_ON}.
 */
public final class Collector {

    /** The shortest grace. */
    public static final Duration LEAST_GRACE = Duration.ofDays(7);

    /** A publisher has the rest of the grace from there to its commit, far longer than any run. */
    static final Duration MOST_BUILT_ON = Duration.ofDays(5);

    private final PublicStore store;
    private final Instant limit;

    /**
     * @param grace how long files stay that no release names
     * @throws IllegalArgumentException where it is shorter than {@link #LEAST_GRACE}
     */
    public Collector(PublicStore store, Clock clock, Duration grace) {
        if (grace.compareTo(LEAST_GRACE) < 0) {
            throw new IllegalArgumentException("a grace of at least " + LEAST_GRACE + ", not " + grace);
        }
        this.store = store;
        this.limit = clock.instant().minus(grace);
    }

    /**
     * The files that nothing needs, in the order of their keys.
     *
     * @throws ParutionException {@code STORE_NOT_FOUND} where nothing was published; {@code STORE_DAMAGED} where a release
     *     cannot be read, so that nobody knows what it names
     */
    public List<StoredObject> find() {
        // What a release comes to name from here on is newer than the limit.
        List<StoredObject> stored = store.store().list("v/");
        Set<String> named = new HashSet<>();
        Manifest newest = store.requireCurrent().manifest();
        for (Manifest manifest : store.history(newest)) {
            manifest.datasets().forEach((dataset, entry) -> named.add("v/" + dataset + "/" + entry.tag() + "/"));
        }
        return stored.stream()
                .filter(object -> object.modified().isBefore(limit))
                // Declarations of the catalogue and reports are small, and come again under the same keys.
                .filter(object -> !object.key().startsWith("v/catalogue/"))
                .filter(object -> !named.contains(folder(object.key())))
                .toList();
    }

    /**
     * Deletes files that were found.
     *
     * @return how many versions of them were deleted
     */
    public long delete(List<StoredObject> found, Purge purge) {
        return found.stream()
                .mapToLong(object -> purge.removeOlder(object.key(), object.key()::equals, limit))
                .sum();
    }

    private static String folder(String key) {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }
}
