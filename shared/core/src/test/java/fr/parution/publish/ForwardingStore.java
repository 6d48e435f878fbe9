// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.store.Content;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Store;
import fr.parution.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Sends requests as they are; whoever extends it says what it does otherwise. */
class ForwardingStore implements Store {

    final Store below;

    ForwardingStore(Store below) {
        this.below = below;
    }

    @Override
    public URI uri() {
        return below.uri();
    }

    @Override
    public PutOutcome putIfAbsent(String key, Content content, ObjectAttributes attributes) {
        return below.putIfAbsent(key, content, attributes);
    }

    @Override
    public PutOutcome replaceIfMatch(String key, Content content, ObjectAttributes attributes, String entityTag) {
        return below.replaceIfMatch(key, content, attributes, entityTag);
    }

    @Override
    public Optional<StoredObject> find(String key) {
        return below.find(key);
    }

    @Override
    public Optional<ObjectAttributes> attributes(String key) {
        return below.attributes(key);
    }

    @Override
    public InputStream get(String key) throws IOException {
        return below.get(key);
    }

    @Override
    public byte[] range(String key, long offset, int length) throws IOException {
        return below.range(key, offset, length);
    }

    @Override
    public List<StoredObject> list(String prefix) {
        return below.list(prefix);
    }

    @Override
    public void close() {
        below.close();
    }
}
