// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.WithdrawnEdition;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import fr.parution.publish.PublicStore.Current;
import fr.parution.store.Content;
import fr.parution.store.Sha256;
import fr.parution.store.Store;
import fr.parution.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads everything again: the chain of manifests, each file of each release, and the aliases of the current one. */
public final class Verifier {

    private final PublicStore store;
    private final @Nullable PublicKey trusted;

    /** Over the public store; signatures are checked by the keys that stand in it. */
    public Verifier(PublicStore store) {
        this(store, null);
    }

    /**
     * Over the public store.
     *
     * @param trusted the key that must have signed the current release, and every other that is signed; null for any
     */
    public Verifier(PublicStore store, @Nullable PublicKey trusted) {
        this.store = store;
        this.trusted = trusted;
    }

    /**
     * What was checked.
     *
     * @param objects objects read in full
     * @param bytes bytes read
     * @param signed releases with a signed statement of their provenance
     * @param keyIds the keys that signed
     * @param problems all that is wrong; empty when the bucket is what it says
     */
    public record Outcome(
            int releases, int objects, long bytes, int signed, Set<String> keyIds, List<Problem> problems) {}

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
                named(manifest.catalogue());
                if (manifest.revision() != null) {
                    named(manifest.revision());
                }
                manifest.datasets().forEach(this::folder);
            }
            for (Map.Entry<String, String> printed :
                    current.manifest().printedLast().entrySet()) {
                if (store.printedLast(current.manifest(), printed.getKey()).isEmpty()) {
                    problems.add(
                            ProblemCode.STORE_DAMAGED,
                            current.pointer().manifest(),
                            printed.getValue(),
                            "printedLast: v/" + printed.getKey() + "/");
                }
            }
            for (Manifest.Entry entry : current.manifest().datasets().values()) {
                entry.files().forEach(file -> check(file.alias(), file.sha256(), file.bytes()));
            }
            for (String key : List.of("catalog.ttl", "catalog.rdf", "catalog.jsonld", "index.html")) {
                present(key);
            }
            StatementCheck statements = statements(history);
            return new Outcome(
                    history.size(), objects, bytes, statements.signed(), statements.keyIds(), problems.list());
        }

        private StatementCheck statements(List<Manifest> history) {
            StatementCheck statements = new StatementCheck(store, trusted, problems);
            Pointer pointer = current.pointer();
            for (Manifest manifest : history) {
                statements.check(manifest, pointer, pointer.equals(current.pointer()));
                if (manifest.previous() != null) {
                    pointer = manifest.previous();
                }
            }
            return statements;
        }

        private void folder(String dataset, Manifest.Entry entry) {
            Optional<WithdrawnEdition> gone = current.manifest().findWithdrawn(dataset, entry.tag());
            if (gone.isPresent()) {
                withdrawn(gone.get(), entry);
            } else if (store.store()
                    .find(WithdrawnEdition.tombstone(dataset, entry.tag()))
                    .isPresent()) {
                // The release without it was never made.
                notPurged(WithdrawnEdition.tombstone(dataset, entry.tag()), dataset, entry.tag());
            } else {
                complete(entry);
            }
        }

        /** Only what says that it is gone is there, and the certificate, through which the ledger is opened. */
        private void withdrawn(WithdrawnEdition gone, Manifest.Entry entry) {
            present(gone.tombstone());
            present(entry.certificate());
            Stream.concat(entry.files().stream().map(Manifest.File::key), Stream.of(entry.description()))
                    .filter(key -> store.store().find(key).isPresent())
                    .forEach(key -> notPurged(key, gone.dataset(), gone.tag()));
        }

        private void notPurged(String key, String dataset, String tag) {
            problems.add(
                    ProblemCode.RELEASE_NOT_PURGED,
                    key,
                    tag,
                    "parution withdraw --dataset " + dataset + " --release " + tag);
        }

        /** The tables by their digests, then the certificate and the description by that of their folder. */
        private void complete(Manifest.Entry entry) {
            entry.files().forEach(file -> check(file.key(), file.sha256(), file.bytes()));
            Optional<String> certificate = digest(entry.certificate());
            Optional<String> description = digest(entry.description());
            if (certificate.isPresent() && description.isPresent()) {
                String tag = entry.tagWith(certificate.get(), description.get());
                if (!tag.equals(entry.tag())) {
                    problems.add(
                            ProblemCode.STORE_DAMAGED,
                            entry.certificate() + " | " + name(entry.description()),
                            tag,
                            entry.tag());
                }
            }
        }

        /** Its folder is named by its digest. */
        private void named(String key) {
            digest(key)
                    .filter(sha256 -> !key.contains("/" + sha256.substring(0, 16) + "/"))
                    .ifPresent(sha256 -> problems.add(ProblemCode.STORE_DAMAGED, key, sha256, key));
        }

        private static String name(String key) {
            return key.substring(key.lastIndexOf('/') + 1);
        }

        private Optional<String> digest(String key) {
            present(key);
            if (store.store().find(key).isEmpty()) {
                return Optional.empty();
            }
            try (InputStream in = store.store().get(key)) {
                byte[] content = in.readAllBytes();
                bytes += content.length;
                return Optional.of(Content.of(content).sha256());
            } catch (IOException e) {
                problems.add(ProblemCode.STORE_DAMAGED, key, e.getClass().getSimpleName(), key);
                return Optional.empty();
            }
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
