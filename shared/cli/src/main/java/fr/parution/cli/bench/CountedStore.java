// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli.bench;

import fr.parution.store.Content;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Store;
import fr.parution.store.StoredObject;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Passes requests on to a store and counts them: each is one of S3, whatever the store below makes of it. */
public final class CountedStore implements Store {

    private static final int MOST_LISTED = 1_000;

    private final Store below;
    private Requests requests = Requests.NONE;

    /** Counts what goes to a store, and closes it. */
    public CountedStore(Store below) {
        this.below = below;
    }

    /** What it has counted. */
    public synchronized Requests requests() {
        return requests;
    }

    private synchronized void count(Requests more) {
        requests = requests.plus(more);
    }

    @Override
    public URI uri() {
        return below.uri();
    }

    @Override
    public PutOutcome putIfAbsent(String key, Content content, ObjectAttributes attributes) {
        count(new Requests(1, 0, 0, 0, content.bytes(), 0));
        return below.putIfAbsent(key, content, attributes);
    }

    @Override
    public PutOutcome replaceIfMatch(String key, Content content, ObjectAttributes attributes, String entityTag) {
        count(new Requests(1, 0, 0, 0, content.bytes(), 0));
        return below.replaceIfMatch(key, content, attributes, entityTag);
    }

    @Override
    public Optional<StoredObject> find(String key) {
        count(new Requests(0, 1, 0, 0, 0, 0));
        return below.find(key);
    }

    @Override
    public Optional<ObjectAttributes> attributes(String key) {
        count(new Requests(0, 1, 1, 0, 0, 0));
        return below.attributes(key);
    }

    @Override
    public InputStream get(String key) throws IOException {
        count(new Requests(0, 0, 1, 0, 0, 0));
        return new FilterInputStream(below.get(key)) {
            @Override
            public int read() throws IOException {
                int read = super.read();
                count(new Requests(0, 0, 0, 0, 0, read < 0 ? 0 : 1));
                return read;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                count(new Requests(0, 0, 0, 0, 0, Math.max(read, 0)));
                return read;
            }
        };
    }

    @Override
    public byte[] range(String key, long offset, int length) throws IOException {
        byte[] bytes = below.range(key, offset, length);
        count(new Requests(0, 0, 1, 0, 0, bytes.length));
        return bytes;
    }

    @Override
    public List<StoredObject> list(String prefix) {
        List<StoredObject> objects = below.list(prefix);
        count(new Requests(0, 0, 0, 1 + Math.max(objects.size() - 1, 0) / MOST_LISTED, 0, 0));
        return objects;
    }

    @Override
    public void close() {
        below.close();
    }
}
