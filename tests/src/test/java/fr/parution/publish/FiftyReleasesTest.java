// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parution.describe.CatalogDescription;
import fr.parution.describe.CatalogFixtures;
import fr.parution.store.Content;
import fr.parution.store.Json;
import fr.parution.store.Store;
import fr.parution.store.s3.S3Settings;
import fr.parution.store.s3.S3Store;
import fr.parution.tests.cli.Command;
import fr.parution.tests.servers.LocalStackServer;
import fr.parution.tests.servers.PythonReaders;
import fr.parution.write.WrittenFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Readers in a loop while fifty releases come: DuckDB, which asks for ranges, and one that downloads. Nothing that they read is
 * of two releases, and no error is left after they have tried again.
 */
class FiftyReleasesTest {

    private static final int RELEASES = 50;
    private static final String BUCKET = "parution-reading";
    private static final String USERS = "users";
    private static final Path READERS = Command.checkout().resolve("tests/src/test/python/reading.py");
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    private final LocalStackServer server = LocalStackServer.shared();

    @TempDir
    Path directory;

    @Test
    void noReaderEverSeesTwoReleasesInOne() throws Exception {
        assertThat(put("", new byte[0])).isEqualTo(200);
        PythonReaders.run(READERS, "make", directory.toString(), Integer.toString(RELEASES));
        Path stop = directory.resolve("stop");
        JsonNode seen;
        try (Store store = open()) {
            release(store, 1);
            CompletableFuture<String> readers =
                    CompletableFuture.supplyAsync(() -> PythonReaders.run(READERS, "read", base(), stop.toString()));
            try {
                for (int number = 2; number <= RELEASES; number++) {
                    release(store, number);
                    Thread.sleep(50);
                }
            } finally {
                Files.createFile(stop);
            }
            seen = new ObjectMapper().readTree(readers.get(2, TimeUnit.MINUTES));
            assertThat(new PublicStore(store).requireCurrent().pointer().sequence())
                    .isEqualTo(RELEASES);
        }
        System.out.println("readers during " + RELEASES + " releases: " + seen);
        assertThat(seen.path("mixed")).isEmpty();
        assertThat(seen.path("failed")).isEmpty();
        assertThat(seen.path("ranges").asInt()).isGreaterThan(10);
        assertThat(seen.path("downloads").asInt()).isGreaterThan(10);
        assertThat(seen.path("releases").asInt()).isGreaterThan(10);

        // And they would have seen it.
        byte[] mixture = Files.readAllBytes(directory.resolve("48.parquet"));
        byte[] other = Files.readAllBytes(directory.resolve("49.parquet"));
        assertThat(mixture).hasSameSizeAs(other);
        System.arraycopy(other, other.length / 2, mixture, other.length / 2, other.length - other.length / 2);
        assertThat(put("/latest/users.parquet", mixture)).isEqualTo(200);
        assertThat(PythonReaders.run(READERS, "read", base(), stop.toString()))
                .contains("\"mixed\": [\"ranges: releases 48 to 49");
    }

    private void release(Store store, int number) throws IOException {
        PublicStore published = new PublicStore(store);
        Clock clock = Clock.fixed(DAY.plusDays(number).atStartOfDay().toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        Candidate candidate = new Candidate(
                USERS,
                "https://data.example.org/datasets/users/#dataset",
                DAY.plusDays(number),
                Editions.document(USERS).schemaVersion(),
                "2026-T1",
                List.of(
                        file(number, "parquet", "application/vnd.apache.parquet"),
                        file(number, "csv", "text/csv; charset=utf-8")),
                "{}".getBytes(StandardCharsets.UTF_8),
                Json.write(Editions.document(USERS)));
        assertThat(new Publisher(published, clock)
                        .publish(List.of(candidate), CatalogFixtures.declaration(), "sha256:" + number)
                        .sequence())
                .isEqualTo(number);
        new Projector(published, List.of(FiftyReleasesTest::pinned), directory).project(key -> {});
    }

    /** What the reader needs who pins a release, and no more: fifty times all that is made from one would take minutes. */
    private static List<Projection.ProjectedFile> pinned(CatalogDescription catalog) {
        Map<String, Object> release = Map.of(
                "seq",
                catalog.sequence(),
                "files",
                ReleaseFileProjection.files(catalog, catalog.datasets().get(0)));
        return List.of(new Projection.ProjectedFile(
                "latest/" + USERS + ".release.json", "application/json", Json.write(release)));
    }

    private WrittenFile file(int number, String extension, String mediaType) throws IOException {
        Path path = directory.resolve(number + "." + extension);
        Content content = Content.of(path);
        String name = USERS + "." + extension;
        return new WrittenFile(name, "latest/" + name, path, mediaType, content.bytes(), content.sha256(), 1);
    }

    private String base() {
        return server.endpoint() + "/" + BUCKET + "/";
    }

    private Store open() {
        Map<String, String> environment = server.environment();
        return S3Store.open(URI.create("s3://" + BUCKET), S3Settings.fromEnvironment(environment, () -> 0.5));
    }

    private int put(String path, byte[] body) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.endpoint().resolve("/" + BUCKET + path))
                                .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
