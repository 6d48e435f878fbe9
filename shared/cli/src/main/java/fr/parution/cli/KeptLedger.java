// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.pipeline.Workspace;
import fr.parution.store.Content;
import fr.parution.store.LocalDirectoryStore;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Store;
import fr.parution.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A private store that goes when the command ends, but for the ledger of what was published, which the next release needs:
 * that stays in a directory of its own. Extracts of persons are not kept by anybody who did not ask for it.
 */
final class KeptLedger implements Store {

    private static final String LEDGER = "ledger/";

    private final Store passing;
    private final Store kept;
    private final boolean writes;

    private KeptLedger(Store passing, Store kept, boolean writes) {
        this.passing = passing;
        this.kept = kept;
        this.writes = writes;
    }

    /** The private store of a command that publishes to a store at that address. */
    static Store beside(String publicStore, Workspace work) {
        Store passing = Stores.inDirectory(work.directory("staging"));
        return new KeptLedger(passing, LocalDirectoryStore.open(directory(publicStore)), true);
    }

    /** The private store of a command that tries what it would publish there. */
    static Store readBeside(String publicStore, Workspace work) {
        Path directory = directory(publicStore);
        Store passing = Stores.inDirectory(work.directory("staging"));
        return Files.isDirectory(directory)
                ? new KeptLedger(passing, LocalDirectoryStore.openReadOnly(directory), false)
                : passing;
    }

    /** Beside a public directory; for a bucket, in the working directory. */
    private static Path directory(String publicStore) {
        if (Addresses.scheme(publicStore).equals("dir")) {
            Path store = Addresses.directory(publicStore).toAbsolutePath().normalize();
            return store.resolveSibling(store.getFileName() + ".ledger");
        }
        String name = publicStore.replaceAll("[^A-Za-z0-9._-]+", "-");
        return Path.of(".parution", name + ".ledger");
    }

    /** Where a key is read from. */
    private Store of(String key) {
        boolean ledger = key.startsWith(LEDGER);
        return ledger && (writes || kept.find(key).isPresent()) ? kept : passing;
    }

    private Store toWrite(String key) {
        return writes && key.startsWith(LEDGER) ? kept : passing;
    }

    @Override
    public URI uri() {
        return passing.uri();
    }

    @Override
    public PutOutcome putIfAbsent(String key, Content content, ObjectAttributes attributes) {
        return toWrite(key).putIfAbsent(key, content, attributes);
    }

    @Override
    public PutOutcome replaceIfMatch(String key, Content content, ObjectAttributes attributes, String entityTag) {
        return toWrite(key).replaceIfMatch(key, content, attributes, entityTag);
    }

    @Override
    public Optional<StoredObject> find(String key) {
        return of(key).find(key);
    }

    @Override
    public Optional<ObjectAttributes> attributes(String key) {
        return of(key).attributes(key);
    }

    @Override
    public InputStream get(String key) throws IOException {
        return of(key).get(key);
    }

    @Override
    public byte[] range(String key, long offset, int length) throws IOException {
        return of(key).range(key, offset, length);
    }

    @Override
    public List<StoredObject> list(String prefix) {
        return prefix.startsWith(LEDGER) ? kept.list(prefix) : passing.list(prefix);
    }

    @Override
    public void close() {
        passing.close();
        kept.close();
    }
}
