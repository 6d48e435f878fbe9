// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A headless Chromium with an empty profile, which fetches nothing of its own.
 *
 * <p>Widths are set by the DevTools protocol, since a window is never narrower than about 500 pixels.
 */
public final class Browser implements AutoCloseable {

    private static final int DESK_WIDTH_PIXELS = 1280;
    private static final int DESK_HEIGHT_PIXELS = 900;

    private final WorkDirectory directory;
    private final TiedProcess process;
    private final DevTools tools;

    private Browser(WorkDirectory directory, TiedProcess process, DevTools tools) {
        this.directory = directory;
        this.process = process;
        this.tools = tools;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end of the browser"));
    }

    /** @throws IllegalStateException when none is installed, with the command that does it */
    public static Browser start() {
        Path chromium = SetUp.program("PARUTION_CHROMIUM");
        WorkDirectory directory = WorkDirectory.create("browser");
        Path profile = directory.file("profile");
        List<String> command = List.of(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--lang=fr",
                "--user-data-dir=" + profile,
                "--remote-debugging-port=0",
                "about:blank");
        Environment environment =
                Environment.plain().with("HOME", directory.path().toString());
        TiedProcess process =
                TiedProcess.start("Chromium", List.of(), "TERM", command, environment, directory.file("browser.log"));
        Path port = profile.resolve("DevToolsActivePort");
        process.awaitReady(() -> lines(port).size() == 2);
        return new Browser(directory, process, new DevTools(address(lines(port))));
    }

    /** Opens a page and waits until it is loaded and the network has been quiet for half a second. */
    public Page open(URI address, int widthPixels, int heightPixels) {
        return Page.open(tools, address, widthPixels, heightPixels, true);
    }

    /** The same, as seen by a reader whose browser runs no script. */
    public Page openWithoutScripts(URI address, int widthPixels, int heightPixels) {
        return Page.open(tools, address, widthPixels, heightPixels, false);
    }

    /** What a window of this size, in CSS pixels, shows of the page. */
    public void screenshot(URI address, int widthPixels, int heightPixels, Path png) {
        try (Page page = open(address, widthPixels, heightPixels)) {
            page.screenshot(png);
        }
    }

    /** The document after its scripts have run, as HTML. */
    public String dumpDom(URI address) {
        try (Page page = open(address, DESK_WIDTH_PIXELS, DESK_HEIGHT_PIXELS)) {
            return page.dom();
        }
    }

    @Override
    public void close() {
        tools.close();
        process.close();
        directory.close();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readAllLines(file, StandardCharsets.US_ASCII) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI address(List<String> portAndPath) {
        return URI.create("ws://" + Loopback.ADDRESS + ":" + portAndPath.get(0) + portAndPath.get(1));
    }
}
