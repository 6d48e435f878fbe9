// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.Pointer;
import fr.parution.store.DirectoryPurge;
import fr.parution.store.LocalDirectoryStore;
import fr.parution.store.Purge;
import fr.parution.store.Store;
import fr.parution.store.StoreProbe;
import fr.parution.store.s3.S3Purge;
import fr.parution.store.s3.S3Settings;
import fr.parution.store.s3.S3Store;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** Opens stores by their address. */
final class Stores {

    static final String ACCEPTED = "dir:PATH, s3://BUCKET[/PREFIX]";

    private Stores() {}

    /** A store to write to, whose conditional writes are proven. */
    static Store open(String address) {
        Store store = switch (Addresses.scheme(address)) {
            case "dir" -> LocalDirectoryStore.open(Addresses.directory(address));
            case "s3" -> s3(address);
            default -> throw Addresses.unknown(address, ACCEPTED);
        };
        try {
            StoreProbe.requireConditions(store);
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** The same, to publish to: a bucket must keep what is replaced in it. */
    static Store openToPublish(String address) {
        Store store = open(address);
        try {
            if (store instanceof S3Store bucket) {
                bucket.requireVersions();
            }
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** A store that must be there already. */
    static Store openReadOnly(String address) {
        return switch (Addresses.scheme(address)) {
            case "dir" -> LocalDirectoryStore.openReadOnly(Addresses.directory(address));
            case "s3" -> s3(address);
            default -> throw Addresses.unknown(address, ACCEPTED);
        };
    }

    /** A store to write to in which something is published already; where nothing is, nothing is made. */
    static Store openPublished(String address) {
        try (Store there = openReadOnly(address)) {
            if (there.find(Pointer.KEY).isEmpty()) {
                throw new ParutionException(
                        Problem.of(ProblemCode.STORE_NOT_FOUND, address, Pointer.KEY, "parution publish"));
            }
        }
        return open(address);
    }

    /** What may delete from a store that is there. */
    static Purge openPurge(String address) {
        return switch (Addresses.scheme(address)) {
            case "dir" -> DirectoryPurge.open(Addresses.directory(address));
            case "s3" -> S3Purge.open(Addresses.uri(address, ACCEPTED), s3Settings());
            default -> throw Addresses.unknown(address, ACCEPTED);
        };
    }

    /** A store in a directory of our own. */
    static Store inDirectory(Path directory) {
        return LocalDirectoryStore.open(directory);
    }

    private static Store s3(String address) {
        return S3Store.open(Addresses.uri(address, ACCEPTED), s3Settings());
    }

    private static S3Settings s3Settings() {
        return S3Settings.fromEnvironment(System.getenv(), ThreadLocalRandom.current()::nextDouble);
    }
}
