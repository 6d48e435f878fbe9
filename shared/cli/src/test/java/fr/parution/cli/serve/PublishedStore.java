// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli.serve;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Content;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Store;
import fr.parution.store.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A store of a few objects in memory, all written at one instant; it can be told to fail. */
final class PublishedStore implements Store {

    static final Instant WRITTEN = Instant.parse("2026-04-05T06:07:08.900Z");

    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private volatile boolean failing;

    PublishedStore with(String key, byte[] content) {
        objects.put(key, content);
        return this;
    }

    void fail() {
        failing = true;
    }

    @Override
    public URI uri() {
        return URI.create("memory:published");
    }

    @Override
    public PutOutcome putIfAbsent(String key, Content content, ObjectAttributes attributes) {
        throw new UnsupportedOperationException("nothing is written while pages are served");
    }

    @Override
    public PutOutcome replaceIfMatch(String key, Content content, ObjectAttributes attributes, String entityTag) {
        throw new UnsupportedOperationException("nothing is written while pages are served");
    }

    @Override
    public Optional<StoredObject> find(String key) {
        if (failing) {
            throw new ParutionException(Problem.at(ProblemCode.STORE_FAILED, key));
        }
        return Optional.ofNullable(objects.get(key))
                .map(bytes -> new StoredObject(
                        key,
                        bytes.length,
                        "tag-" + bytes.length,
                        Content.of(bytes).sha256(),
                        WRITTEN));
    }

    @Override
    public Optional<ObjectAttributes> attributes(String key) {
        throw new UnsupportedOperationException("who serves pages asks for no tags");
    }

    @Override
    public InputStream get(String key) {
        return new ByteArrayInputStream(require(key));
    }

    @Override
    public byte[] range(String key, long offset, int length) {
        byte[] bytes = require(key);
        return Arrays.copyOfRange(bytes, (int) offset, (int) Math.min(bytes.length, offset + length));
    }

    @Override
    public List<StoredObject> list(String prefix) {
        return objects.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .flatMap(key -> find(key).stream())
                .toList();
    }

    @Override
    public void close() {
        // nothing is held
    }

    private byte[] require(String key) {
        byte[] bytes = objects.get(key);
        if (bytes == null) {
            throw new ParutionException(Problem.at(ProblemCode.STORE_NOT_FOUND, key));
        }
        return bytes;
    }
}
