// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parution.publish.CuttingProxy.Cut;
import fr.parution.store.Content;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Store.PutOutcome;
import fr.parution.store.StoredObject;
import fr.parution.store.s3.EndpointPolicy;
import fr.parution.store.s3.Retries;
import fr.parution.store.s3.S3Settings;
import fr.parution.store.s3.S3Store;
import fr.parution.tests.servers.LocalStackServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Objects that are sent in parts, by what LocalStack makes of them: the parts are as small as S3 allows. */
class PartedUploadTest {

    private static final String BUCKET = "parution-parts";
    private static final String KEY = "v/users/large.csv";
    private static final int PART = 5 << 20;
    /** To look first, whether there is a bucket, to begin, two parts, the end. */
    private static final int REQUESTS = 6;

    private static final int BEGINNING = 3;

    private static final StaticCredentialsProvider CREDENTIALS = StaticCredentialsProvider.create(
            AwsBasicCredentials.create(LocalStackServer.ACCESS_KEY, LocalStackServer.SECRET_KEY));
    private static final ObjectAttributes ATTRIBUTES = new ObjectAttributes(
            "text/csv; charset=utf-8",
            ObjectAttributes.IMMUTABLE,
            Map.of("dcat", "https://data.example.org/"),
            Map.of("licence", "etalab-2.0"));

    private final LocalStackServer server = LocalStackServer.shared();
    private final S3Client s3 = S3Client.builder()
            .endpointOverride(server.endpoint())
            .region(Region.of(LocalStackServer.REGION))
            .credentialsProvider(CREDENTIALS)
            .forcePathStyle(true)
            .httpClientBuilder(ApacheHttpClient.builder())
            .build();
    private final S3Store store = store(server.endpoint());

    @TempDir
    Path directory;

    @BeforeEach
    void empty() {
        if (s3.listBuckets().buckets().stream()
                .noneMatch(bucket -> bucket.name().equals(BUCKET))) {
            s3.createBucket(create -> create.bucket(BUCKET)
                    .createBucketConfiguration(where -> where.locationConstraint(LocalStackServer.REGION)));
        }
        s3.deleteObject(delete -> delete.bucket(BUCKET).key(KEY));
        giveUp();
    }

    @AfterEach
    void close() {
        s3.close();
        store.close();
    }

    @Test
    void largeObjectKeepsItsDigestAndWhatStandsBesideIt() throws IOException {
        Content content = content("one", 7);
        assertThat(store.putIfAbsent(KEY, content, ATTRIBUTES)).isEqualTo(PutOutcome.WRITTEN);

        StoredObject stored = store.find(KEY).orElseThrow();
        assertThat(stored.sha256()).isEqualTo(content.sha256());
        assertThat(stored.bytes()).isEqualTo(content.bytes());
        assertThat(stored.entityTag()).endsWith("-2");
        assertThat(store.attributes(KEY)).contains(ATTRIBUTES);
        try (InputStream in = store.get(KEY)) {
            assertThat(Content.of(in.readAllBytes()).sha256()).isEqualTo(content.sha256());
        }
        assertThat(store.putIfAbsent(KEY, content("two", 7), ATTRIBUTES)).isEqualTo(PutOutcome.REFUSED);
        assertThat(store.replaceIfMatch(KEY, content("two", 7), ATTRIBUTES, "0".repeat(32)))
                .isEqualTo(PutOutcome.REFUSED);
        Content three = content("three", 1);
        assertThat(store.replaceIfMatch(KEY, three, ATTRIBUTES, stored.entityTag()))
                .isEqualTo(PutOutcome.WRITTEN);
        assertThat(store.find(KEY).map(StoredObject::sha256)).contains(three.sha256());
        assertThat(uploads()).isZero();
    }

    /** Without reading the object: what is written beside it is believed where S3 saw the same parts, and only there. */
    @Test
    void digestOfTheWholeIsNotBelievedOfOtherBytes() throws IOException {
        Content content = content("one", 7);
        store.putIfAbsent(KEY, content, ATTRIBUTES);
        Map<String, String> metadata =
                s3.headObject(head -> head.bucket(BUCKET).key(KEY)).metadata();
        assertThat(metadata).containsEntry("sha256", content.sha256());

        s3.putObject(
                put -> put.bucket(BUCKET).key(KEY).metadata(metadata),
                software.amazon.awssdk.core.sync.RequestBody.fromString("others"));

        assertThat(store.find(KEY).map(StoredObject::sha256))
                .contains(Content.of("others".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .sha256());
    }

    @Test
    void contentThatIsNotWhatItSaysIsNeverSent() throws IOException {
        Content content = content("one", 7);
        Path changed = directory.resolve("changed");
        Files.write(changed, new byte[(int) content.bytes()]);
        assertThatThrownBy(() ->
                        store.putIfAbsent(KEY, Content.of(changed, content.bytes(), content.sha256()), ATTRIBUTES))
                .hasMessageContaining("STORE_FAILED");
        assertThat(store.find(KEY)).isEmpty();
        assertThat(uploads()).isZero();
    }

    @ParameterizedTest
    @EnumSource(value = Cut.class, names = "NEVER", mode = EnumSource.Mode.EXCLUDE)
    void connectionMayBreakAtAnyRequest(Cut cut) throws IOException {
        Content content = content("one", 7);
        for (int request = 1; request <= REQUESTS; request++) {
            empty();
            try (CuttingProxy line = new CuttingProxy(server.endpoint(), cut, request, () -> {});
                    S3Store through = store(line.endpoint())) {
                assertThat(through.putIfAbsent(KEY, content, ATTRIBUTES))
                        .as("%s at request %d", cut, request)
                        .isEqualTo(PutOutcome.WRITTEN);
                assertThat(line.broke()).as("request %d", request).isTrue();
            }
            assertThat(store.find(KEY).map(StoredObject::sha256)).contains(content.sha256());
            // Of one whose beginning was not heard of, nobody knows the name: a rule of the bucket ends it.
            assertThat(uploads())
                    .as("%s at request %d", cut, request)
                    .isLessThanOrEqualTo(request == BEGINNING && cut != Cut.BEFORE ? 1 : 0);
        }
    }

    /** Another writer comes while the parts are on their way: the condition of the end is what counts. */
    @Test
    void whoComesFirstStaysAndTheOtherLeavesNothing() throws IOException {
        Content first = content("first", 1);
        Content second = content("second", 7);
        int lastPart = REQUESTS - 1;
        try (CuttingProxy line = new CuttingProxy(
                        server.endpoint(), Cut.BEFORE, lastPart, () -> store.putIfAbsent(KEY, first, ATTRIBUTES));
                S3Store through = store(line.endpoint())) {
            assertThat(through.putIfAbsent(KEY, second, ATTRIBUTES)).isEqualTo(PutOutcome.REFUSED);
        }
        assertThat(store.find(KEY).map(StoredObject::sha256)).contains(first.sha256());
        assertThat(uploads()).isZero();

        String tag = store.find(KEY).orElseThrow().entityTag();
        Content third = content("third", 2);
        try (CuttingProxy line = new CuttingProxy(
                        server.endpoint(),
                        Cut.BEFORE,
                        lastPart,
                        () -> store.replaceIfMatch(KEY, third, ATTRIBUTES, tag));
                S3Store through = store(line.endpoint())) {
            assertThat(through.replaceIfMatch(KEY, second, ATTRIBUTES, tag)).isEqualTo(PutOutcome.REFUSED);
        }
        assertThat(store.find(KEY).map(StoredObject::sha256)).contains(third.sha256());
        assertThat(uploads()).isZero();
    }

    private int uploads() {
        return s3.listMultipartUploads(list -> list.bucket(BUCKET)).uploads().size();
    }

    private void giveUp() {
        s3.listMultipartUploads(list -> list.bucket(BUCKET))
                .uploads()
                .forEach(upload -> s3.abortMultipartUpload(
                        abort -> abort.bucket(BUCKET).key(upload.key()).uploadId(upload.uploadId())));
    }

    /** Megabytes that begin with a name and are the same each time. */
    private Content content(String name, int megabytes) throws IOException {
        byte[] bytes = new byte[megabytes << 20];
        new Random(name.hashCode()).nextBytes(bytes);
        return Content.of(Files.write(directory.resolve(name), bytes));
    }

    private static S3Store store(URI endpoint) {
        Retries quick = new Retries(
                5, Duration.ofMillis(10), Duration.ofMillis(50), () -> 0.5, wait -> Thread.sleep(wait.toMillis()));
        return S3Store.open(
                URI.create("s3://" + BUCKET),
                new S3Settings(
                        Optional.of(endpoint),
                        EndpointPolicy.LOOPBACK_ONLY,
                        LocalStackServer.REGION,
                        CREDENTIALS,
                        Duration.ofSeconds(10),
                        quick),
                PART);
    }
}
