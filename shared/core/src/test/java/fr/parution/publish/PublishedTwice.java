// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.store.MemoryStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A store with two releases: the first of one data set, the second with other data and one data set more. */
public final class PublishedTwice {

    public static final String USERS = Editions.USERS;
    public static final String OTHER = "entree_sortie_formation";
    public static final String REASON = "data; data set " + OTHER;

    private PublishedTwice() {}

    /** @param directory where files are kept meanwhile */
    public static MemoryStore in(Path directory) {
        MemoryStore store = new MemoryStore();
        into(store, directory, null);
        return store;
    }

    /** The same in a store that is there, with a report of each release where somebody makes one. */
    public static void into(MemoryStore store, Path directory, @Nullable RevisionReporter reporter) {
        Editions editions = reporter == null ? new Editions(directory) : new Editions(directory, reporter);
        editions.publish(store, editions.candidate(USERS, Editions.SPRING, "un"));
        editions.publish(
                store,
                editions.candidate(USERS, Editions.SUMMER, "deux"),
                editions.candidate(OTHER, Editions.SUMMER, "un"));
    }

    /** Projects the current release. */
    public static void project(MemoryStore store, Path directory) {
        new Editions(directory).project(store);
    }
}
