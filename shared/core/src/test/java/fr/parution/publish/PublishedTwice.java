// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.store.MemoryStore;
import java.nio.file.Path;

/** A store with two releases: the first of one data set, the second with other data and one data set more. */
public final class PublishedTwice {

    public static final String USERS = Editions.USERS;
    public static final String OTHER = "entree_sortie_formation";
    public static final String REASON = "data; data set " + OTHER;

    private PublishedTwice() {}

    /** @param directory where files are kept meanwhile */
    public static MemoryStore in(Path directory) {
        MemoryStore store = new MemoryStore();
        Editions editions = new Editions(directory);
        editions.publish(store, editions.candidate(USERS, Editions.SPRING, "un"));
        editions.publish(
                store,
                editions.candidate(USERS, Editions.SUMMER, "deux"),
                editions.candidate(OTHER, Editions.SUMMER, "un"));
        return store;
    }
}
