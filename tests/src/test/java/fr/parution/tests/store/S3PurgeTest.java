// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.store;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.store.Purge;
import fr.parution.store.PurgeContract;
import fr.parution.store.Store;
import fr.parution.store.s3.S3Purge;
import fr.parution.store.s3.S3Settings;
import fr.parution.store.s3.S3Store;
import fr.parution.tests.servers.LocalStackServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;

/** The contract of what deletes, kept by S3 as LocalStack plays it, in buckets without versions. */
class S3PurgeTest extends PurgeContract {

    private static final AtomicInteger BUCKETS = new AtomicInteger();

    private final LocalStackServer server = LocalStackServer.shared();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI place = URI.create("s3://parution-purge-" + BUCKETS.incrementAndGet() + "/public");

    @Override
    protected Store openEmpty() throws IOException {
        HttpRequest request = HttpRequest.newBuilder(server.endpoint().resolve("/" + place.getAuthority()))
                .PUT(HttpRequest.BodyPublishers.ofString(""))
                .build();
        try {
            assertThat(http.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return S3Store.open(place, settings());
    }

    @Override
    protected Purge openPurge() {
        return S3Purge.open(place, settings());
    }

    private S3Settings settings() {
        return S3Settings.fromEnvironment(server.environment(), () -> 0.5);
    }
}
