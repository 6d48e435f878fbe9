// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void narrowPageIsLaidOutAtItsWidth(@TempDir Path directory) throws IOException {
        Path png = directory.resolve("narrow.png");
        try (SampleSite site = new SampleSite("<p>Bonjour</p>");
                Page page = browser.open(site.address(), 360, 640)) {
            page.screenshot(png);
            assertThat(page.evaluate("innerWidth").asInt()).isEqualTo(360);
            assertThat(page.evaluate("matchMedia('(max-width: 360px)').matches").asBoolean())
                    .isTrue();
        }
        BufferedImage image = ImageIO.read(png.toFile());
        assertThat(image.getWidth()).isEqualTo(360);
        assertThat(image.getHeight()).isEqualTo(640);
    }

    @Test
    void wholePageIsCapturedBeyondTheWindow(@TempDir Path directory) throws IOException {
        Path png = directory.resolve("whole.png");
        try (SampleSite site = new SampleSite("<svg width=10 height=3000></svg>");
                Page page = browser.open(site.address(), 400, 300)) {
            page.screenshotWhole(png);
        }
        assertThat(ImageIO.read(png.toFile()).getHeight()).isGreaterThanOrEqualTo(3000);
    }

    @Test
    void documentIsSeenAfterItsScripts() {
        try (SampleSite site = new SampleSite("<script src=/script.js></script>")) {
            assertThat(browser.dumpDom(site.address())).contains("data-width=\"1280\"");
        }
    }

    @Test
    void readerWithoutScriptsRunsNone() {
        try (SampleSite site = new SampleSite("<script src=/script.js></script>");
                Page page = browser.openWithoutScripts(site.address(), 1280, 900)) {
            assertThat(page.dom()).doesNotContain("data-width");
            assertThat(page.evaluate("document.title").asText()).isEqualTo("é");
        }
    }

    @Test
    void pageThatKeepsItsPolicyHasNoProblem() {
        try (SampleSite site = new SampleSite("<script src=/script.js></script>");
                Page page = browser.open(site.address(), 1280, 900)) {
            assertThat(page.problems()).isEmpty();
            assertThat(page.requests())
                    .contains(
                            site.address(),
                            site.address().resolve("/style.css"),
                            site.address().resolve("/script.js"));
            assertThat(page.requests())
                    .allMatch(each -> each.getPort() == site.address().getPort());
            assertThat(page.receivedBytes()).isPositive();
        }
    }

    @Test
    void scriptInThePageIsAProblemUnderTheStrictPolicy() {
        assertProblem("<script>document.title = 'x'</script>", "script-src");
    }

    @Test
    void styleOfAnElementIsAProblemUnderTheStrictPolicy() {
        assertProblem("<p style='color:red'>x</p>", "style-src");
    }

    @Test
    void foreignImageIsAProblemUnderTheStrictPolicy() {
        assertProblem("<img alt='' src='http://127.0.0.2:9/x.png'>", "img-src");
    }

    @Test
    void missingFileIsAProblem() {
        assertProblem("<img alt='' src=/none.png>", "404");
    }

    @Test
    void choiceOfTheReaderReachesThePage() {
        try (SampleSite site = new SampleSite("<p>Bonsoir</p>");
                Page page = browser.open(site.address(), 800, 600)) {
            page.prefer("prefers-color-scheme", "dark");
            assertThat(page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void expressionThatThrowsIsAnError() {
        try (SampleSite site = new SampleSite("<p>Bonjour</p>");
                Page page = browser.open(site.address(), 800, 600)) {
            assertThatThrownBy(() -> page.evaluate("undefinedName.length"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("undefinedName");
        }
    }

    @Test
    void addressWithoutServerIsAnError() {
        URI nobody = URI.create("http://" + Loopback.ADDRESS + ":" + Loopback.freePort() + "/");
        assertThatThrownBy(() -> browser.dumpDom(nobody)).hasMessageContaining("ERR_CONNECTION_REFUSED");
    }

    private static void assertProblem(String body, String word) {
        try (SampleSite site = new SampleSite(body);
                Page page = browser.open(site.address(), 1280, 900)) {
            assertThat(page.problems()).anyMatch(problem -> problem.contains(word));
        }
    }
}
