// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli.serve;

import java.util.Map;

/** The media type of a key, by its ending; of a batch of events, by its folder. */
final class MediaTypes {

    private static final String UTF_8 = "; charset=utf-8";

    /** The types that are text, and so have a charset and are worth compressing. */
    private static final Map<String, String> TEXT = Map.ofEntries(
            Map.entry("html", "text/html"),
            Map.entry("css", "text/css"),
            Map.entry("js", "text/javascript"),
            Map.entry("json", "application/json"),
            Map.entry("csv", "text/csv"),
            Map.entry("txt", "text/plain"),
            Map.entry("ttl", "text/turtle"),
            Map.entry("rdf", "application/rdf+xml"),
            Map.entry("jsonld", "application/ld+json"),
            Map.entry("atom", "application/atom+xml"),
            Map.entry("cff", "application/yaml"),
            Map.entry("pem", "application/x-pem-file"),
            Map.entry("xml", "application/xml"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"));

    private static final Map<String, String> BINARY = Map.of(
            "parquet", "application/vnd.apache.parquet",
            "gz", "application/gzip",
            "png", "image/png",
            "woff2", "font/woff2");

    private MediaTypes() {}

    /** The media type, with its charset where it is text. */
    static String of(String key) {
        if (key.startsWith("events/") && key.endsWith(".json")) {
            return "application/cloudevents-batch+json" + UTF_8;
        }
        String ending = key.substring(key.lastIndexOf('.') + 1);
        String text = TEXT.get(ending);
        return text == null ? BINARY.getOrDefault(ending, "application/octet-stream") : text + UTF_8;
    }

    /** Whether the key is text. */
    static boolean isText(String key) {
        return TEXT.containsKey(key.substring(key.lastIndexOf('.') + 1));
    }
}
