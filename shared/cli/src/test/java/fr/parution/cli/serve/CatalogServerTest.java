// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.store.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogServerTest {

    private static final String CSV = "latest/users.csv";
    private static final String PARQUET = "v/users/2026-T1-abc/users.parquet";
    private static final byte[] ROWS =
            "période;nombre\n2026-T1;41\n".repeat(200).getBytes(UTF_8);
    private static final byte[] COLUMNS = bytes(3_000_000);

    private final PublishedStore store = new PublishedStore()
            .with("index.html", page("accueil"))
            .with("en/index.html", page("home"))
            .with("datasets/users/index.html", page("usagers"))
            .with("datasets/users/CITATION.cff", "cff-version: 1.2.0".getBytes(UTF_8))
            .with("404.html", page("absente"))
            .with("catalog.ttl", "<#catalogue> a <#Catalog> .".getBytes(UTF_8))
            .with("assets/site-0123456789ab.css", "p{}".getBytes(UTF_8))
            .with("state/current.json", "{}".getBytes(UTF_8))
            .with("events/1.json", "[]".getBytes(UTF_8))
            .with("embed/users/entries/index.html", page("intégré"))
            .with(CSV, ROWS)
            .with(PARQUET, COLUMNS)
            .with("staging/users/part-0.parquet", "private".getBytes(UTF_8))
            .with("state/ledger.json", "private".getBytes(UTF_8))
            .with(".lock", "private".getBytes(UTF_8))
            .with("v/.parts/users.tmp", "private".getBytes(UTF_8));
    private final CatalogServer server = new CatalogServer(store, 0);
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void startServer() throws IOException {
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void listensOnTheLoopbackAddressAlone() {
        assertThat(server.address().getHost()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({"/,accueil", "/en/,home", "/datasets/users/,usagers", "/index.html,accueil", "/?from=mail,accueil"})
    void folderAnswersWithItsIndex(String path, String text) throws Exception {
        HttpResponse<byte[]> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new String(answer.body(), UTF_8)).contains(text);
        assertThat(header(answer, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    }

    @Test
    void folderWithoutItsSlashLeadsToIt() throws Exception {
        HttpResponse<byte[]> answer = get("/datasets/users");
        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(header(answer, "Location")).isEqualTo("/datasets/users/");
    }

    @ParameterizedTest
    @CsvSource({
        "/catalog.ttl,text/turtle; charset=utf-8",
        "/latest/users.csv,text/csv; charset=utf-8",
        "/datasets/users/CITATION.cff,application/yaml; charset=utf-8",
        "/state/current.json,application/json; charset=utf-8",
        "/events/1.json,application/cloudevents-batch+json; charset=utf-8",
        "/assets/site-0123456789ab.css,text/css; charset=utf-8",
        "/v/users/2026-T1-abc/users.parquet,application/vnd.apache.parquet"
    })
    void eachKeyHasItsTypeWithoutRedirect(String path, String type) throws Exception {
        HttpResponse<byte[]> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "/v/users/2026-T1-abc/users.parquet,true",
        "/assets/site-0123456789ab.css,true",
        "/latest/users.csv,false",
        "/,false",
        "/state/current.json,false"
    })
    void onlyKeysThatNeverChangeAreImmutable(String path, boolean immutable) throws Exception {
        assertThat(header(get(path), "Cache-Control"))
                .isEqualTo(immutable ? "public, max-age=31536000, immutable" : "public, max-age=0, must-revalidate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/latest/users.csv", "/v/users/2026-T1-abc/users.parquet", "/nowhere"})
    void headSaysWhatGetSaysWithoutBody(String path) throws Exception {
        for (String encoding : List.of("identity", "gzip")) {
            HttpResponse<byte[]> get = get(path, "Accept-Encoding", encoding);
            HttpResponse<byte[]> head = send("HEAD", path, "Accept-Encoding", encoding);
            assertThat(head.statusCode()).isEqualTo(get.statusCode());
            assertThat(head.body()).isEmpty();
            assertThat(lasting(head)).isEqualTo(lasting(get)).containsKey("content-length");
        }
    }

    @Test
    void entityTagIsTheDigestAndGivesNotModified() throws Exception {
        HttpResponse<byte[]> first = get("/" + CSV);
        String tag = "\"" + Content.of(ROWS).sha256() + "\"";
        assertThat(header(first, "ETag")).isEqualTo(tag);
        HttpResponse<byte[]> again = get("/" + CSV, "If-None-Match", "\"other\", W/" + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(tag);
        assertThat(get("/" + CSV, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void lastModifiedGivesNotModifiedUnlessATagSaysOtherwise() throws Exception {
        String written = "Sun, 05 Apr 2026 06:07:08 GMT";
        assertThat(header(get("/" + CSV), "Last-Modified")).isEqualTo(written);
        assertThat(get("/" + CSV, "If-Modified-Since", written).statusCode()).isEqualTo(304);
        assertThat(get("/" + CSV, "If-Modified-Since", "Sun, 05 Apr 2026 06:07:07 GMT")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/" + CSV, "If-Modified-Since", "yesterday").statusCode())
                .isEqualTo(200);
        assertThat(get("/" + CSV, "If-Modified-Since", written, "If-None-Match", "\"x\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3,0,4",
        "bytes=10-10,10,1",
        "bytes=2999990-,2999990,10",
        "bytes=-8,2999992,8",
        "bytes=-99999999999999999999,0,3000000",
        "bytes=5-99999999999999999999,5,2999995",
        "bytes=100-2999999,100,2999900"
    })
    void rangeGivesThoseBytes(String range, int first, int length) throws Exception {
        HttpResponse<byte[]> answer = get("/" + PARQUET, "Range", range);
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(java.util.Arrays.copyOfRange(COLUMNS, first, first + length));
        assertThat(header(answer, "Content-Range"))
                .isEqualTo("bytes " + first + "-" + (first + length - 1) + "/3000000");
        assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=3000000-", "bytes=99999999999999999999-", "bytes=-0"})
    void rangeBeyondTheEndIsRefusedWithTheSize(String range) throws Exception {
        HttpResponse<byte[]> answer = get("/" + PARQUET, "Range", range);
        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes */3000000");
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,4-5", "lines=0-1", "bytes=-", "bytes=5-2", "bytes=a-b"})
    void rangeOfAnotherKindIsIgnored(String range) throws Exception {
        HttpResponse<byte[]> answer = get("/" + CSV, "Range", range);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(ROWS);
    }

    @Test
    void rangeOfAChangedObjectGivesTheWhole() throws Exception {
        String tag = header(get("/" + CSV), "ETag");
        String date = header(get("/" + CSV), "Last-Modified");
        assertThat(get("/" + CSV, "Range", "bytes=0-1", "If-Range", tag).statusCode())
                .isEqualTo(206);
        assertThat(get("/" + CSV, "Range", "bytes=0-1", "If-Range", date).statusCode())
                .isEqualTo(206);
        assertThat(get("/" + CSV, "Range", "bytes=0-1", "If-Range", "\"old\"").body())
                .isEqualTo(ROWS);
        assertThat(get("/" + CSV, "Range", "bytes=0-1", "If-Range", "W/" + tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void textIsCompressedForWhomAcceptsItUnderATagOfItsOwn() throws Exception {
        HttpResponse<byte[]> packed = get("/" + CSV, "Accept-Encoding", "br, gzip;q=0.8");
        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(packed, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(packed.body().length).isLessThan(ROWS.length / 10);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(ROWS);
        HttpResponse<byte[]> plain = get("/" + CSV, "Accept-Encoding", "gzip;q=0");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(header(plain, "ETag")).isNotEqualTo(header(packed, "ETag"));
        assertThat(get("/" + CSV, "Accept-Encoding", "gzip", "If-None-Match", header(packed, "ETag"))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void rangesAndParquetAreNeverCompressed() throws Exception {
        HttpResponse<byte[]> part = get("/" + CSV, "Accept-Encoding", "gzip", "Range", "bytes=0-9");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Encoding")).isEmpty();
        HttpResponse<byte[]> parquet = get("/" + PARQUET, "Accept-Encoding", "gzip");
        assertThat(parquet.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(parquet.body()).isEqualTo(COLUMNS);
    }

    @Test
    void otherOriginsMayReadAndAskBefore() throws Exception {
        HttpResponse<byte[]> answer = get("/" + PARQUET, "Origin", "https://elsewhere.example", "Range", "bytes=0-0");
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(answer, "Access-Control-Expose-Headers"))
                .contains("ETag", "Content-Range", "Accept-Ranges", "Content-Length");
        HttpResponse<byte[]> before = send("OPTIONS", "/" + PARQUET, "Origin", "https://elsewhere.example");
        assertThat(before.statusCode()).isEqualTo(204);
        assertThat(header(before, "Access-Control-Allow-Headers"))
                .contains("Authorization", "Content-Type", "Range", "If-None-Match");
        assertThat(header(before, "Access-Control-Allow-Methods")).contains("GET", "HEAD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/latest/users.csv", "/nowhere", "/state/ledger.json"})
    void everyAnswerCarriesTheStrictPolicy(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path);
        assertThat(header(answer, "Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                .endsWith("frame-ancestors 'self'")
                .doesNotContain("unsafe");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("strict-origin-when-cross-origin");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void onlyEmbedsMayBeFramedElsewhere() throws Exception {
        assertThat(header(get("/embed/users/entries/"), "Content-Security-Policy"))
                .endsWith("frame-ancestors *");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "/staging/users/part-0.parquet",
                "/state/ledger.json",
                "/.lock",
                "/v/.parts/users.tmp",
                "/v/users",
                "/datasets/users/index.html/"
            })
    void whatIsNotPublicDoesNotExist(String path) throws Exception {
        HttpResponse<byte[]> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(new String(answer.body(), UTF_8)).contains("absente").doesNotContain("private");
        assertThat(header(answer, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/latest/../state/ledger.json",
                "/latest/%2e%2e/state/ledger.json",
                "/latest/..%2fstate/ledger.json",
                "/latest/%252e%252e/state/ledger.json",
                "/../../../etc/passwd",
                "/latest/..;/state/ledger.json",
                "/latest/%00",
                "//index.html",
                "/v\\..\\.lock"
            })
    void noPathClimbsOutOfThePublicFolders(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).matches("(?s)HTTP/1.1 (400|404) .*").doesNotContain("private", "root:", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE"})
    void otherMethodsAreRefusedWithThoseAllowed(String method) throws Exception {
        String answer = raw(
                method + " /index.html HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 405 ").contains("Allow: GET, HEAD, OPTIONS");
    }

    @Test
    void failingStoreIsSaidWithoutItsInside() throws Exception {
        store.fail();
        HttpResponse<byte[]> answer = get("/" + CSV);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(new String(answer.body(), UTF_8)).isEqualTo("The store does not answer.\n");
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, headers);
    }

    private HttpResponse<byte[]> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        String base = server.address().toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        java.net.URI.create(base.substring(0, base.length() - 1) + path))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static Map<String, List<String>> lasting(HttpResponse<?> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return headers;
    }

    private static byte[] page(String text) {
        return ("<!DOCTYPE html><title>" + text + "</title>").getBytes(UTF_8);
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i * 31 + i / 251);
        }
        return bytes;
    }
}
