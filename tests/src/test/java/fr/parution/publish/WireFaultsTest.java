// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.publish.CuttingProxy.Cut;
import fr.parution.store.Content;
import fr.parution.store.Store;
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
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/**
 * The faults of the simulation on a real wire: the connection breaks, or the process is killed, at some request of a
 * publication to S3 as LocalStack plays it. {@code -Dparution.wire.every=1} takes every request, which lasts minutes.
 */
final class WireFaultsTest {

    static final String EDITION = "un";

    private static final AtomicInteger BUCKETS = new AtomicInteger();
    private static final StaticCredentialsProvider CREDENTIALS = StaticCredentialsProvider.create(
            AwsBasicCredentials.create(LocalStackServer.ACCESS_KEY, LocalStackServer.SECRET_KEY));

    /** A number that has no factor in common with the requests of an object, so that all kinds are met. */
    private static final int EVERY = Integer.getInteger("parution.wire.every", 19);

    private static final int EVERY_KILL = Integer.getInteger("parution.wire.every", 23);

    private final LocalStackServer server = LocalStackServer.shared();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(value = Cut.class, names = "NEVER", mode = EnumSource.Mode.EXCLUDE)
    void connectionMayBreakAtAnyRequest(Cut cut) throws IOException {
        int all = calm();
        assertThat(all).isGreaterThan(40);
        int runs = 0;
        int gaveUp = 0;
        for (int request = 1 + cut.ordinal(); request <= all; request += EVERY) {
            String bucket = bucket();
            try (CuttingProxy line = new CuttingProxy(server.endpoint(), cut, request, () -> {});
                    Store store = store(bucket, line.endpoint())) {
                publish(store);
                assertThat(line.broke()).as("request %d", request).isTrue();
            } catch (ParutionException e) {
                assertThat(e.retryable())
                        .as("request %d: %s", request, e.getMessage())
                        .isTrue();
                gaveUp++;
            }
            settle(bucket, cut + " at request " + request);
            runs++;
        }
        System.out.printf("%s: %d of %d requests, %d runs gave up and said why%n", cut, runs, all, gaveUp);
    }

    @Test
    void processMayBeKilledAtAnyRequest() throws Exception {
        int all = calm();
        int runs = 0;
        for (int request = 4; request <= all; request += EVERY_KILL) {
            for (Cut cut : new Cut[] {Cut.BEFORE, Cut.ANSWER}) {
                String bucket = bucket();
                AtomicReference<Process> process = new AtomicReference<>();
                try (CuttingProxy line = new CuttingProxy(server.endpoint(), cut, request, () -> kill(process.get()))) {
                    process.set(start(bucket, line.endpoint()));
                    assertThat(process.get().waitFor(60, TimeUnit.SECONDS)).isTrue();
                    // 128 and the number of SIGKILL.
                    assertThat(process.get().exitValue())
                            .as("request %d", request)
                            .isEqualTo(137);
                }
                settle(bucket, "killed " + cut + " request " + request);
                runs++;
            }
        }
        System.out.printf("SIGKILL: %d runs at %d requests%n", runs, all);
    }

    /** How many requests one publication sends. */
    private int calm() throws IOException {
        String bucket = bucket();
        try (CuttingProxy line = new CuttingProxy(server.endpoint(), Cut.NEVER, 0, () -> {});
                Store store = store(bucket, line.endpoint())) {
            publish(store);
            settle(bucket, "calm");
            return line.requests();
        }
    }

    private void publish(Store store) {
        Editions editions = new Editions(directory);
        editions.publish(store, editions.candidate(Editions.USERS, Editions.SPRING, EDITION));
        editions.project(store);
    }

    /** What a reader finds at once is whole; one more run brings all to its end; nothing was made or written twice. */
    private void settle(String bucket, String when) throws IOException {
        try (Store store = store(bucket, server.endpoint())) {
            PublicStore published = new PublicStore(store);
            Optional<PublicStore.Current> current = published.current();
            if (current.isPresent()) {
                for (Manifest.Entry entry : current.get().manifest().datasets().values()) {
                    for (Manifest.File file : entry.files()) {
                        try (InputStream content = store.get(file.key())) {
                            assertThat(Content.of(content.readAllBytes()).sha256())
                                    .as(when)
                                    .isEqualTo(file.sha256());
                        }
                    }
                }
            }
            publish(store);
            assertThat(published.requireCurrent().manifest().sequence())
                    .as(when)
                    .isEqualTo(1);
            assertThat(new Verifier(published).verify().orElseThrow().problems())
                    .as(when)
                    .extracting(Problem::toString)
                    .isEmpty();
        }
        assertThat(versions(bucket))
                .as(when)
                .isNotEmpty()
                .allSatisfy((key, count) -> assertThat(count).as(key).isEqualTo(1));
    }

    /** How often each immutable object was written. */
    private Map<String, Integer> versions(String bucket) {
        Map<String, Integer> versions = new TreeMap<>();
        try (S3Client s3 = s3()) {
            for (ObjectVersion version :
                    s3.listObjectVersions(list -> list.bucket(bucket)).versions()) {
                if (version.key().startsWith("v/") || version.key().startsWith("releases/")) {
                    versions.merge(version.key(), 1, Integer::sum);
                }
            }
        }
        return versions;
    }

    private String bucket() {
        String bucket = "parution-wire-" + BUCKETS.incrementAndGet();
        try (S3Client s3 = s3()) {
            s3.createBucket(create -> create.bucket(bucket)
                    .createBucketConfiguration(where -> where.locationConstraint(LocalStackServer.REGION)));
            s3.putBucketVersioning(
                    put -> put.bucket(bucket).versioningConfiguration(versioning -> versioning.status("Enabled")));
        }
        return bucket;
    }

    private S3Client s3() {
        return S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.of(LocalStackServer.REGION))
                .credentialsProvider(CREDENTIALS)
                .forcePathStyle(true)
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
    }

    private static S3Store store(String bucket, URI endpoint) {
        Retries quick = new Retries(
                5, Duration.ofMillis(10), Duration.ofMillis(50), () -> 0.5, wait -> Thread.sleep(wait.toMillis()));
        return S3Store.open(
                URI.create("s3://" + bucket),
                new S3Settings(
                        Optional.of(endpoint),
                        EndpointPolicy.LOOPBACK_ONLY,
                        LocalStackServer.REGION,
                        CREDENTIALS,
                        Duration.ofSeconds(10),
                        quick));
    }

    private Process start(String bucket, URI endpoint) throws IOException {
        Path work = Files.createTempDirectory(directory, "process");
        ProcessBuilder process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PublishingProcess.class.getName(),
                        bucket,
                        work.toString())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("log").toFile());
        process.environment().clear();
        process.environment().put("AWS_ENDPOINT_URL", endpoint.toString());
        process.environment().put("AWS_REGION", LocalStackServer.REGION);
        process.environment().put("AWS_ACCESS_KEY_ID", LocalStackServer.ACCESS_KEY);
        process.environment().put("AWS_SECRET_ACCESS_KEY", LocalStackServer.SECRET_KEY);
        process.environment().put(S3Settings.LOCAL_ONLY, "true");
        return process.start();
    }

    /** At once, with no word to it. */
    private static void kill(Process process) {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
