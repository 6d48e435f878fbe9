// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli.serve;

import fr.parution.problem.ParutionException;
import fr.parution.store.Store;
import fr.parution.store.StoredObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers GET, HEAD and preflights from the public keys of a store. */
final class CatalogHandler extends Handler.Abstract {

    private static final String METHODS = "GET, HEAD, OPTIONS";
    private static final String EXPOSED = "ETag, Content-Range, Accept-Ranges, Content-Length, Last-Modified";
    /** The first two are what the crawler of data.gouv.fr asks for, although nothing here needs them. */
    private static final String REQUESTED =
            "Authorization, Content-Type, Range, If-Match, If-Modified-Since, If-None-Match, If-Range";

    private static final int CHUNK = 1 << 20;
    private static final String MISSING = "404.html";

    private final Store store;

    CatalogHandler(Store store) {
        this.store = store;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String path = Request.getPathInContext(request);
        writeCommonHeaders(response, path);
        try {
            answer(request, response, path, callback);
        } catch (ParutionException e) {
            if (response.isCommitted()) {
                callback.failed(e);
            } else {
                response.reset();
                writeCommonHeaders(response, path);
                say(response, 503, "The store does not answer.\n", false, callback);
            }
        }
        return true;
    }

    private void answer(Request request, Response response, String path, Callback callback) throws IOException {
        switch (request.getMethod()) {
            case "GET" -> answer(request, response, path, false, callback);
            case "HEAD" -> answer(request, response, path, true, callback);
            case "OPTIONS" -> {
                response.getHeaders().put(HttpHeader.ALLOW, METHODS);
                response.getHeaders().put("Access-Control-Allow-Methods", METHODS);
                response.getHeaders().put("Access-Control-Allow-Headers", REQUESTED);
                response.getHeaders().put("Access-Control-Max-Age", "86400");
                response.setStatus(204);
                response.write(true, null, callback);
            }
            default -> {
                response.getHeaders().put(HttpHeader.ALLOW, METHODS);
                say(response, 405, "Only GET, HEAD and OPTIONS are answered.\n", false, callback);
            }
        }
    }

    private void answer(Request request, Response response, String path, boolean head, Callback callback)
            throws IOException {
        Optional<StoredObject> object = PublicKeys.of(path).flatMap(store::find);
        if (object.isEmpty()) {
            answerMissing(response, path, head, callback);
            return;
        }
        HttpFields asked = request.getHeaders();
        String range = head ? null : asked.get(HttpHeader.RANGE);
        Representation whole = Representation.of(object.get(), asked.get(HttpHeader.ACCEPT_ENCODING), range != null);
        writeHeaders(response, whole);
        if (whole.isKnown(asked.get(HttpHeader.IF_NONE_MATCH), asked.get(HttpHeader.IF_MODIFIED_SINCE))) {
            response.getHeaders().remove(HttpHeader.CONTENT_TYPE);
            response.getHeaders().remove(HttpHeader.CONTENT_ENCODING);
            response.setStatus(304);
            response.write(true, null, callback);
            return;
        }
        Optional<ByteRange> part = range(range, asked.get(HttpHeader.IF_RANGE), whole);
        if (part.isPresent()) {
            sendPart(response, object.get(), part.get(), callback);
        } else {
            sendWhole(response, whole, 200, head, callback);
        }
    }

    private static Optional<ByteRange> range(@Nullable String range, @Nullable String ifRange, Representation whole) {
        return range == null || !whole.isUnchanged(ifRange)
                ? Optional.empty()
                : ByteRange.parse(range, whole.object().bytes());
    }

    /** A folder typed without its slash is sent to it, since the links of its page start from there. */
    private void answerMissing(Response response, String path, boolean head, Callback callback) throws IOException {
        Optional<String> index = PublicKeys.of(path + "/");
        if (!path.endsWith("/") && index.flatMap(store::find).isPresent()) {
            response.getHeaders().put(HttpHeader.LOCATION, path + "/");
            say(response, 308, "", head, callback);
            return;
        }
        Optional<StoredObject> page = store.find(MISSING);
        if (page.isEmpty()) {
            say(response, 404, "Not found.\n", head, callback);
            return;
        }
        Representation whole = new Representation(page.get(), false);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, MediaTypes.of(MISSING));
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, whole.cacheControl());
        sendWhole(response, whole, 404, head, callback);
    }

    private void sendWhole(Response response, Representation whole, int status, boolean head, Callback callback)
            throws IOException {
        response.setStatus(status);
        if (whole.gzip()) {
            byte[] packed = gzip(whole.object().key());
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, packed.length);
            response.write(true, head ? null : ByteBuffer.wrap(packed), callback);
            return;
        }
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, whole.object().bytes());
        if (head) {
            response.write(true, null, callback);
            return;
        }
        try (InputStream in = store.get(whole.object().key());
                OutputStream out = Content.Sink.asOutputStream(response)) {
            in.transferTo(out);
        }
        callback.succeeded();
    }

    private void sendPart(Response response, StoredObject object, ByteRange part, Callback callback)
            throws IOException {
        response.getHeaders().put(HttpHeader.CONTENT_RANGE, part.contentRange(object.bytes()));
        if (!part.isSatisfiable()) {
            response.getHeaders().remove(HttpHeader.CONTENT_TYPE);
            response.getHeaders().remove(HttpHeader.CACHE_CONTROL);
            say(response, 416, "", false, callback);
            return;
        }
        response.setStatus(206);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, part.length());
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            for (long sent = 0; sent < part.length(); ) {
                int wanted = (int) Math.min(CHUNK, part.length() - sent);
                byte[] bytes = store.range(object.key(), part.first() + sent, wanted);
                if (bytes.length == 0) {
                    throw new IOException("the object ended before its size");
                }
                out.write(bytes);
                sent += bytes.length;
            }
        }
        callback.succeeded();
    }

    private byte[] gzip(String key) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (InputStream in = store.get(key);
                OutputStream out = new GZIPOutputStream(packed)) {
            in.transferTo(out);
        }
        return packed.toByteArray();
    }

    private static void say(Response response, int status, String text, boolean head, Callback callback) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        if (bytes.length > 0) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        }
        response.write(true, head ? null : ByteBuffer.wrap(bytes), callback);
    }

    private static void writeHeaders(Response response, Representation whole) {
        String key = whole.object().key();
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.CONTENT_TYPE, MediaTypes.of(key));
        headers.put(HttpHeader.ETAG, whole.entityTag());
        headers.put(HttpHeader.LAST_MODIFIED, whole.lastModified());
        headers.put(HttpHeader.CACHE_CONTROL, whole.cacheControl());
        headers.put(HttpHeader.ACCEPT_RANGES, "bytes");
        if (MediaTypes.isText(key)) {
            headers.put(HttpHeader.VARY, "Accept-Encoding");
        }
        if (whole.gzip()) {
            headers.put(HttpHeader.CONTENT_ENCODING, "gzip");
        }
    }

    private static void writeCommonHeaders(Response response, String path) {
        String framedBy = path.startsWith("/embed/") ? "*" : "'self'";
        HttpFields.Mutable headers = response.getHeaders();
        headers.put("Content-Security-Policy", policy(framedBy));
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.put("Access-Control-Allow-Origin", "*");
        headers.put("Access-Control-Expose-Headers", EXPOSED);
    }

    private static String policy(String framedBy) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                + " connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors "
                + framedBy;
    }
}
