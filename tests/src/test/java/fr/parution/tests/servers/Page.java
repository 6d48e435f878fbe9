// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.servers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** A page in the browser, with all that it asked for and complained of. */
public final class Page implements AutoCloseable {

    private static final int LOADING_SECONDS = 30;

    private final DevTools tools;
    private final String target;
    private final String session;
    private final CompletableFuture<Boolean> quiet = new CompletableFuture<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final List<URI> requests = new CopyOnWriteArrayList<>();
    private final AtomicLong receivedBytes = new AtomicLong();

    /** Of the document asked for; events of the empty page before it are none of ours. */
    private volatile String loader = "";

    /** The documents that the window has shown, in their order. */
    private final List<String> navigated = new CopyOnWriteArrayList<>();

    /** Loaders that fell quiet before we were told which one is ours. */
    private final List<String> quietLoaders = new CopyOnWriteArrayList<>();

    private Page(DevTools tools, String target, String session) {
        this.tools = tools;
        this.target = target;
        this.session = session;
    }

    static Page open(DevTools tools, URI address, int widthPixels, int heightPixels, boolean scripts) {
        String target = tools.call("Target.createTarget", tools.parameters().put("url", "about:blank"))
                .path("targetId")
                .asText();
        String session = tools.call(
                        "Target.attachToTarget",
                        tools.parameters().put("targetId", target).put("flatten", true))
                .path("sessionId")
                .asText();
        Page page = new Page(tools, target, session);
        tools.listen(session, page::on);
        try {
            page.prepare(widthPixels, heightPixels, scripts);
            page.navigate(address);
            return page;
        } catch (IllegalStateException e) {
            page.close();
            throw e;
        }
    }

    /** Errors on the console, refusals of the content security policy, uncaught exceptions, requests that failed. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Every address it asked for, its own first, in their order; addresses of embedded data are not requests. */
    public List<URI> requests() {
        return List.copyOf(requests);
    }

    /** Of bodies and heads as they came over the network, compressed. */
    public long receivedBytes() {
        return receivedBytes.get();
    }

    /**
     * The value of an expression; a promise is waited for. Works on a page without scripts too.
     *
     * @throws IllegalStateException when it throws
     */
    public JsonNode evaluate(String expression) {
        ObjectNode parameters = tools.parameters()
                .put("expression", expression)
                .put("returnByValue", true)
                .put("awaitPromise", true);
        JsonNode answer = call("Runtime.evaluate", parameters);
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + words(answer.path("exceptionDetails")));
        }
        return answer.path("result").path("value");
    }

    /** The document as it stands, as HTML. */
    public String dom() {
        JsonNode root =
                call("DOM.getDocument", tools.parameters().put("depth", 0)).path("root");
        return call(
                        "DOM.getOuterHTML",
                        tools.parameters().put("nodeId", root.path("nodeId").asInt()))
                .path("outerHTML")
                .asText();
    }

    /** What the window shows. */
    public void screenshot(Path png) {
        capture(false, png);
    }

    /** The page from top to bottom. */
    public void screenshotWhole(Path png) {
        capture(true, png);
    }

    /** Sets a feature of the reader's choice, such as {@code prefers-color-scheme} to {@code dark}. */
    public void prefer(String feature, String value) {
        ObjectNode parameters = tools.parameters().put("media", "");
        parameters.putArray("features").addObject().put("name", feature).put("value", value);
        call("Emulation.setEmulatedMedia", parameters);
    }

    /** Shows the page as it is printed. */
    public void print() {
        ObjectNode parameters = tools.parameters().put("media", "print");
        parameters.putArray("features");
        call("Emulation.setEmulatedMedia", parameters);
    }

    /** Sets the size of text that the reader has chosen in his browser, where 16 is usual. */
    public void textSize(int pixels) {
        ObjectNode parameters = tools.parameters();
        parameters.putObject("fontSizes").put("standard", pixels).put("fixed", pixels);
        call("Page.setFontSizes", parameters);
    }

    /** Gives the window another size, in CSS pixels, and waits until the page is drawn in it. */
    public void resize(int widthPixels, int heightPixels) {
        size(widthPixels, heightPixels);
        awaitFrame();
    }

    /** Waits until what was set is drawn. */
    public void awaitFrame() {
        evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))");
    }

    /** Presses the key that leads to the next control. */
    public void pressTab() {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    tools.parameters()
                            .put("type", type)
                            .put("key", "Tab")
                            .put("code", "Tab")
                            .put("windowsVirtualKeyCode", 9));
        }
    }

    @Override
    public void close() {
        tools.forget(session);
        tools.call("Target.closeTarget", tools.parameters().put("targetId", target));
    }

    // ---------------------------------------------------------------- opening

    private void prepare(int widthPixels, int heightPixels, boolean scripts) {
        for (String domain : List.of("Page", "Network", "Log", "Runtime", "Audits")) {
            call(domain + ".enable", tools.parameters());
        }
        call("Page.setLifecycleEventsEnabled", tools.parameters().put("enabled", true));
        call("Emulation.setFocusEmulationEnabled", tools.parameters().put("enabled", true));
        call("Network.setCacheDisabled", tools.parameters().put("cacheDisabled", true));
        size(widthPixels, heightPixels);
        if (!scripts) {
            call("Emulation.setScriptExecutionDisabled", tools.parameters().put("value", true));
        }
    }

    private void size(int widthPixels, int heightPixels) {
        call(
                "Emulation.setDeviceMetricsOverride",
                tools.parameters()
                        .put("width", widthPixels)
                        .put("height", heightPixels)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
    }

    private void navigate(URI address) {
        problems.clear();
        JsonNode answer = call("Page.navigate", tools.parameters().put("url", address.toString()));
        if (answer.has("errorText")) {
            throw new IllegalStateException(
                    address + ": " + answer.path("errorText").asText());
        }
        synchronized (this) {
            String first = answer.path("loaderId").asText();
            loader = navigated.contains(first) ? navigated.get(navigated.size() - 1) : first;
        }
        if (quietLoaders.contains(loader)) {
            quiet.complete(true);
        }
        try {
            quiet.get(LOADING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while loading " + address, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(address + " was not loaded in " + LOADING_SECONDS + " s", e);
        }
    }

    // ---------------------------------------------------------------- listening

    private void on(JsonNode event) {
        JsonNode details = event.path("params");
        switch (event.path("method").asText()) {
            case "Page.lifecycleEvent" -> onLifecycle(details);
            case "Page.frameNavigated" -> onNavigated(details.path("frame"));
            case "Network.requestWillBeSent" ->
                onRequest(details.path("request").path("url").asText());
            case "Network.loadingFinished" ->
                receivedBytes.addAndGet(details.path("encodedDataLength").asLong());
            case "Network.loadingFailed" ->
                problems.add("request failed: " + details.path("errorText").asText() + " "
                        + details.path("blockedReason").asText());
            case "Log.entryAdded" -> onLog(details.path("entry"));
            case "Runtime.consoleAPICalled" -> onConsole(details);
            case "Page.javascriptDialogOpening" ->
                problems.add("dialog: " + details.path("message").asText());
            case "Runtime.exceptionThrown" -> problems.add("exception: " + words(details.path("exceptionDetails")));
            case "Audits.issueAdded" -> onIssue(details.path("issue"));
            default -> {}
        }
    }

    private void onLifecycle(JsonNode details) {
        if (!details.path("name").asText().equals("networkIdle")) {
            return;
        }
        quietLoaders.add(details.path("loaderId").asText());
        if (details.path("loaderId").asText().equals(loader)) {
            quiet.complete(true);
        }
    }

    /** A page that goes on to another one by a script is waited for there. */
    private synchronized void onNavigated(JsonNode frame) {
        if (frame.path("id").asText().equals(target)) {
            if (navigated.contains(loader)) {
                loader = frame.path("loaderId").asText();
            }
            navigated.add(frame.path("loaderId").asText());
        }
    }

    private void onRequest(String address) {
        if (!address.startsWith("data:") && !address.startsWith("blob:")) {
            requests.add(URI.create(address));
        }
    }

    private void onLog(JsonNode entry) {
        if (List.of("error", "warning").contains(entry.path("level").asText())) {
            problems.add(entry.path("source").asText() + ": "
                    + entry.path("text").asText() + " " + entry.path("url").asText());
        }
    }

    private void onConsole(JsonNode details) {
        if (List.of("error", "assert", "warning").contains(details.path("type").asText())) {
            List<String> words = new ArrayList<>();
            details.path("args")
                    .forEach(each -> words.add(
                            each.path("value").asText(each.path("description").asText())));
            problems.add("console: " + String.join(" ", words));
        }
    }

    private void onIssue(JsonNode issue) {
        if (issue.path("code").asText().equals("ContentSecurityPolicyIssue")) {
            JsonNode details = issue.path("details").path("contentSecurityPolicyIssueDetails");
            problems.add("content security policy: "
                    + details.path("violatedDirective").asText() + " "
                    + details.path("blockedURL").asText());
        }
    }

    // ---------------------------------------------------------------- small parts

    private JsonNode call(String method, ObjectNode parameters) {
        return tools.call(session, method, parameters);
    }

    private void capture(boolean whole, Path png) {
        ObjectNode parameters = tools.parameters().put("format", "png").put("captureBeyondViewport", whole);
        if (whole) {
            JsonNode size = call("Page.getLayoutMetrics", tools.parameters()).path("cssContentSize");
            parameters
                    .putObject("clip")
                    .put("x", 0)
                    .put("y", 0)
                    .put("width", size.path("width").asDouble())
                    .put("height", size.path("height").asDouble())
                    .put("scale", 1);
        }
        byte[] image = Base64.getDecoder()
                .decode(call("Page.captureScreenshot", parameters).path("data").asText());
        try {
            Files.write(png, image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(JsonNode exceptionDetails) {
        return exceptionDetails
                .path("exception")
                .path("description")
                .asText(exceptionDetails.path("text").asText());
    }
}
