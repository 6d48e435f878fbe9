// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.store.s3.S3Store;
import java.nio.file.Path;

/** Publishes one invented edition into a bucket and projects it, in a process that may be killed. */
final class PublishingProcess {

    private PublishingProcess() {}

    /** @param arguments the bucket, and a private directory */
    public static void main(String[] arguments) {
        Editions editions = new Editions(Path.of(arguments[1]));
        try (S3Store store = S3Store.inBucket(arguments[0], System.getenv(), () -> 0.5)) {
            editions.publish(store, editions.candidate(Editions.USERS, Editions.SPRING, WireFaultsTest.EDITION));
            editions.project(store);
        }
    }
}
