// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.parution.cli.serve.CatalogServer;
import fr.parution.store.LocalDirectoryStore;
import fr.parution.store.Store;
import fr.parution.tests.cli.Command;
import fr.parution.tests.servers.Browser;
import fr.parution.tests.servers.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the demonstration in a browser, on a desk and on a phone, and the files that they offer. */
class PagesTest {

    private static final String USERS = "datasets/moncompteformation-les-usagers/";
    private static final String OFFER = "datasets/moncompteformation_catalogueformation/";
    private static final String PURCHASES = "datasets/moncompteformation_formations_engagees/";
    private static final String ENTRIES = "datasets/entree_sortie_formation/";
    private static final String COFINANCING = "datasets/moncompteformation_abondements/";
    private static final String BOARD = "embed/moncompteformation-les-usagers/qui-se-forme/region-84/";
    private static final String DEPARTMENT = "territoires/departements/59/";

    /** The bytes of a page with all that it loads. */
    private static final int MOST_BYTES = 220_000;

    private static final String PUBLIC_URL = "http://127.0.0.1:8080/";
    private static final int DESK = 1280;
    private static final int PHONE = 360;

    /** What is seen and has no words for those who do not see it. */
    private static final String WITHOUT_TEXT = """
        [...document.querySelectorAll('img, svg, canvas, figure, iframe')].filter(e => {
          if (e.closest('[aria-hidden=true], [hidden]')) return false;
          const named = e.hasAttribute('alt') || e.getAttribute('aria-label') || e.getAttribute('aria-labelledby')
              || e.querySelector(':scope > title, figcaption') || e.getAttribute('title');
          const within = e.closest('[role=img][aria-label], [role=img][aria-labelledby]');
          return !named && !within;
        }).map(e => e.outerHTML.slice(0, 120))\
        """;

    /** What reaches beyond the right edge, but for what scrolls within its own frame. */
    private static final String OVERFLOW =
            "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    private static final String LINKS = "[...document.querySelectorAll('a[href], link[href], script[src], img[src]')]"
            + ".map(e => (e.href && e.href.baseVal) || e.href || e.src)";

    /** Addresses that were found to be there: a page links to most of what another one does. */
    private static final Set<URI> LEADING = new TreeSet<>();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Store store;
    private static CatalogServer server;
    private static Browser browser;
    private static Path screenshots;

    @BeforeAll
    static void serve() throws IOException {
        store = LocalDirectoryStore.openReadOnly(Demo.shared().store());
        server = new CatalogServer(store, 0);
        server.start();
        browser = Browser.start();
        screenshots = Files.createDirectories(Command.checkout().resolve("tests/target/screenshots"));
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
        store.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "en/",
                USERS,
                "en/" + USERS,
                OFFER,
                "en/" + OFFER,
                PURCHASES,
                "en/" + PURCHASES,
                ENTRIES,
                "en/" + ENTRIES,
                COFINANCING,
                "en/" + COFINANCING,
                BOARD,
                DEPARTMENT,
                "en/" + DEPARTMENT
            })
    void pageIsCompleteOnADeskAndOnAPhoneIsLightAndEveryLinkWithinTheCatalogueLeadsSomewhere(String path)
            throws IOException, InterruptedException {
        try (Page page = browser.open(server.address().resolve(path), DESK, 900)) {
            Set<URI> requests = new TreeSet<>(page.requests());
            assertLight(path, requests);
            assertLinksLead(page);
            for (int width : List.of(DESK, PHONE)) {
                page.resize(width, 900);
                assertComplete(path, page, width);
            }
        }
    }

    private static void assertComplete(String path, Page page, int width) {
        String name =
                path.isEmpty() ? "home" : path.substring(0, path.length() - 1).replace('/', '-');
        page.screenshotWhole(screenshots.resolve(name + "-" + width + ".png"));
        assertThat(page.problems()).as("%s at %d", path, width).isEmpty();
        assertThat(page.requests())
                .allSatisfy(request -> assertThat(request.getAuthority())
                        .isEqualTo(server.address().getAuthority()));
        assertThat(page.evaluate("document.querySelectorAll('h1').length").asInt())
                .isEqualTo(1);
        assertThat(page.evaluate("document.documentElement.lang").asText())
                .isEqualTo(path.startsWith("en/") ? "en" : "fr");
        assertThat(page.evaluate("document.title").asText()).isNotBlank();
        assertThat(texts(page.evaluate(WITHOUT_TEXT)))
                .as("%s without text", path)
                .isEmpty();
        assertThat(page.evaluate(OVERFLOW).asInt()).as("%s at %d", path, width).isZero();
    }

    private static void assertLinksLead(Page page) throws IOException, InterruptedException {
        Set<URI> targets = new TreeSet<>();
        for (String link : texts(page.evaluate(LINKS))) {
            String here = link.replace(PUBLIC_URL, server.address().toString());
            if (here.startsWith(server.address().toString())) {
                targets.add(URI.create(here.split("#", 2)[0]));
            }
        }
        assertThat(targets).hasSizeGreaterThan(3);
        for (URI target : targets) {
            if (LEADING.add(target)) {
                assertThat(send("HEAD", target).statusCode()).as("%s", target).isEqualTo(200);
            }
        }
    }

    private static void assertLight(String path, Set<URI> requests) throws IOException, InterruptedException {
        int bytes = 0;
        for (URI request : requests) {
            bytes += send("GET", request, "Accept-Encoding", "br, gzip").body().length;
        }
        assertThat(bytes).as(path).isBetween(50_000, MOST_BYTES);
    }

    @Test
    void downloadsAnswerHeadAsGetAndGiveRanges() throws IOException, InterruptedException {
        List<Path> files;
        try (var all = Files.list(Demo.shared().store().resolve("latest"))) {
            files = all.sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(4);
        for (Path file : files) {
            URI address = server.address().resolve("latest/" + file.getFileName());
            HttpResponse<byte[]> get = send("GET", address);
            HttpResponse<byte[]> head = send("HEAD", address);
            byte[] bytes = Files.readAllBytes(file);
            assertThat(get.statusCode()).isEqualTo(200);
            assertThat(get.body()).isEqualTo(bytes);
            for (String header : List.of("content-length", "content-type", "etag", "last-modified", "accept-ranges")) {
                assertThat(head.headers().firstValue(header))
                        .as("%s of %s", header, file.getFileName())
                        .isPresent()
                        .isEqualTo(get.headers().firstValue(header));
            }
            HttpResponse<byte[]> part = send("GET", address, "Range", "bytes=10-49");
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.body()).isEqualTo(Arrays.copyOfRange(bytes, 10, 50));
            assertThat(part.headers().firstValue("content-range")).contains("bytes 10-49/" + bytes.length);
        }
    }

    private static HttpResponse<byte[]> send(String method, URI address, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
