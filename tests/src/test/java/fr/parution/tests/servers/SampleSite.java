// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.servers;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A page on loopback under a strict content security policy, for the browser's own test. */
final class SampleSite implements AutoCloseable {

    private static final byte[] PIXEL = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;

    SampleSite(String body) {
        String html = "<!doctype html><html lang=fr><meta charset=utf-8><title>é</title>"
                + "<link rel=icon href=/icon.svg><link rel=stylesheet href=/style.css><body>" + body;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        serve("/", "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
        serve("/icon.svg", "image/svg+xml", PIXEL);
        serve("/style.css", "text/css", "body { margin: 0; background: #fff }".getBytes(StandardCharsets.UTF_8));
        serve(
                "/script.js",
                "text/javascript",
                "document.body.dataset.width = innerWidth;".getBytes(StandardCharsets.UTF_8));
        server.start();
    }

    URI address() {
        return URI.create(
                "http://" + Loopback.ADDRESS + ":" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(String path, String type, byte[] content) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'");
            boolean known = exchange.getRequestURI().getPath().equals(path);
            exchange.sendResponseHeaders(known ? 200 : 404, known ? content.length : -1);
            if (known) {
                exchange.getResponseBody().write(content);
            }
            exchange.close();
        });
    }
}
