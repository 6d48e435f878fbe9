// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parution.cli.serve.CatalogServer;
import fr.parution.store.LocalDirectoryStore;
import fr.parution.store.Store;
import fr.parution.tests.cli.Command;
import fr.parution.tests.servers.Browser;
import fr.parution.tests.servers.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** A catalogue whose every text is an attack: nothing of it runs anywhere, and all of it is shown as the text that it is. */
class HostileTextsTest {

    private static final String LOANS = "prets-par-quartier";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What no page of ours has, and what an attack that got through would be. */
    private static final String FOUND = """
        [...document.querySelectorAll('*')].flatMap(e => {
          const found = [];
          if (['IMG', 'IFRAME', 'OBJECT', 'EMBED', 'BASE', 'STYLE'].includes(e.tagName.toUpperCase())) found.push(e.outerHTML);
          for (const a of e.attributes ?? []) {
            if (a.name.startsWith('on') || a.name === 'style') found.push(e.tagName + ' ' + a.name);
            if (/^(href|src|action|data|xlink:href|formaction)$/.test(a.name) && /^\\s*(javascript|data):/i.test(a.value)) {
              found.push(e.tagName + ' ' + a.value);
            }
          }
          if (e.tagName.toUpperCase() === 'SCRIPT' && !e.src && e.type !== 'application/ld+json') found.push(e.outerHTML);
          return found;
        }).map(text => text.slice(0, 200))\
        """;

    private static Path directory;
    private static Store store;
    private static CatalogServer server;
    private static Browser browser;

    @BeforeAll
    static void publish() throws IOException {
        Path project = HostileProject.write(Demo.empty("hostile-project"));
        directory = Demo.empty("hostile");
        Command.Outcome outcome = Command.ENGLISH.run(
                "demo", "--no-serve", "--project", project.toString(), "--dir", directory.toString());
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        store = LocalDirectoryStore.openReadOnly(directory);
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

    static Stream<String> pages() {
        List<String> kinds = List.of(
                "",
                "search/?q=%3Cscript%3E",
                "search/?q=alert",
                "about/",
                "accessibility/",
                "legal/",
                "protection/",
                "history/1/",
                "datasets/" + LOANS + "/",
                "datasets/" + LOANS + "/explorer/#show=nb_prets&by=titre",
                "datasets/" + LOANS + "/explorer/#show=nb_prets&by=mois&by=support",
                "territoires/quartiers/CEN/",
                "territoires/bibliotheques/TAN/");
        Stream<String> embeds = Stream.of("", "en/")
                .flatMap(language -> Stream.of("", "quartier-CEN/")
                        .map(place -> "embed/" + language + LOANS + "/qui-emprunte/" + place));
        return Stream.concat(
                Stream.concat(kinds.stream().flatMap(kind -> Stream.of(kind, "en/" + kind)), embeds),
                Stream.of(
                        "404.html",
                        "embed/" + LOANS + "/qui-emprunte/?quartier=%3Cimg+src=x+onerror=alert(1)%3E&theme=%22%3E"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothingRunsAndTheTextIsShown(String path) {
        try (Page page = browser.open(server.address().resolve(path), 1000, 900)) {
            page.evaluate("""
                (async () => {
                  for (let i = 0; i < 100 && document.querySelector('[aria-busy]'); i++) await new Promise(done => setTimeout(done, 25));
                  document.querySelectorAll('details').forEach(each => { each.open = true; });
                  await new Promise(done => setTimeout(done, 100));
                })()\
                """);
            assertThat(page.problems()).as(path).isEmpty();
            assertThat(texts(page.evaluate(FOUND))).as(path).isEmpty();
            assertThat(page.requests())
                    .as(path)
                    .allMatch(request ->
                            request.getAuthority().equals(server.address().getAuthority()));
            assertThat(page.evaluate("document.body.textContent + document.title")
                            .asText())
                    .as(path)
                    .contains("alert(");
        }
    }

    @Test
    void drawingsAndFeedsAreXmlWithTheTextInThem() throws Exception {
        List<Path> files = files("svg|atom|xml|rdf");
        assertThat(files).anyMatch(file -> file.toString().endsWith(".svg")).hasSizeGreaterThan(5);
        for (Path file : files) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Document document = factory.newDocumentBuilder().parse(file.toFile());
            for (String element : List.of("script", "img", "iframe")) {
                assertThat(document.getElementsByTagName(element).getLength())
                        .as("%s in %s", element, file)
                        .isZero();
            }
        }
        for (Path drawing : files("svg")) {
            if (drawing.startsWith(directory.resolve("assets"))) {
                continue;
            }
            try (Page page = browser.open(
                    server.address().resolve(directory.relativize(drawing).toString()), 700, 700)) {
                // A browser asks for the icon of a host where no page names one.
                assertThat(page.problems()).as("%s", drawing).allMatch(problem -> problem.endsWith("/favicon.ico"));
                assertThat(texts(page.evaluate(FOUND))).as("%s", drawing).isEmpty();
                assertThat(page.evaluate("document.documentElement.textContent").asText())
                        .contains("alert(");
            }
        }
    }

    @Test
    void descriptionsForProgramsAreJsonAlsoWithinThePage() throws IOException {
        for (Path file : files("json|jsonld|webmanifest")) {
            assertThat(JSON.readTree(file.toFile()).isContainerNode())
                    .as("%s", file)
                    .isTrue();
        }
        try (Page page = browser.open(server.address().resolve("datasets/" + LOANS + "/"), 1000, 900)) {
            JsonNode inPage = JSON.readTree(
                    page.evaluate("document.querySelector('script[type=\"application/ld+json\"]').textContent")
                            .asText());
            assertThat(inPage.path("name").asText())
                    .isEqualTo(page.evaluate("document.querySelector('h1').textContent")
                            .asText());
        }
    }

    @Test
    void codeToCopyIsOneFrameAndOneScriptWhateverTheTitle() {
        try (Page page = browser.open(server.address().resolve("datasets/" + LOANS + "/"), 1000, 900)) {
            JsonNode parsed = page.evaluate("""
                (() => {
                  const code = document.querySelector('.embed-code code').textContent;
                  const parsed = new DOMParser().parseFromString(code, 'text/html');
                  return { elements: [...parsed.body.querySelectorAll('*')].map(e => e.tagName),
                           attributes: parsed.querySelector('iframe').getAttributeNames() };
                })()\
                """);
            assertThat(texts(parsed.path("elements"))).containsExactly("IFRAME", "SCRIPT");
            assertThat(texts(parsed.path("attributes"))).containsExactly("src", "title", "width", "height", "loading");
        }
    }

    private static List<Path> files(String endings) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.filter(file -> file.getFileName().toString().matches("[^.].*\\.(" + endings + ")"))
                    .filter(file -> !file.toString().contains("/.parution/"))
                    .toList();
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
