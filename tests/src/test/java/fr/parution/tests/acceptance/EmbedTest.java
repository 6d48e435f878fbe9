// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import fr.parution.cli.serve.CatalogServer;
import fr.parution.store.LocalDirectoryStore;
import fr.parution.store.Store;
import fr.parution.tests.servers.Browser;
import fr.parution.tests.servers.Page;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dashboards framed by a page of another origin, whose policy knows no inline script, and asked for by their address. */
class EmbedTest {

    private static final String DATASET = "moncompteformation-les-usagers";
    private static final String BOARD = "embed/" + DATASET + "/qui-se-forme/";
    private static final String LINES = "embed/moncompteformation_formations_engagees/achats/";

    /** Colours of paper, light and dark: what an empty frame would show. */
    private static final List<Integer> PAPERS = List.of(0xfbfaf7, 0x10191f, 0xffffff, 0x16222a);

    private static Store store;
    private static CatalogServer server;
    private static HttpServer foreign;
    private static Browser browser;
    private static Path pictures;

    /** The pages of the other origin, by their path. */
    private static final Map<String, String> FOREIGN = new ConcurrentHashMap<>();

    @BeforeAll
    static void serve() throws IOException {
        store = LocalDirectoryStore.openReadOnly(Demo.shared().store());
        server = new CatalogServer(store, 0);
        server.start();
        foreign = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        foreign.createContext("/", exchange -> {
            byte[] page =
                    FOREIGN.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; img-src data:; frame-src " + server.address() + "; script-src "
                                    + server.address());
            exchange.sendResponseHeaders(200, page.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(page);
            }
        });
        foreign.start();
        browser = Browser.start();
        pictures = Demo.empty("embeds");
    }

    @AfterAll
    static void stop() {
        browser.close();
        foreign.stop(0);
        server.close();
        store.close();
    }

    @Test
    void framedByAnotherSiteItIsTheSamePictureWhateverTheSandboxForbids() throws IOException {
        Map<String, BufferedImage> seen = new TreeMap<>();
        for (String sandbox : List.of("", " sandbox=\"\"", " sandbox=\"allow-scripts\"")) {
            URI page = host("<iframe title=\"d\" width=\"1000\" height=\"1400\"" + sandbox + " src=\""
                    + server.address() + BOARD + "\"></iframe>");
            seen.put(sandbox, picture(page));
        }
        BufferedImage plain = seen.get("");
        assertThat(inked(plain)).isGreaterThan(50_000);
        seen.forEach((sandbox, image) ->
                assertThat(differing(plain, image)).as("frame with%s", sandbox).isLessThan(200));
    }

    @Test
    void themeAndTerritoryAreFollowedInASandboxOfAnotherSite() throws IOException {
        BufferedImage light = picture(host(frame(BOARD, "allow-scripts")));
        BufferedImage dark = picture(host(frame(BOARD + "?theme=dark", "allow-scripts")));
        BufferedImage page = picture(host(frame(BOARD + "departement-59/", "allow-scripts")));
        BufferedImage north = picture(host(frame(BOARD + "?dep=59", "allow-scripts")));
        for (int i = 0; i < 20 && differing(north, page) >= 200; i++) {
            // The frame goes on to the page of the territory after its own page was quiet.
            north = picture(host(frame(BOARD + "?dep=59", "allow-scripts")));
        }
        assertThat(dark.getRGB(14, 700) & 0xffffff).isEqualTo(0x10191f);
        assertThat(light.getRGB(14, 700) & 0xffffff).isEqualTo(0xfbfaf7);
        assertThat(differing(north, page)).isLessThan(200);
        assertThat(differing(north, light)).isGreaterThan(5000);
    }

    @Test
    void codeToCopyGivesTheFrameTheHeightOfItsContentUnderAPolicyWithoutInlineScripts() {
        String code = codeToCopy();
        assertThat(code).contains("<iframe src=", "<script src=").doesNotContain("addEventListener");
        for (String sandbox : List.of("", " sandbox=\"allow-scripts\"")) {
            for (int width : List.of(1000, 360)) {
                String here = code.replace(
                                "https://example.org/", server.address().toString())
                        .replaceAll(
                                "http://127\\.0\\.0\\.1:8080/", server.address().toString())
                        .replace("<iframe", "<iframe" + sandbox);
                try (Page page = browser.open(host(here), width, 900)) {
                    int height = settled(page, "document.querySelector('iframe').offsetHeight", 1400);
                    // The host has margins of eight pixels, the frame borders of two.
                    try (Page itself = browser.open(server.address().resolve(BOARD), width - 20, 900)) {
                        int own = itself.evaluate("Math.ceil(document.body.getBoundingClientRect().height)")
                                .asInt();
                        assertThat(height).as("%s at %d", sandbox, width).isBetween(own, own + 20);
                    }
                    assertThat(page.problems()).as("%s at %d", sandbox, width).isEmpty();
                }
            }
        }
    }

    @Test
    void territoryOfTheAddressNarrowsEveryFigure() {
        try (Page page = browser.open(server.address().resolve(BOARD + "?dep=59&theme=dark"), 1000, 900)) {
            await(page, "location.pathname.endsWith('/departement-59/')");
            assertThat(page.evaluate("document.querySelector('h2').textContent").asText())
                    .startsWith("Nord");
            assertThat(page.evaluate("document.documentElement.dataset.theme").asText())
                    .isEqualTo("dark");
            List<String> definitions = texts(
                    page.evaluate("[...document.querySelectorAll('figcaption p')].map(each => each.textContent)"));
            assertThat(definitions).hasSizeGreaterThan(3);
            assertThat(definitions).filteredOn(text -> text.contains("Nord")).hasSizeGreaterThan(2);
            assertThat(texts(page.evaluate(
                            "[...document.querySelectorAll('.picked-row th')].map(each => each.textContent)")))
                    .containsExactly("Nord", "Hauts-de-France");
            assertThat(page.problems()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?lang=en&region=84", "?region=84&lang=en"})
    void languageAndTerritoryAreFollowedTogether(String asked) {
        try (Page page = browser.open(server.address().resolve(BOARD + asked), 1000, 900)) {
            await(page, "location.pathname.includes('/en/') && location.pathname.endsWith('/region-84/')");
            assertThat(page.evaluate("document.documentElement.lang").asText()).isEqualTo("en");
        }
    }

    @Test
    void dashboardOfAPageIsNarrowedInPlaceAndTheAddressKeepsIt() {
        String path = "datasets/" + DATASET + "/";
        try (Page page = browser.open(server.address().resolve(path + "?period=2024-T3&unknown=%3Cb%3E"), 1280, 900)) {
            String status = "document.querySelector('[data-dashboard] [role=status]').textContent";
            await(page, status + " === 'France, 3e trimestre 2024'");
            page.evaluate("""
                (() => {
                  const select = document.querySelector('select[name=departement]');
                  select.value = '59';
                  select.dispatchEvent(new Event('change'));
                })()\
                """);
            await(page, status + ".startsWith('Nord')");
            assertThat(page.evaluate("location.search").asText())
                    .contains("departement=59")
                    .doesNotContain("period");
            assertThat(page.evaluate("document.querySelector('select[name=period]').value")
                            .asText())
                    .isEmpty();
            assertThat(page.evaluate("document.querySelector('a.language').href")
                            .asText())
                    .contains("/en/datasets/", "departement=59");
            page.evaluate("""
                (() => {
                  const select = document.querySelector('select[name=departement]');
                  select.value = '';
                  select.dispatchEvent(new Event('change'));
                })()\
                """);
            await(page, status + " === ''");
            assertThat(page.evaluate("document.querySelectorAll('[data-dashboard] .board').length")
                            .asInt())
                    .isEqualTo(1);
            assertThat(page.problems()).isEmpty();
        }
    }

    @Test
    void releaseOfTheAddressIsFrozenAndOneThatIsNotKeptIsTold() throws IOException {
        Path editions = Demo.shared().store().resolve("embed/" + DATASET + "/editions");
        String tag;
        try (Stream<Path> folders = Files.list(editions)) {
            tag = folders.map(folder -> folder.getFileName().toString())
                    .findFirst()
                    .orElseThrow();
        }
        try (Page page = browser.open(
                server.address().resolve("embed/" + DATASET + "/editions/" + tag + "/qui-se-forme/"), 1000, 900)) {
            assertThat(page.evaluate("document.querySelector('.embed-foot').textContent")
                            .asText())
                    .contains("Version figée", tag);
            assertThat(page.problems()).isEmpty();
        }
        for (String unknown :
                List.of("2019-T4-0123456789abcdef", "../../..", "%3Cscript%3E", "https:%2F%2Fexample.org")) {
            try (Page page = browser.open(server.address().resolve(BOARD + "?v=" + unknown), 1000, 900)) {
                await(page, "document.querySelector('[role=status].embed-notice') !== null");
                assertThat(page.evaluate("location.pathname").asText()).isEqualTo("/" + BOARD);
                assertThat(page.evaluate("document.querySelector('[role=status].embed-notice').textContent")
                                .asText())
                        .contains("n’est pas conservée");
                assertThat(page.requests())
                        .allMatch(request ->
                                request.getAuthority().equals(server.address().getAuthority()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LINES, BOARD, "territoires/departements/59/"})
    void everyLineIsSeenAndNoWordOfADrawingIsSmallOrCutOff(String path) {
        try (Page page = browser.open(server.address().resolve(path), 1280, 900)) {
            List<String> strokes = texts(page.evaluate(
                    "[...document.querySelectorAll('.line, .spark-line')].map(e => getComputedStyle(e).stroke)"));
            assertThat(strokes).doesNotContain("none");
            if (path.equals(LINES)) {
                assertThat(strokes).isNotEmpty();
            }
            for (int width : List.of(1280, 1000, 768, 320)) {
                page.resize(width, 900);
                List<String> small = texts(page.evaluate("""
                    [...document.querySelectorAll('.chart text')].filter(e => e.getClientRects().length > 0).map(e => {
                      const svg = e.ownerSVGElement;
                      const size = parseFloat(getComputedStyle(e).fontSize)
                          * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
                      return size < 10.9 ? e.textContent + ' ' + size : '';
                    }).filter(text => text !== '')\
                    """));
                assertThat(small).as("%s at %d", path, width).isEmpty();
                assertThat(texts(page.evaluate("""
                        [...document.querySelectorAll('.chart text')].filter(e => e.getClientRects().length > 0).filter(e => {
                          const words = e.getBoundingClientRect();
                          const paper = e.ownerSVGElement.getBoundingClientRect();
                          return words.left < paper.left - 1 || words.right > paper.right + 1;
                        }).map(e => e.textContent)\
                        """)))
                        .as("cut off on %s at %d", path, width)
                        .isEmpty();
            }
        }
    }

    private static String frame(String path, String sandbox) {
        return "<iframe title=\"d\" width=\"1000\" height=\"1400\" sandbox=\"" + sandbox + "\" src=\""
                + server.address() + path + "\"></iframe>";
    }

    /** The code that the page of the data set shows. */
    private static String codeToCopy() {
        try (Page page = browser.open(server.address().resolve("datasets/" + DATASET + "/"), 1280, 900)) {
            return page.evaluate("document.querySelector('.embed-code code').textContent")
                    .asText();
        }
    }

    private static URI host(String body) {
        String path = "/" + FOREIGN.size();
        FOREIGN.put(
                path,
                "<!DOCTYPE html><html lang=\"fr\"><title>Ailleurs</title><link rel=\"icon\" href=\"data:,\">" + body
                        + "</html>");
        return URI.create("http://127.0.0.1:" + foreign.getAddress().getPort() + path);
    }

    private static BufferedImage picture(URI address) throws IOException {
        Path png = pictures.resolve(address.getPath().substring(1) + ".png");
        try (Page page = browser.open(address, 1040, 1440)) {
            page.evaluate("new Promise(done => setTimeout(done, 1000))");
            page.screenshot(png);
        }
        return ImageIO.read(png.toFile());
    }

    /** How many pixels are of no ground. */
    private static int inked(BufferedImage image) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += PAPERS.contains(image.getRGB(x, y) & 0xffffff) ? 0 : 1;
            }
        }
        return count;
    }

    private static int differing(BufferedImage one, BufferedImage other) {
        int count = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                count += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return count;
    }

    /** A number of the page once it is no more what it was at first. */
    private static int settled(Page page, String expression, int first) {
        return page.evaluate("""
                (async () => {
                  for (let i = 0; i < 200 && (%s) === %s; i++) await new Promise(done => setTimeout(done, 25));
                  await new Promise(done => setTimeout(done, 800));
                  return %s;
                })()\
                """.formatted(expression, first, expression)).asInt();
    }

    private static void await(Page page, String condition) {
        for (int i = 0; i < 200; i++) {
            if (page.evaluate(condition).asBoolean()) {
                return;
            }
            try {
                Thread.sleep(25);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("never " + condition);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
