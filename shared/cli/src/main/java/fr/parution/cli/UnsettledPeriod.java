// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.store.Content;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Store;
import fr.parution.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A private store in which one period of one data set was not settled yet, as after a change of its rows. */
final class UnsettledPeriod implements Store {

    private final Store store;
    private final String prefix;

    /**
     * @param store stays open
     * @param label of the period
     */
    UnsettledPeriod(Store store, String dataset, String label) {
        this.store = store;
        this.prefix = "settled/" + dataset + "/" + label + "-";
    }

    private String key(String key) {
        return key.startsWith(prefix) ? "again/" + key : key;
    }

    @Override
    public URI uri() {
        return store.uri();
    }

    @Override
    public PutOutcome putIfAbsent(String key, Content content, ObjectAttributes attributes) {
        return store.putIfAbsent(key(key), content, attributes);
    }

    @Override
    public PutOutcome replaceIfMatch(String key, Content content, ObjectAttributes attributes, String entityTag) {
        return store.replaceIfMatch(key(key), content, attributes, entityTag);
    }

    @Override
    public Optional<StoredObject> find(String key) {
        return store.find(key(key));
    }

    @Override
    public Optional<ObjectAttributes> attributes(String key) {
        return store.attributes(key(key));
    }

    @Override
    public InputStream get(String key) throws IOException {
        return store.get(key(key));
    }

    @Override
    public byte[] range(String key, long offset, int length) throws IOException {
        return store.range(key(key), offset, length);
    }

    @Override
    public List<StoredObject> list(String prefix) {
        return store.list(prefix);
    }

    @Override
    public void close() {}
}
