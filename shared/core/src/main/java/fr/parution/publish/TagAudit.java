// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.WithdrawnEdition;
import fr.parution.problem.ParutionException;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.StoredObject;
import fr.parution.write.FileMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Checks that objects say by themselves what they are, wherever a copy of them ends up: the tags {@code licence}, {@code
 * dataset} and {@code release}, and the addresses of the licence and of the metadata beside the bytes. Rules of a bucket,
 * its bills and its inventories go by tags.
 *
 * <p>Asked about are the objects of the current release and everything at a stable address. What releases before it named
 * was asked about when it was current, and is immutable.
 */
public final class TagAudit {

    /** Each object costs a round trip or two, which wait for the network and not for each other. */
    private static final int AT_ONCE = 16;

    private static final String LICENCE = "licence";
    private static final String DATASET = "dataset";
    private static final String RELEASE = "release";
    private static final String DCAT = "dcat";

    private final PublicStore store;

    /** Over the public store. */
    public TagAudit(PublicStore store) {
        this.store = store;
    }

    /** Is told how many objects of how many were looked at. */
    public interface Progress {
        void at(int done, int total);
    }

    /**
     * What was looked at.
     *
     * @param objects whose tags are known
     * @param unknown objects of which the store has the bytes alone, as a directory that was copied without its times
     */
    public record Outcome(int objects, int unknown) {}

    /** Audits the current release; nothing was looked at when nothing was ever published. */
    public Outcome audit(Progress progress, Problems problems) {
        SortedMap<String, Map<String, String>> expected =
                store.current().map(this::expected).orElseGet(TreeMap::new);
        List<String> keys = List.copyOf(expected.keySet());
        ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Optional<ObjectAttributes>>> answers = new ArrayList<>();
            keys.forEach(key -> answers.add(readers.submit(() -> store.store().attributes(key))));
            int unknown = 0;
            for (int i = 0; i < keys.size(); i++) {
                Optional<ObjectAttributes> attributes = answer(answers.get(i));
                String key = keys.get(i);
                attributes.ifPresent(found -> compare(key, found, expected.getOrDefault(key, Map.of()), problems));
                unknown += attributes.isEmpty() ? 1 : 0;
                progress.at(i + 1, keys.size());
            }
            return new Outcome(keys.size() - unknown, unknown);
        } finally {
            readers.shutdownNow();
        }
    }

    private static Optional<ObjectAttributes> answer(Future<Optional<ObjectAttributes>> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ParutionException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The keys to be asked about, with those of their tags that are known from elsewhere. */
    private SortedMap<String, Map<String, String>> expected(PublicStore.Current current) {
        SortedMap<String, Map<String, String>> expected = new TreeMap<>();
        store.store().list("").stream()
                .map(StoredObject::key)
                .filter(key -> !key.startsWith("v/") && !key.startsWith("releases/") && !key.startsWith("state/"))
                .forEach(key -> expected.put(key, Map.of()));
        Manifest manifest = current.manifest();
        String statement = ReleaseStatement.key(current.pointer().manifest());
        Stream.of(
                        Optional.of(Pointer.KEY),
                        Optional.of(current.pointer().manifest()),
                        Optional.of(manifest.catalogue()),
                        Optional.ofNullable(manifest.revision()),
                        Optional.of(statement)
                                .filter(key -> store.store().find(key).isPresent()))
                .flatMap(Optional::stream)
                .forEach(key -> expected.put(key, Map.of()));
        manifest.datasets().forEach((dataset, entry) -> {
            Map<String, String> tags = Map.of(DATASET, dataset, RELEASE, entry.tag());
            entry.files().forEach(file -> {
                expected.put(file.key(), tags);
                // Written when its bytes last changed, which may be an edition ago.
                expected.computeIfPresent(file.alias(), (alias, any) -> Map.of(DATASET, dataset));
            });
            expected.put(entry.certificate(), tags);
            expected.put(entry.description(), tags);
        });
        for (WithdrawnEdition gone : manifest.withdrawn()) {
            expected.put(gone.tombstone(), Map.of(DATASET, gone.dataset(), RELEASE, gone.tag()));
        }
        return expected;
    }

    private static void compare(
            String key, ObjectAttributes attributes, Map<String, String> expected, Problems problems) {
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put(LICENCE, FileMetadata.LICENCE_SPDX);
        wanted.put(DATASET, expected.getOrDefault(DATASET, ""));
        wanted.put(RELEASE, expected.getOrDefault(RELEASE, ""));
        require(key, "tag", attributes.tags(), wanted, problems);
        wanted.clear();
        wanted.put(LICENCE, FileMetadata.LICENCE_OUVERTE);
        wanted.put(DCAT, "");
        require(key, "metadata", attributes.metadata(), wanted, problems);
    }

    /** One problem for each of them that is missing, or is another one. An empty text is whatever it may be. */
    private static void require(
            String key, String kind, Map<String, String> found, Map<String, String> wanted, Problems problems) {
        wanted.forEach((name, value) -> {
            String actual = found.getOrDefault(name, "");
            if (actual.isEmpty() || !(value.isEmpty() || actual.equals(value))) {
                problems.add(
                        ProblemCode.STORE_TAGS_MISSING,
                        key,
                        kind + " " + name + "=" + (actual.isEmpty() ? "–" : actual),
                        name + "=" + (value.isEmpty() ? "…" : value));
            }
        });
    }
}
