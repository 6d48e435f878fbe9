// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.store.Content;
import fr.parution.store.Json;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Store;
import fr.parution.store.s3.S3Settings;
import fr.parution.store.s3.S3Store;
import fr.parution.tests.servers.LocalStackServer;
import fr.parution.tests.servers.PythonReaders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is dropped, in a directory or a bucket, in French and compressed, is published as what it is. */
class DropsTest {

    private static final List<String> RELATIONS = List.of("dossier", "titulaire", "financement");
    private static final ObjectAttributes ATTRIBUTES = ObjectAttributes.ofType("text/csv");

    private static Fixture.Made made;
    private static Path drop;

    @BeforeAll
    static void dropOnce() throws IOException {
        made = Fixture.make("drops");
        drop = Fixture.empty("drop");
        PythonReaders.runLines("""
            import csv, datetime, decimal, gzip, sys, duckdb
            source, target = sys.argv[1:]
            def french(value):
                if value is None: return ""
                if isinstance(value, bool): return "oui" if value else "non"
                if isinstance(value, datetime.date): return value.strftime("%d/%m/%Y")
                if isinstance(value, decimal.Decimal): return f"{value:,.2f}".replace(",", "\\u00a0").replace(".", ",")
                return str(value)
            for relation in ("dossier", "titulaire", "financement"):
                found = duckdb.execute(f"from '{source}/{relation}/*.parquet'")
                names = [column[0] for column in found.description]
                with gzip.open(f"{target}/{relation}.csv.gz", "wt", encoding="cp1252", newline="", errors="replace") as out:
                    writer = csv.writer(out, delimiter=";", lineterminator="\\r\\n")
                    writer.writerow(reversed(names))
                    for row in found.fetchall():
                        writer.writerow([french(value) for value in reversed(row)])
            """, made.source().toString(), drop.toString());
        Files.write(drop.resolve("_READY.json"), manifest());
    }

    private static byte[] manifest() throws IOException {
        Map<String, Object> relations = new TreeMap<>();
        for (String relation : RELATIONS) {
            Content content = Content.of(drop.resolve(relation + ".csv.gz"));
            Map<String, Object> file =
                    Map.of("path", relation + ".csv.gz", "bytes", content.bytes(), "sha256", content.sha256());
            relations.put(relation, Map.of("files", List.of(file)));
        }
        return Json.write(Map.of("relations", relations));
    }

    @Test
    void dropInADirectoryIsPublishedAsTheSameData() {
        Path store = Fixture.empty("drop-store");
        Command.Outcome outcome =
                Fixture.succeeds(Command.FRENCH.with(Command.KEY), users("dir:" + drop, "dir:" + store));

        assertThat(outcome.err()).contains("dossier : 1\u202F000 lignes lues (windows-1252, ;, gzip)");
        assertThat(data(store)).isEqualTo(data(made.store())).isNotEmpty();
    }

    @Test
    void dropInABucketIsPublishedAsTheSameDataOnceItIsComplete() throws IOException {
        Map<String, String> cloud = cloud();
        Path store = Fixture.empty("bucket-store");
        Command command = Command.FRENCH.with(Command.KEY).with(cloud);
        String source = "s3://parution-drops/2026-04";
        try (Store bucket = bucket(cloud, source)) {
            assertThat(Fixture.refuses(3, "SOURCE_NOT_FOUND", command, users(source, "dir:" + store)))
                    .contains("parution-drops");
            makeBucket();
            for (String relation : RELATIONS) {
                bucket.putIfAbsent(relation + ".csv.gz", Content.of(drop.resolve(relation + ".csv.gz")), ATTRIBUTES);
            }
            assertThat(Fixture.refuses(3, "SOURCE_MANIFEST_MISSING", command, users(source, "dir:" + store)))
                    .contains(source, "_READY.json");
            bucket.putIfAbsent("_READY.json", Content.of(drop.resolve("_READY.json")), ATTRIBUTES);
            bucket.putIfAbsent("dossier-2.csv", Content.of(new byte[] {'x'}), ATTRIBUTES);
            assertThat(Fixture.refuses(3, "SOURCE_FILE_UNNAMED", command, users(source, "dir:" + store)))
                    .contains("dossier-2.csv");
        }
        assertThat(store.resolve("state/current.json")).doesNotExist();

        String whole = "s3://parution-drops/whole";
        try (Store bucket = bucket(cloud, whole)) {
            for (Map.Entry<String, Path> file : files().entrySet()) {
                bucket.putIfAbsent(file.getKey(), Content.of(file.getValue()), ATTRIBUTES);
            }
        }
        Fixture.succeeds(command, users(whole, "dir:" + store));
        assertThat(data(store)).isEqualTo(data(made.store()));
    }

    /** What is dropped is all that the users' data set needs, and no more. */
    private static String[] users(String from, String to) {
        return Fixture.publish(from, to, Fixture.USERS);
    }

    private static Map<String, Path> files() throws IOException {
        try (Stream<Path> files = Files.list(drop)) {
            return files.collect(Collectors.toMap(file -> file.getFileName().toString(), file -> file));
        }
    }

    private static Map<String, String> data(Path store) {
        Map<String, String> data = Fixture.tree(store.resolve("latest"));
        data.keySet()
                .removeIf(name -> !name.matches(".*\\.(parquet|csv|gz|json)")
                        || name.contains("release")
                        || !name.contains(Fixture.USERS));
        return data;
    }

    private static Map<String, String> cloud() {
        return Map.of(
                "AWS_ENDPOINT_URL", LocalStackServer.shared().endpoint().toString(),
                "AWS_REGION", LocalStackServer.REGION,
                "AWS_ACCESS_KEY_ID", LocalStackServer.ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY", LocalStackServer.SECRET_KEY);
    }

    private static Store bucket(Map<String, String> cloud, String uri) {
        return S3Store.open(URI.create(uri), S3Settings.fromEnvironment(cloud, () -> 0.5));
    }

    private static void makeBucket() throws IOException {
        URI bucket = LocalStackServer.shared().endpoint().resolve("/parution-drops");
        HttpRequest request = HttpRequest.newBuilder(bucket)
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            assertThat(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
