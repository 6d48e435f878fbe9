// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Content;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Where the private store keeps the ledger of a data set: {@code ledger/{dataset}/{name}}. It must outlive extracts and
 * settled periods: without it, nothing more of the data set can be published.
 */
public final class LedgerArea {

    private final Store store;
    private final String prefix;

    LedgerArea(Store store, String dataset) {
        this.store = store;
        this.prefix = "ledger/" + dataset + "/";
    }

    /** The key of an object, for people. */
    public String key(String name) {
        return prefix + name;
    }

    /** The bytes under a name. */
    public Optional<byte[]> find(String name) {
        if (store.find(key(name)).isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = store.get(key(name))) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new ParutionException(
                    Problem.of(ProblemCode.STORE_FAILED, key(name), e.getClass().getSimpleName(), "ledger/"), e);
        }
    }

    /** Whether there is anything under names that start so. */
    public boolean hasAny(String start) {
        return !store.list(key(start)).isEmpty();
    }

    /** Keeps bytes under a name that is drawn from them; what is there already stays. */
    public void put(String name, byte[] content) {
        store.putIfAbsent(key(name), Content.of(content), ObjectAttributes.ofType("application/octet-stream"));
    }
}
