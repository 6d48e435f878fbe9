// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parution.cli.serve.CatalogServer;
import fr.parution.publish.PublicStore;
import fr.parution.store.Content;
import fr.parution.store.LocalDirectoryStore;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Store;
import fr.parution.tests.servers.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The distribution of the template answers as {@code serve} does: what was tried on a laptop holds for readers. */
class HostTest {

    private static final List<String> KEYS = List.of(
            "index.html",
            "embed/x/y/index.html",
            "catalog.ttl",
            "catalog.jsonld",
            "catalog-2.rdf",
            "data.json",
            "latest/x.csv",
            "v/x/t/x.csv",
            "releases/r.json",
            "assets/a.css",
            "keys/k.pem");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Template TEMPLATE = Template.read();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static Store store;

    @SuppressWarnings("NullAway.Init")
    private static CatalogServer server;

    @BeforeAll
    static void serve() throws IOException {
        store = LocalDirectoryStore.open(directory);
        for (String key : KEYS) {
            store.putIfAbsent(
                    key,
                    Content.of(key.getBytes(StandardCharsets.UTF_8)),
                    PublicStore.attributes("text/plain", ObjectAttributes.REVALIDATE, "x", "1", "urn:x"));
        }
        server = new CatalogServer(store, 0);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
        store.close();
    }

    @Test
    void everyAnswerCarriesTheSameHeadersFromBoth() throws Exception {
        for (String key : KEYS) {
            HttpResponse<String> served = ask("GET", key);
            assertThat(served.statusCode()).as(key).isEqualTo(200);
            Map<String, String> ofHost = headers(behaviour(key));
            // The laptop speaks no TLS.
            assertThat(ofHost.remove("strict-transport-security")).isEqualTo("max-age=31536000");
            assertThat(ofHost).hasSize(5);
            ofHost.forEach((name, value) ->
                    assertThat(words(served, name)).as(key + " " + name).isEqualTo(List.of(value.split(", "))));
        }
    }

    @Test
    void preflightIsAnsweredAlikeByBoth() throws Exception {
        HttpResponse<String> served = ask("OPTIONS", "latest/x.csv");
        Map<String, Object> preflight =
                run("{method: 'OPTIONS', uri: '/latest/x.csv'}").get(0);
        assertThat(preflight.get("statusCode")).isEqualTo(served.statusCode());
        Map<String, Object> headers = Template.map(preflight.get("headers"));
        assertThat(headers.keySet()).contains("access-control-allow-methods", "access-control-allow-headers");
        headers.forEach((name, value) -> assertThat(words(served, name))
                .as(name)
                .isEqualTo(List.of(Template.map(value).get("value").toString().split(", "))));
        Map<String, Object> cors = Template.map(config("PageHeaders").get("CorsConfig"));
        assertThat(items(cors, "AccessControlAllowHeaders")).isEqualTo(words(served, "access-control-allow-headers"));
        assertThat(items(cors, "AccessControlAllowMethods")).isEqualTo(words(served, "access-control-allow-methods"));
        assertThat(cors.get("AccessControlMaxAgeSec"))
                .isEqualTo(words(served, "access-control-max-age").get(0));
    }

    @Test
    void addressesLeadToTheSameKeysInBoth() {
        assertThat(run(
                                "{method: 'GET', uri: '/'}",
                                "{method: 'GET', uri: '/datasets/x/'}",
                                "{method: 'GET', uri: '/embed/x/y'}",
                                "{method: 'HEAD', uri: '/catalog.ttl'}",
                                "{method: 'GET', uri: '/latest/x.csv.gz'}")
                        .stream()
                        .map(answer -> answer.containsKey("uri")
                                ? answer.get("uri")
                                : answer.get("statusCode") + " "
                                        + Template.map(Template.map(answer.get("headers"))
                                                        .get("location"))
                                                .get("value")))
                .containsExactly(
                        "/index.html", "/datasets/x/index.html", "308 /embed/x/y/", "/catalog.ttl", "/latest/x.csv.gz");
    }

    @Test
    void folderWithoutItsSlashIsSentToItByServeToo() throws Exception {
        HttpResponse<String> served = ask("GET", "embed/x/y");
        assertThat(served.statusCode()).isEqualTo(308);
        assertThat(served.headers().firstValue("location")).contains("/embed/x/y/");
    }

    @ParameterizedTest
    @CsvSource({
        "catalog.ttl, allow-all, RevalidatedCache",
        "catalog-2.rdf, allow-all, RevalidatedCache",
        "catalog.jsonld, allow-all, RevalidatedCache",
        "data.json, allow-all, RevalidatedCache",
        "index.html, redirect-to-https, RevalidatedCache",
        "latest/x.csv, redirect-to-https, RevalidatedCache",
        "v/x/t/x.csv, redirect-to-https, ImmutableCache",
        "releases/r.json, redirect-to-https, ImmutableCache",
        "assets/a.css, redirect-to-https, ImmutableCache",
        "keys/k.pem, redirect-to-https, ImmutableCache"
    })
    void cataloguesAreNeverRedirectedAndImmutableKeysAreKept(String key, String protocol, String cache)
            throws Exception {
        assertThat(behaviour(key))
                .containsEntry("ViewerProtocolPolicy", protocol)
                .containsEntry("CachePolicyId", cache)
                .containsEntry("AllowedMethods", List.of("GET", "HEAD", "OPTIONS"))
                .containsEntry("CachedMethods", List.of("GET", "HEAD"));
        // Of one object both say the same.
        HttpResponse<String> head = ask("HEAD", key);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().map().keySet())
                .isEqualTo(ask("GET", key).headers().map().keySet());
        assertThat(head.headers().firstValue("etag").orElseThrow()).startsWith("\"");
        String served = ask("GET", key).headers().firstValue("cache-control").orElseThrow();
        assertThat(served.contains("immutable")).isEqualTo(cache.equals("ImmutableCache"));
    }

    /** The edge obeys what the objects say: a year, or a question each time. */
    @Test
    void cachePoliciesLeaveTheLastWordToTheObjects() {
        for (String policy : List.of("ImmutableCache", "RevalidatedCache")) {
            Map<String, Object> config =
                    Template.map(TEMPLATE.properties(policy).get("CachePolicyConfig"));
            assertThat(config).containsEntry("MinTTL", "0");
            assertThat(config.get("ParametersInCacheKeyAndForwardedToOrigin").toString())
                    .contains("QueryStringBehavior=none", "CookieBehavior=none", "HeaderBehavior=none");
        }
        assertThat(Template.map(TEMPLATE.properties("RevalidatedCache").get("CachePolicyConfig")))
                .containsEntry("DefaultTTL", "0");
        assertThat(Template.map(TEMPLATE.properties("ImmutableCache").get("CachePolicyConfig")))
                .containsEntry("MaxTTL", "31536000");
    }

    @Test
    void onlyTheDistributionReadsTheBucketInItsOwnName() {
        Map<String, Object> access =
                Template.map(TEMPLATE.properties("OriginAccess").get("OriginAccessControlConfig"));
        assertThat(access)
                .containsEntry("SigningBehavior", "always")
                .containsEntry("OriginAccessControlOriginType", "s3");
        String policy = TEMPLATE.properties("PublicBucketPolicy").toString();
        assertThat(policy).contains("aws:SourceArn").doesNotContain("OriginAccessIdentity");
        assertThat(distribution().get("Origins").toString()).contains("OriginAccessControlId=OriginAccess");
    }

    /** What the behaviour for a key sends, by the lower-case names of headers. */
    private static Map<String, String> headers(Map<String, Object> behaviour) {
        Map<String, Object> config =
                config(behaviour.get("ResponseHeadersPolicyId").toString());
        Map<String, Object> cors = Template.map(config.get("CorsConfig"));
        Map<String, Object> security = Template.map(config.get("SecurityHeadersConfig"));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("access-control-allow-origin", String.join(", ", items(cors, "AccessControlAllowOrigins")));
        headers.put("access-control-expose-headers", String.join(", ", items(cors, "AccessControlExposeHeaders")));
        headers.put("content-security-policy", value(security, "ContentSecurityPolicy", "ContentSecurityPolicy"));
        headers.put("referrer-policy", value(security, "ReferrerPolicy", "ReferrerPolicy"));
        if (security.containsKey("ContentTypeOptions")) {
            headers.put("x-content-type-options", "nosniff");
        }
        headers.put(
                "strict-transport-security",
                "max-age=" + value(security, "StrictTransportSecurity", "AccessControlMaxAgeSec"));
        return headers;
    }

    private static String value(Map<String, Object> security, String header, String field) {
        return Template.map(security.get(header)).get(field).toString();
    }

    private static List<String> items(Map<String, Object> cors, String name) {
        return Template.list(Template.map(cors.get(name)).get("Items")).stream()
                .map(Object::toString)
                .toList();
    }

    private static Map<String, Object> config(String policy) {
        return Template.map(TEMPLATE.properties(policy).get("ResponseHeadersPolicyConfig"));
    }

    private static Map<String, Object> distribution() {
        return Template.map(TEMPLATE.properties("Distribution").get("DistributionConfig"));
    }

    /** The first whose pattern fits, as the distribution chooses. */
    private static Map<String, Object> behaviour(String key) {
        return Template.list(distribution().get("CacheBehaviors")).stream()
                .map(Template::map)
                .filter(behaviour -> key.matches(behaviour
                        .get("PathPattern")
                        .toString()
                        .replace(".", "\\.")
                        .replace("*", ".*")))
                .findFirst()
                .orElseGet(() -> Template.map(distribution().get("DefaultCacheBehavior")));
    }

    private static List<String> words(HttpResponse<String> response, String header) {
        return Arrays.asList(response.headers().firstValue(header).orElse("–").split(", "));
    }

    private static HttpResponse<String> ask(String method, String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.address().resolve(key))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Runs the function of the template over requests, in a browser, for want of an edge. */
    private static List<Map<String, Object>> run(String... requests) {
        String code = TEMPLATE.properties("AddressFunction").get("FunctionCode").toString();
        String calls = Arrays.stream(requests)
                .map(request -> "handler({request: " + request + "})")
                .collect(Collectors.joining(", "));
        try (Browser browser = Browser.start()) {
            Path page = Files.writeString(
                    directory.resolve("function.html"),
                    "<!doctype html><title>x</title><pre id=\"answers\"></pre><script>" + code
                            + "\ndocument.getElementById('answers').textContent = JSON.stringify([" + calls
                            + "]);</script>");
            String dom = browser.dumpDom(page.toUri());
            String json = dom.replaceFirst("(?s)^.*<pre id=\"answers\">(.*?)</pre>.*$", "$1");
            return new ObjectMapper().readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
