// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.servers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** One conversation with a browser in the Chrome DevTools protocol, over a web socket on loopback. */
final class DevTools implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ObjectMapper json = new ObjectMapper();
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();
    private final Map<String, Consumer<JsonNode>> listeners = new ConcurrentHashMap<>();
    private final WebSocket socket;

    DevTools(URI address) {
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .buildAsync(address, new Listener())
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** Events of a session, in their order and on one thread; they must not wait for an answer of this browser. */
    void listen(String session, Consumer<JsonNode> listener) {
        listeners.put(session, listener);
    }

    void forget(String session) {
        listeners.remove(session);
    }

    ObjectNode parameters() {
        return json.createObjectNode();
    }

    /** A command to the browser itself. */
    JsonNode call(String method, ObjectNode parameters) {
        return call("", method, parameters);
    }

    /** A command to a page; answers its result, throws with the browser's words when it refuses. */
    synchronized JsonNode call(String session, String method, ObjectNode parameters) {
        long id = lastId.incrementAndGet();
        ObjectNode message = json.createObjectNode().put("id", id).put("method", method);
        message.set("params", parameters);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        awaited.put(id, answer);
        socket.sendText(message.toString(), true).join();
        try {
            return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw new IllegalStateException(method + ": " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }

    private void receive(String text) {
        JsonNode message;
        try {
            message = json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the browser sent no JSON", e);
        }
        if (message.has("id")) {
            answer(message);
            return;
        }
        Consumer<JsonNode> listener = listeners.get(message.path("sessionId").asText());
        if (listener != null) {
            listener.accept(message);
        }
    }

    private void answer(JsonNode message) {
        CompletableFuture<JsonNode> answer = awaited.remove(message.path("id").asLong());
        if (answer == null) {
            return;
        }
        if (message.has("error")) {
            answer.completeExceptionally(
                    new IllegalStateException(message.path("error").toString()));
        } else {
            answer.complete(message.path("result"));
        }
    }

    /** Puts the parts of a message together. */
    private final class Listener implements WebSocket.Listener {

        private final StringBuilder parts = new StringBuilder();

        @Override
        @SuppressWarnings("NullAway") // null is how this interface says "done with the message"
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                String message = parts.toString();
                parts.setLength(0);
                receive(message);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            awaited.values().forEach(each -> each.completeExceptionally(error));
        }
    }
}
