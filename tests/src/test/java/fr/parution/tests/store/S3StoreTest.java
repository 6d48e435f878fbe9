// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.store;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.problem.ProblemCode;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Store;
import fr.parution.store.StoreContract;
import fr.parution.store.StoredObject;
import fr.parution.store.s3.S3Settings;
import fr.parution.store.s3.S3Store;
import fr.parution.tests.servers.LocalStackServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of stores, kept by S3 as LocalStack plays it; each test has a bucket of its own. */
class S3StoreTest extends StoreContract {

    private static final AtomicInteger BUCKETS = new AtomicInteger();

    private final LocalStackServer server = LocalStackServer.shared();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String bucket = "parution-store-" + BUCKETS.incrementAndGet();

    @Override
    protected Store openEmpty() throws IOException {
        assertThat(put("/" + bucket, "")).isEqualTo(200);
        return open("s3://" + bucket + "/public");
    }

    @Override
    protected Store openAgain(Store first) {
        return open("s3://" + bucket + "/public");
    }

    @Test
    void prefixHidesTheRestOfTheBucket() {
        try (Store whole = open("s3://" + bucket);
                Store part = open("s3://" + bucket + "/public")) {
            whole.putIfAbsent("public/a", content("one"), ATTRIBUTES);
            whole.putIfAbsent("publication", content("two"), ATTRIBUTES);

            assertThat(part.list("")).extracting(StoredObject::key).containsExactly("a");
            assertThat(part.find("a").orElseThrow().sha256())
                    .isEqualTo(content("one").sha256());
            assertThat(whole.list("public")).hasSize(2);
        }
    }

    @Test
    void listGoesOnBeyondOnePage() {
        try (Store store = open("s3://" + bucket)) {
            List<String> keys = IntStream.range(0, 1_001)
                    .mapToObj(number -> "many/" + (1_000_000 + number))
                    .toList();
            keys.parallelStream().forEach(key -> store.putIfAbsent(key, content(key), ATTRIBUTES));

            assertThat(store.list("many/")).extracting(StoredObject::key).containsExactlyElementsOf(keys);
        }
    }

    @Test
    void objectOfOthersHasItsTrueDigest() throws IOException {
        assertThat(put("/" + bucket + "/public/a", "one")).isEqualTo(200);

        try (Store store = open("s3://" + bucket + "/public")) {
            assertThat(store.find("a").orElseThrow().sha256())
                    .isEqualTo(content("one").sha256());
        }
    }

    @Test
    void objectOfOthersHasNeitherTagsNorMetadata() throws IOException {
        assertThat(put("/" + bucket + "/public/a", "one")).isEqualTo(200);

        try (Store store = open("s3://" + bucket + "/public")) {
            ObjectAttributes bare = store.attributes("a").orElseThrow();
            assertThat(bare.tags()).isEmpty();
            assertThat(bare.metadata()).isEmpty();
        }
    }

    @Test
    void bucketThatForgetsWhatIsReplacedIsRefused() throws IOException {
        try (S3Store store = open("s3://" + bucket + "/public")) {
            assertProblem(ProblemCode.STORE_NOT_VERSIONED, store::requireVersions);
            assertThat(versioning("Enabled")).isEqualTo(200);
            store.requireVersions();
            assertThat(versioning("Suspended")).isEqualTo(200);
            assertProblem(ProblemCode.STORE_NOT_VERSIONED, store::requireVersions);
        }
        try (S3Store store = open("s3://parution-no-such-bucket")) {
            assertProblem(ProblemCode.STORE_NOT_FOUND, store::requireVersions);
        }
    }

    private int versioning(String status) throws IOException {
        return put(
                "/" + bucket + "?versioning",
                "<VersioningConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Status>" + status
                        + "</Status></VersioningConfiguration>");
    }

    @Test
    void absentBucketIsNotFound() {
        try (Store store = open("s3://parution-no-such-bucket")) {
            assertProblem(ProblemCode.STORE_NOT_FOUND, () -> store.find("a"));
            assertProblem(ProblemCode.STORE_NOT_FOUND, () -> store.list(""));
            assertProblem(ProblemCode.STORE_NOT_FOUND, () -> store.get("a"));
            assertProblem(ProblemCode.STORE_NOT_FOUND, () -> store.putIfAbsent("a", content("one"), ATTRIBUTES));
        }
    }

    private S3Store open(String uri) {
        Map<String, String> environment = server.environment();
        return S3Store.open(URI.create(uri), S3Settings.fromEnvironment(environment, () -> 0.5));
    }

    private int put(String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(server.endpoint().resolve(path))
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
