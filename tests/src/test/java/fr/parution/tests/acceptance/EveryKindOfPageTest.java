// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.parution.cli.serve.CatalogServer;
import fr.parution.store.LocalDirectoryStore;
import fr.parution.store.Store;
import fr.parution.tests.servers.Browser;
import fr.parution.tests.servers.Page;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One page of each kind, in both languages, as somebody uses it who cannot see it, is in a hurry, or trusts nobody. */
class EveryKindOfPageTest {

    private static final String USERS = "datasets/moncompteformation-les-usagers/";

    /** The bytes of a page with all that it loads, but for the data that its reader asks for. */
    private static final int MOST_BYTES = 220_000;

    private static final int MOST_SCRIPT_BYTES = 60_000;

    /** What axe finds wrong with all that can be unfolded unfolded, rule by rule with the first places. */
    private static final String VIOLATIONS = """
        (async rules => {
          for (let i = 0; i < 200 && document.querySelector('[aria-busy]'); i++) await new Promise(done => setTimeout(done, 25));
          document.querySelectorAll('details').forEach(each => { each.open = true; });
          const asked = rules.length > 0 ? { runOnly: { type: 'rule', values: rules } } : {};
          const found = await axe.run({ resultTypes: ['violations'], ...asked });
          return found.violations.map(rule => rule.id + ': ' + rule.nodes.slice(0, 3).map(node => node.html).join(' | '));
        })(%s)\
        """;

    /** The rules whose findings another width or other colours can change: what a page says and how it is built stays. */
    private static final String OF_LOOKS =
            "['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable', 'meta-viewport']";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static String axe = "";
    private static Store store;
    private static CatalogServer server;
    private static Browser browser;

    static Stream<String> pages() {
        List<String> kinds = List.of(
                "",
                "search/?q=prix",
                "about/",
                "accessibility/",
                "legal/",
                "protection/",
                USERS,
                USERS + "explorer/#show=nb_dossiers&show=prix_moyen&by=nom_region&where.genre=Femme",
                "datasets/moncompteformation_catalogueformation/explorer/");
        return Stream.concat(kinds.stream().flatMap(kind -> Stream.of(kind, "en/" + kind)), Stream.of("404.html"));
    }

    @BeforeAll
    static void serve() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(EveryKindOfPageTest.class.getResourceAsStream("/axe.min.js"), "axe")) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        store = LocalDirectoryStore.openReadOnly(Demo.shared().store());
        server = new CatalogServer(store, 0);
        server.start();
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
        store.close();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyoneCanUseItAndItAsksNobodyElseAndKeepsNothing(String path) throws IOException, InterruptedException {
        try (Page page = browser.open(server.address().resolve(path), 1280, 900)) {
            assertLight(path, page.requests());
            page.evaluate(axe + ";true");
            assertAccessible(path, page, "[]");
            page.prefer("prefers-color-scheme", "dark");
            page.resize(320, 900);
            assertAccessible(path + ", dark and narrow", page, OF_LOOKS);
        }
    }

    /** @param rules of axe, as an array; an empty one for all */
    private static void assertAccessible(String what, Page page, String rules) {
        assertThat(texts(page.evaluate(VIOLATIONS.formatted(rules)))).as(what).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                        .asInt())
                .as("%s, sideways", what)
                .isZero();
        assertThat(page.problems()).as(what).isEmpty();
        assertThat(page.evaluate("document.cookie + localStorage.length + sessionStorage.length")
                        .asText())
                .as("%s keeps nothing", what)
                .isEqualTo("00");
    }

    private static void assertLight(String path, List<URI> requests) throws IOException, InterruptedException {
        int bytes = 0;
        int scripts = 0;
        for (URI request : new TreeSet<>(requests)) {
            assertThat(request.getAuthority()).isEqualTo(server.address().getAuthority());
            if (!request.getPath().startsWith("/v/")) {
                int length = get(request, "gzip").body().length;
                bytes += length;
                scripts += request.getPath().endsWith(".js") ? length : 0;
            }
        }
        assertThat(bytes).as(path).isBetween(50_000, MOST_BYTES);
        assertThat(scripts).as("scripts of %s", path).isLessThan(MOST_SCRIPT_BYTES);
    }

    @Test
    void everyPageIsWellFormedHtml() {
        List<String> lines = Demo.shared().ask("wellformed.py");
        assertThat(lines).hasSizeGreaterThan(15).allMatch(line -> line.endsWith(" 0"));
    }

    @Test
    void everyPageOfTheSiteMapIsThere() throws IOException, InterruptedException {
        String map = new String(
                get(server.address().resolve("sitemap.xml"), "identity").body(), StandardCharsets.UTF_8);
        List<String> places = Stream.of(map.split("<loc>"))
                .skip(1)
                .map(rest -> rest.substring(0, rest.indexOf('<')))
                .map(address -> URI.create(address).getPath())
                .toList();
        assertThat(places).contains("/", "/en/search/", "/legal/");
        for (String place : places) {
            assertThat(get(server.address().resolve(place), "gzip").statusCode())
                    .as(place)
                    .isEqualTo(200);
        }
    }

    private static HttpResponse<byte[]> get(URI address, String encoding) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept-Encoding", encoding)
                .build();
        return HTTP.send(request, BodyHandlers.ofByteArray());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
