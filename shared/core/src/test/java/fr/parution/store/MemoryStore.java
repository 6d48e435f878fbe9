// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A store in memory, stricter than real ones: one request at a time, strong reads, bytes copied in and out, every version
 * kept. It counts its
 * requests, can fail at one of them before or after its effect, and calls an observer after each, so that invariants are
 * checked between any two requests. Its clock ticks one second a request. Thread-safe.
 */
public final class MemoryStore implements Store, Purge {

    private static final Instant START = Instant.parse("2026-07-05T06:00:00Z");

    private final Map<String, Held> objects = new TreeMap<>();
    private final Map<String, List<Held>> replaced = new TreeMap<>();
    private final List<Request> requests = new ArrayList<>();
    private final Map<Long, Fault> faults = new TreeMap<>();
    private final Set<Condition> ignored;
    private Consumer<Request> observer = request -> {};

    /** A store that keeps every promise. */
    public MemoryStore() {
        this(EnumSet.noneOf(Condition.class));
    }

    /** A store that breaks some promises in silence, for tests of those who must notice. */
    public MemoryStore(Set<Condition> ignored) {
        this.ignored = Set.copyOf(ignored);
    }

    /** What a request does. */
    public enum Operation {
        PUT_IF_ABSENT,
        REPLACE_IF_MATCH,
        FIND,
        ATTRIBUTES,
        GET,
        RANGE,
        LIST,
        REMOVE;

        /** Whether it may change the store. */
        public boolean writes() {
            return this == PUT_IF_ABSENT || this == REPLACE_IF_MATCH || this == REMOVE;
        }
    }

    /** A condition of writes. */
    public enum Condition {
        ABSENT,
        MATCH
    }

    /** How a request fails: the caller cannot tell the two apart. */
    public enum Fault {
        /** The store never saw the request. */
        BEFORE_EFFECT,
        /** The request took effect, and its answer was lost. */
        AFTER_EFFECT
    }

    /**
     * One request.
     *
     * @param number from 1, in the order of the effects
     * @param key the prefix, for a listing
     */
    public record Request(long number, Operation operation, String key) {}

    /** Makes the request with this number fail: {@code STORE_FAILED}, once. Reads fail alike at both places. */
    public synchronized void failAt(long number, Fault fault) {
        faults.put(number, fault);
    }

    /** Calls back after each request, also after one that fails, before the caller goes on. Replaces the last one. */
    public synchronized void observe(Consumer<Request> newObserver) {
        this.observer = newObserver;
    }

    /** All requests so far, in the order of their effects. */
    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** How many requests did this so far. */
    public synchronized long count(Operation operation) {
        return requests.stream()
                .filter(request -> request.operation() == operation)
                .count();
    }

    /** All keys, sorted; no request. */
    public synchronized List<String> keys() {
        return List.copyOf(objects.keySet());
    }

    /** The content at a key; no request. */
    public synchronized Optional<byte[]> peek(String key) {
        return held(key).map(held -> held.bytes().clone());
    }

    /** Everything that a key holds or ever held, as text; no request. */
    public synchronized List<String> versions(String key) {
        return Stream.concat(replaced.getOrDefault(key, List.of()).stream(), held(key).stream())
                .map(held -> new String(held.bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    /** The keys that hold or ever held something; no request. */
    public synchronized Set<String> keysOfVersions() {
        Set<String> keys = new TreeSet<>(objects.keySet());
        keys.addAll(replaced.keySet());
        return keys;
    }

    /** Another store that keeps every promise, with the same objects and versions; nobody asked it for anything yet. */
    public synchronized MemoryStore copy() {
        MemoryStore copy = new MemoryStore();
        copy.objects.putAll(objects);
        replaced.forEach((key, versions) -> copy.replaced.put(key, new ArrayList<>(versions)));
        return copy;
    }

    /** SHA-256 of the content at a key; no request. */
    public synchronized Optional<String> digest(String key) {
        return held(key).map(Held::sha256);
    }

    /** Puts bytes where no writer would: damage, or what others left there; no request. */
    public synchronized void tamper(String key, byte[] bytes) {
        objects.put(key, held(Content.of(bytes), bytes.clone(), ObjectAttributes.ofType("application/octet-stream")));
    }

    /** Takes an object away, as only a collector may; no request. */
    public synchronized void remove(String key) {
        objects.remove(key);
    }

    @Override
    public URI uri() {
        return URI.create("memory:store");
    }

    @Override
    public PutOutcome putIfAbsent(String key, Content content, ObjectAttributes attributes) {
        StoreKey.require(key);
        byte[] bytes = read(key, content);
        return request(Operation.PUT_IF_ABSENT, key, () -> {
            boolean taken = objects.containsKey(key) && !ignored.contains(Condition.ABSENT);
            return taken ? PutOutcome.REFUSED : hold(key, content, bytes, attributes);
        });
    }

    @Override
    public PutOutcome replaceIfMatch(String key, Content content, ObjectAttributes attributes, String entityTag) {
        StoreKey.require(key);
        byte[] bytes = read(key, content);
        return request(Operation.REPLACE_IF_MATCH, key, () -> {
            boolean matches =
                    held(key).filter(held -> held.sha256().equals(entityTag)).isPresent()
                            || ignored.contains(Condition.MATCH);
            return matches ? hold(key, content, bytes, attributes) : PutOutcome.REFUSED;
        });
    }

    @Override
    public Optional<StoredObject> find(String key) {
        StoreKey.require(key);
        return request(Operation.FIND, key, () -> held(key).map(held -> held.asListed(key)));
    }

    @Override
    public Optional<ObjectAttributes> attributes(String key) {
        StoreKey.require(key);
        return request(Operation.ATTRIBUTES, key, () -> held(key).map(Held::attributes));
    }

    @Override
    public InputStream get(String key) {
        StoreKey.require(key);
        return request(
                Operation.GET, key, () -> new ByteArrayInputStream(require(key).bytes()));
    }

    @Override
    public byte[] range(String key, long offset, int length) {
        StoreKey.require(key);
        Ranges.require(offset, length);
        return request(Operation.RANGE, key, () -> {
            byte[] bytes = require(key).bytes();
            int from = (int) Math.min(offset, bytes.length);
            int to = (int) Math.min((long) from + length, bytes.length);
            return Arrays.copyOfRange(bytes, from, to);
        });
    }

    @Override
    public List<StoredObject> list(String prefix) {
        StoreKey.requirePrefix(prefix);
        return request(
                Operation.LIST,
                prefix,
                () -> objects.entrySet().stream()
                        .filter(object -> object.getKey().startsWith(prefix))
                        .map(object -> object.getValue().asListed(object.getKey()))
                        .toList());
    }

    /** One request a version, so that a crash may come between any two. */
    @Override
    public long removeAll(String prefix, Predicate<String> keys) {
        long removed = removeReplaced(prefix, keys);
        for (String key : keys()) {
            if (key.startsWith(prefix) && keys.test(key)) {
                removed += request(Operation.REMOVE, key, () -> objects.remove(key) == null ? 0 : 1);
            }
        }
        return removed;
    }

    /** Only what stands: tests of age have no versions. */
    @Override
    public long removeOlder(String prefix, Predicate<String> keys, Instant than) {
        return removeAll(
                prefix,
                key -> keys.test(key)
                        && held(key)
                                .filter(held -> held.modified().isBefore(than))
                                .isPresent());
    }

    @Override
    public long removeReplaced(String prefix, Predicate<String> keys) {
        long removed = 0;
        for (String key : keysOfVersions()) {
            while (key.startsWith(prefix) && keys.test(key) && hasReplaced(key)) {
                removed += request(Operation.REMOVE, key, () -> {
                    List<Held> versions = replaced.get(key);
                    versions.remove(0);
                    if (versions.isEmpty()) {
                        replaced.remove(key);
                    }
                    return 1;
                });
            }
        }
        return removed;
    }

    private synchronized boolean hasReplaced(String key) {
        return replaced.containsKey(key);
    }

    @Override
    public void close() {
        // What is in memory stays there for the checks that follow.
    }

    private synchronized <T> T request(Operation operation, String key, Supplier<T> effect) {
        Request request = new Request(requests.size() + 1L, operation, key);
        requests.add(request);
        Fault fault = faults.remove(request.number());
        try {
            if (fault == Fault.BEFORE_EFFECT) {
                throw failed(key, "injected before the effect of request " + request.number());
            }
            T result = effect.get();
            if (fault == Fault.AFTER_EFFECT) {
                throw failed(key, "injected after the effect of request " + request.number());
            }
            return result;
        } finally {
            observer.accept(request);
        }
    }

    private PutOutcome hold(String key, Content content, byte[] bytes, ObjectAttributes attributes) {
        held(key)
                .ifPresent(before -> replaced.computeIfAbsent(key, first -> new ArrayList<>())
                        .add(before));
        objects.put(key, held(content, bytes, attributes));
        return PutOutcome.WRITTEN;
    }

    private Held held(Content content, byte[] bytes, ObjectAttributes attributes) {
        return new Held(bytes, content.sha256(), attributes, START.plusSeconds(requests.size()));
    }

    private Optional<Held> held(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    private Held require(String key) {
        return held(key)
                .orElseThrow(() -> new ParutionException(
                        Problem.of(ProblemCode.STORE_NOT_FOUND, key, "no such object", "an object")));
    }

    private static byte[] read(String key, Content content) {
        byte[] bytes;
        try (InputStream in = content.open()) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw new ParutionException(Problem.of(ProblemCode.STORE_FAILED, key, "unreadable content", "content"), e);
        }
        String sha256 = HexFormat.of().formatHex(Sha256.digest().digest(bytes));
        if (bytes.length != content.bytes() || !sha256.equals(content.sha256())) {
            throw failed(key, "the content to be stored is not what its digest says");
        }
        return bytes;
    }

    private static ParutionException failed(String key, String found) {
        return new ParutionException(Problem.of(ProblemCode.STORE_FAILED, key, found, "an answer"));
    }

    /** An object; its bytes are never changed. */
    private record Held(byte[] bytes, String sha256, ObjectAttributes attributes, Instant modified) {

        StoredObject asListed(String key) {
            return new StoredObject(key, bytes.length, sha256, sha256, modified, attributes.metadata());
        }
    }
}
