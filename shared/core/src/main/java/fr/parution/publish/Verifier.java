// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import fr.parution.publish.PublicStore.Current;
import fr.parution.store.Sha256;
import fr.parution.store.Store;
import fr.parution.store.StoredObject;
import java.io.IOException;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads everything again: the chain of manifests, each file of each release, and the aliases of the current one. */
public final class Verifier {

    private final PublicStore store;

    /** Over the public store. */
    public Verifier(PublicStore store) {
        this.store = store;
    }

    /**
     * What was checked.
     *
     * @param objects objects read in full
     * @param bytes bytes read
     * @param problems all that is wrong; empty when the bucket is what it says
     */
    public record Outcome(int releases, int objects, long bytes, List<Problem> problems) {}

    /** Verifies all releases; nothing when nothing was ever published. */
    public Optional<Outcome> verify() {
        return store.current().map(current -> new Run(current).verify());
    }

    private final class Run {
        private final Current current;
        private final Problems problems = new Problems();
        private int objects;
        private long bytes;

        Run(Current current) {
            this.current = current;
        }

        Outcome verify() {
            List<Manifest> history = store.history(current.manifest());
            int expected = current.pointer().sequence();
            for (Manifest manifest : history) {
                if (manifest.sequence() != expected--) {
                    problems.add(
                            ProblemCode.STORE_DAMAGED,
                            "releases/",
                            manifest.sequence(),
                            Integer.toString(expected + 1));
                }
                for (Map.Entry<String, Manifest.Entry> dataset :
                        manifest.datasets().entrySet()) {
                    dataset.getValue().files().forEach(file -> check(file.key(), file.sha256(), file.bytes()));
                    present(dataset.getValue().certificate());
                    present(dataset.getValue().description());
                }
            }
            for (Manifest.Entry entry : current.manifest().datasets().values()) {
                entry.files().forEach(file -> check(file.alias(), file.sha256(), file.bytes()));
            }
            for (String key : List.of("catalog.ttl", "catalog.rdf", "catalog.jsonld", "index.html")) {
                present(key);
            }
            return new Outcome(history.size(), objects, bytes, problems.list());
        }

        private void present(String key) {
            if (store.store().find(key).isEmpty()) {
                problems.add(ProblemCode.STORE_DAMAGED, key, "–", key);
            }
            objects++;
        }

        private void check(String key, String sha256, long expectedBytes) {
            Store below = store.store();
            Optional<StoredObject> found = below.find(key);
            if (found.isEmpty()) {
                problems.add(ProblemCode.STORE_DAMAGED, key, "–", sha256);
                return;
            }
            objects++;
            try (DigestInputStream in = new DigestInputStream(below.get(key), Sha256.digest())) {
                long read = in.transferTo(java.io.OutputStream.nullOutputStream());
                bytes += read;
                String actual = HexFormat.of().formatHex(in.getMessageDigest().digest());
                if (!actual.equals(sha256) || read != expectedBytes) {
                    problems.add(ProblemCode.STORE_DAMAGED, key, actual, sha256);
                }
            } catch (IOException e) {
                problems.add(ProblemCode.STORE_DAMAGED, key, e.getClass().getSimpleName(), sha256);
            }
        }
    }
}
