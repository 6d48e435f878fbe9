// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.parution.cli.serve.CatalogServer;
import fr.parution.store.LocalDirectoryStore;
import fr.parution.store.Store;
import fr.parution.tests.servers.Browser;
import fr.parution.tests.servers.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One page of each kind on paper, in large text, by the keyboard alone, without motion and without scripts. */
class EveryReaderTest {

    private static final String USERS = "datasets/moncompteformation-les-usagers/";
    private static final String BOARD = "embed/moncompteformation-les-usagers/qui-se-forme/";

    private static final String SIDEWAYS =
            "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    /** All that takes the focus, in the order of the page; a select may be reached after its label only. */
    private static final String FOCUSABLE = """
        [...document.querySelectorAll('a[href], button, input, select, textarea, summary, iframe, [tabindex="0"]')].filter(e => {
          if (e.disabled || e.tabIndex < 0) return false;
          const closed = e.closest('details:not([open])');
          if (closed && !(e.tagName === 'SUMMARY' && e.parentElement === closed
              && !closed.parentElement.closest('details:not([open])'))) return false;
          return e.getClientRects().length > 0 && getComputedStyle(e).visibility === 'visible';
        })\
        """;

    /** Where the focus is, and whether that is seen. */
    private static final String FOCUSED = """
        (() => {
          const e = document.activeElement;
          const style = getComputedStyle(e);
          const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
          return { place: window.order.indexOf(e), seen, what: e.outerHTML.slice(0, 90) };
        })()\
        """;

    private static Store store;
    private static CatalogServer server;
    private static Browser browser;

    static Stream<String> pages() {
        return Stream.of(
                "",
                "search/?q=prix",
                "about/",
                "accessibility/",
                "protection/",
                "history/1/",
                USERS,
                USERS + "explorer/",
                BOARD,
                "embed/moncompteformation_formations_engagees/achats/",
                "territoires/departements/59/",
                "404.html");
    }

    @BeforeAll
    static void serve() throws java.io.IOException {
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

    /** One page after the other for one reader after the other: a page is loaded once, and set as each of them has it. */
    @ParameterizedTest
    @MethodSource("pages")
    void everyReaderCanUseThePage(String path) {
        try (Page page = browser.open(server.address().resolve(path), 1280, 900)) {
            nothingMovesForWhoWantsNoMotion(page);
            keyboardReachesEveryControlInOrderAndTheFocusIsSeen(path, page);
            largeTextFoldsAndNeverScrollsSideways(path, page);
            paperHasEveryTableAndNoControl(path, page);
        }
    }

    private static void largeTextFoldsAndNeverScrollsSideways(String path, Page page) {
        page.resize(320, 900);
        assertThat(page.evaluate(SIDEWAYS).asInt()).as("%s at 320", path).isZero();
        page.textSize(32);
        for (int width : List.of(1280, 768)) {
            page.resize(width, 900);
            assertThat(page.evaluate("getComputedStyle(document.documentElement).fontSize")
                            .asText())
                    .isEqualTo("32px");
            assertThat(page.evaluate(SIDEWAYS).asInt())
                    .as("%s in large text at %d", path, width)
                    .isZero();
        }
        page.textSize(16);
    }

    private static void paperHasEveryTableAndNoControl(String path, Page page) {
        page.print();
        page.resize(794, 1123);
        assertThat(texts(page.evaluate("""
            [...document.querySelectorAll('.top-nav, .sections, .skip, .language, button, select, input, summary')]
                .filter(e => e.getClientRects().length > 0).map(e => e.outerHTML.slice(0, 90))\
            """))).as("controls of %s", path).isEmpty();
        assertThat(page.evaluate(SIDEWAYS).asInt())
                .as("%s, beyond the paper", path)
                .isZero();
        assertThat(texts(page.evaluate("""
            [...document.querySelectorAll('figure table, .band table')].filter(e => e.getBoundingClientRect().height === 0)
                .map(e => e.outerHTML.slice(0, 90))\
            """))).as("tables of %s", path).isEmpty();
        assertThat(texts(page.evaluate("""
            [...document.querySelectorAll('.scroll')].filter(e => e.scrollHeight > e.clientHeight + 1 && e.clientHeight > 0)
                .map(e => e.getAttribute('aria-label') + ' ' + e.scrollHeight + ' ' + e.clientHeight)\
            """))).as("cut off on %s", path).isEmpty();
    }

    private static void keyboardReachesEveryControlInOrderAndTheFocusIsSeen(String path, Page page) {
        page.evaluate("""
            (async () => {
              for (let i = 0; i < 100 && document.querySelector('[aria-busy]'); i++) await new Promise(done => setTimeout(done, 25));
            })()\
            """);
        int count = page.evaluate("(window.order = " + FOCUSABLE + ").length").asInt();
        assertThat(count).isPositive();
        int last = -1;
        List<String> unseen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            page.pressTab();
            JsonNode focused = page.evaluate(FOCUSED);
            assertThat(focused.path("place").asInt())
                    .as("%s after %d: %s", path, last, focused)
                    .isEqualTo(last + 1);
            last++;
            if (!focused.path("seen").asBoolean()) {
                unseen.add(focused.path("what").asText());
            }
        }
        assertThat(unseen).as("focus that nobody sees on %s", path).isEmpty();
        page.evaluate("document.activeElement.blur()");
    }

    private static void nothingMovesForWhoWantsNoMotion(Page page) {
        page.prefer("prefers-reduced-motion", "reduce");
        assertThat(page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
                        .asText())
                .isEqualTo("auto");
        assertThat(page.evaluate("document.getAnimations().length").asInt()).isZero();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pageIsCompleteWithoutScriptsAndHasNoDeadControl(String path) {
        try (Page page = browser.openWithoutScripts(server.address().resolve(path), 1280, 900)) {
            assertThat(page.evaluate("document.querySelector('main').innerText.length")
                            .asInt())
                    .as(path)
                    .isGreaterThan(60);
            assertThat(texts(page.evaluate("""
                [...document.querySelectorAll('button, select, input, textarea')].filter(e => !e.closest('form[action]'))
                    .map(e => e.outerHTML.slice(0, 90))\
                """))).as("dead on %s", path).isEmpty();
            assertThat(page.evaluate(
                                    "[...document.querySelectorAll('figure')].filter(e => e.innerText.length < 40).length")
                            .asInt())
                    .as("figures of %s", path)
                    .isZero();
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
