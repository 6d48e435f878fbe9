// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * As much of S3 as the store asks for, on loopback, in this process; it enforces conditions and checksums, and goes wrong
 * where it is told to. One bucket.
 */
final class ScriptedS3 implements AutoCloseable {

    static final String BUCKET = "parution";

    private static final int PAGE = 3;

    private final Map<String, Stored> objects = new TreeMap<>();
    private final Map<Method, Deque<Mishap>> mishaps = new EnumMap<>(Method.class);
    private final List<String> log = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private Optional<Meanwhile> meanwhile = Optional.empty();

    ScriptedS3() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** What a request is. */
    enum Method {
        PUT,
        HEAD,
        GET
    }

    /** How one request goes wrong. */
    enum Mishap {
        /** Nothing goes wrong: keeps the place of a request in a script. */
        NONE(false, 0, ""),
        /** The connection ends before anything is done. */
        CUT_BEFORE(false, 0, ""),
        /** It is done, and the connection ends without an answer. */
        CUT_AFTER(true, 0, ""),
        /** It is done, and no answer comes. */
        SILENCE_AFTER(true, 0, ""),
        /** It is done, and the answer ends after its first line. */
        CUT_WITHIN_HEADERS(true, 200, ""),
        SLOW_DOWN(false, 503, "SlowDown"),
        ERROR_BEFORE(false, 500, "InternalError"),
        ERROR_AFTER(true, 500, "InternalError"),
        CONFLICT(false, 409, "ConditionalRequestConflict"),
        DENIED(false, 403, "AccessDenied"),
        NO_BUCKET(false, 404, "NoSuchBucket"),
        UNSUPPORTED(false, 501, "NotImplemented"),
        FULL(false, 507, "InsufficientStorage"),
        DAMAGED_ON_THE_WAY(false, 400, "BadDigest"),
        MALFORMED(false, 400, "InvalidRequest");

        private final boolean afterEffect;
        private final int status;
        private final String code;

        Mishap(boolean afterEffect, int status, String code) {
            this.afterEffect = afterEffect;
            this.status = status;
            this.code = code;
        }
    }

    /** An object with the headers it came with. */
    record Stored(byte[] bytes, Map<String, String> headers, String tag) {}

    /** Something that another writer does between an effect and its lost answer. */
    interface Meanwhile {
        void happen();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How the next requests of a method go. */
    synchronized void script(Method method, Mishap... next) {
        mishaps.computeIfAbsent(method, any -> new ArrayDeque<>()).addAll(List.of(next));
    }

    /** What happens right after the next effect of a PUT. */
    synchronized void then(Meanwhile event) {
        this.meanwhile = Optional.of(event);
    }

    /** Methods and keys of the requests so far. */
    synchronized List<String> log() {
        return List.copyOf(log);
    }

    synchronized Optional<Stored> stored(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    /** Puts an object as another program would: without a checksum, when none is given. */
    synchronized void keep(String key, String text, Map<String, String> headers) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        objects.put(key, new Stored(bytes, headers, S3Answers.tag(bytes)));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Method method = Method.valueOf(exchange.getRequestMethod());
        byte[] body = exchange.getRequestBody().readAllBytes();
        Mishap mishap = next(method, exchange);
        if (mishap == Mishap.NONE) {
            send(exchange, effect(method, exchange, body));
            return;
        }
        if (mishap.afterEffect) {
            effect(method, exchange, body);
        }
        if (mishap == Mishap.CUT_WITHIN_HEADERS) {
            exchange.sendResponseHeaders(200, method == Method.HEAD ? -1 : 0);
            exchange.close();
        } else if (mishap.status > 0) {
            send(exchange, S3Answers.error(mishap.status, mishap.code));
        } else if (mishap != Mishap.SILENCE_AFTER) {
            exchange.close();
        }
    }

    private synchronized Mishap next(Method method, HttpExchange exchange) {
        log.add(method + " " + key(exchange));
        Mishap mishap = mishaps.getOrDefault(method, new ArrayDeque<>()).poll();
        return mishap == null ? Mishap.NONE : mishap;
    }

    private synchronized S3Answers.Reply effect(Method method, HttpExchange exchange, byte[] body) {
        String key = key(exchange);
        Map<String, String> query = query(exchange);
        if (key.isEmpty()) {
            return query.containsKey("list-type") ? S3Answers.page(objects, query, PAGE) : S3Answers.empty(200);
        }
        if (method == Method.PUT) {
            return put(key, exchange.getRequestHeaders(), body);
        }
        Stored stored = objects.get(key);
        if (stored == null) {
            return S3Answers.error(404, "NoSuchKey");
        }
        return query.containsKey("tagging")
                ? S3Answers.tagging(stored)
                : S3Answers.object(stored, exchange.getRequestHeaders());
    }

    private S3Answers.Reply put(String key, Headers headers, byte[] body) {
        Stored present = objects.get(key);
        String match = headers.getFirst("If-Match");
        if (present != null && "*".equals(headers.getFirst("If-None-Match"))) {
            return S3Answers.error(412, "PreconditionFailed");
        }
        if (match != null && present == null) {
            return S3Answers.error(404, "NoSuchKey");
        }
        if (match != null && !match.equals(present.tag())) {
            return S3Answers.error(412, "PreconditionFailed");
        }
        if (!S3Answers.checksum(body).equals(headers.getFirst("x-amz-checksum-sha256"))) {
            return S3Answers.error(400, "BadDigest");
        }
        Stored stored = new Stored(body, kept(headers), S3Answers.tag(body));
        objects.put(key, stored);
        Optional<Meanwhile> event = meanwhile;
        meanwhile = Optional.empty();
        event.ifPresent(Meanwhile::happen);
        return S3Answers.empty(200).with("ETag", stored.tag());
    }

    private static Map<String, String> kept(Headers headers) {
        Map<String, String> kept = new TreeMap<>();
        headers.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean metadata = lower.startsWith("x-amz-meta-");
            if (metadata
                    || List.of("content-type", "cache-control", "x-amz-tagging", "x-amz-checksum-sha256")
                            .contains(lower)) {
                kept.put(lower, values.get(0));
            }
        });
        return kept;
    }

    private static void send(HttpExchange exchange, S3Answers.Reply reply) throws IOException {
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(reply.body().length));
        }
        exchange.sendResponseHeaders(reply.status(), head || reply.body().length == 0 ? -1 : reply.body().length);
        try (OutputStream out = exchange.getResponseBody()) {
            if (!head) {
                out.write(reply.body());
            }
        }
    }

    private static String key(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        int slash = path.indexOf('/', 1);
        return slash < 0 ? "" : path.substring(slash + 1);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String text = exchange.getRequestURI().getRawQuery();
        for (String part : text == null ? new String[0] : text.split("&", -1)) {
            String[] pair = part.split("=", 2);
            query.put(pair[0], pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return query;
    }
}
