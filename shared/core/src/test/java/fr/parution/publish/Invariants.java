// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.store.MemoryStore;
import fr.parution.store.MemoryStore.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at a store after each request, as a reader could, and notes every promise of publication that is broken. */
final class Invariants {

    private final MemoryStore store;
    private final Map<String, String> written = new HashMap<>();
    private final Map<String, Manifest> manifests = new HashMap<>();
    private final Set<String> committed = new HashSet<>();
    private final Set<String> inputs = new HashSet<>();
    private final List<String> broken = new ArrayList<>();
    private Optional<Pointer> last = Optional.empty();

    private Invariants(MemoryStore store) {
        this.store = store;
    }

    /** Watches a store from now on. */
    static Invariants watch(MemoryStore store) {
        Invariants invariants = new Invariants(store);
        store.observe(invariants::check);
        return invariants;
    }

    /** What was broken so far, as invariant and key. */
    List<String> broken() {
        return List.copyOf(broken);
    }

    /** Checks without a request, for what was changed behind the store's back. */
    void check(Request request) {
        if (!request.operation().writes()) {
            return;
        }
        writtenOnce();
        Optional<Pointer> pointer = store.peek(Pointer.KEY).map(bytes -> read(bytes, ManifestJson::readPointer));
        pointer.filter(now -> !Optional.of(now).equals(last)).ifPresent(this::moved);
        pointer.ifPresent(this::closed);
        aliasesAreCommitted();
        if (request.operation().writes() && request.key().equals("catalog.ttl")) {
            pointer.ifPresent(this::dataFirst);
        }
    }

    private void writtenOnce() {
        written.keySet().forEach(key -> require(store.digest(key).isPresent(), "I2 gone " + key));
        for (String key : store.keys()) {
            if (key.startsWith("v/") || key.startsWith("releases/")) {
                String before = written.putIfAbsent(key, digest(key));
                require(before == null || before.equals(digest(key)), "I2 " + key);
            }
        }
    }

    private void moved(Pointer pointer) {
        require(pointer.sequence() == last.map(Pointer::sequence).orElse(0) + 1, "I3 sequence " + pointer.sequence());
        Optional<Manifest> manifest = manifest(pointer);
        if (manifest.isPresent()) {
            require(Optional.ofNullable(manifest.get().previous()).equals(last), "I3 previous");
            require(inputs.add(manifest.get().inputDigest()), "I5 " + pointer.sequence());
            files(manifest.get()).forEach(file -> committed.add(file.alias() + file.sha256()));
        }
        last = Optional.of(pointer);
    }

    private void closed(Pointer pointer) {
        Optional<Manifest> manifest = manifest(pointer);
        require(manifest.isPresent() && digest(pointer.manifest()).equals(pointer.sha256()), "I1 manifest");
        manifest.ifPresent(release -> {
            files(release).forEach(file -> require(digest(file.key()).equals(file.sha256()), "I1 " + file.key()));
            release.datasets().values().forEach(entry -> {
                require(store.peek(entry.certificate()).isPresent(), "I1 " + entry.certificate());
                require(store.peek(entry.description()).isPresent(), "I1 " + entry.description());
            });
        });
    }

    private void aliasesAreCommitted() {
        for (String key : store.keys()) {
            // What is made from the current release is no file of it.
            boolean view = key.endsWith(".release.json") || key.endsWith(".datapackage.json");
            if (key.startsWith("latest/") && !view) {
                require(committed.contains(key + digest(key)), "I4 " + key);
            }
        }
    }

    private void dataFirst(Pointer pointer) {
        manifest(pointer)
                .ifPresent(release -> files(release)
                        .forEach(file -> require(digest(file.alias()).equals(file.sha256()), "I8 " + file.alias())));
    }

    private static List<Manifest.File> files(Manifest manifest) {
        return manifest.datasets().values().stream()
                .flatMap(entry -> entry.files().stream())
                .toList();
    }

    private Optional<Manifest> manifest(Pointer pointer) {
        return store.digest(pointer.manifest())
                .map(sha256 -> manifests.computeIfAbsent(
                        sha256, read -> read(store.peek(pointer.manifest()).orElseThrow(), ManifestJson::read)));
    }

    private String digest(String key) {
        return store.digest(key).orElse("");
    }

    private void require(boolean kept, String invariant) {
        if (!kept && !broken.contains(invariant)) {
            broken.add(invariant);
        }
    }

    private interface Reader<T> {
        T read(ByteArrayInputStream in) throws IOException;
    }

    private static <T> T read(byte[] bytes, Reader<T> reader) {
        try {
            return reader.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
