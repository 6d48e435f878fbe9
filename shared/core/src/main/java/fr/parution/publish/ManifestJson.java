// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parution.describe.WithdrawnEdition;
import fr.parution.store.Json;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON forms of the manifest and the pointer, on which readers rely: fields are added, never renamed. */
final class ManifestJson {

    /**
     * What this version reads. A later one raises it where an older publisher would do harm by not knowing what it adds, and
     * leaves it where that may be ignored. A document that does not say is of the first.
     */
    static final int FORMAT = 1;

    private ManifestJson() {}

    /** A document that a later version wrote. */
    static final class NewerFormatException extends IOException {

        private static final long serialVersionUID = 1L;

        NewerFormatException(String format) {
            super(format);
        }
    }

    private static JsonNode root(InputStream in) throws IOException {
        JsonNode root = Json.read(in);
        JsonNode format = root.path("format");
        if (!format.isMissingNode() && (!format.isInt() || format.asInt() > FORMAT)) {
            String text = format.asText();
            throw new NewerFormatException(text.length() > 20 ? text.substring(0, 20) + "…" : text);
        }
        return root;
    }

    static byte[] write(Pointer pointer) {
        return Json.write(node(pointer));
    }

    static Pointer readPointer(InputStream in) throws IOException {
        return pointer(root(in));
    }

    static byte[] write(Manifest manifest) {
        ObjectNode root = Json.object();
        root.put("seq", manifest.sequence());
        root.set("previous", manifest.previous() == null ? root.nullNode() : node(manifest.previous()));
        root.put("inputDigest", manifest.inputDigest());
        root.put("kind", manifest.kind());
        root.put("reason", manifest.reason());
        root.put("issued", manifest.issued().toString());
        root.put("catalogue", manifest.catalogue());
        if (manifest.revision() != null) {
            root.put("revision", manifest.revision());
        }
        ObjectNode datasets = root.putObject("datasets");
        manifest.datasets().forEach((id, entry) -> datasets.set(id, node(entry)));
        if (!manifest.printedLast().isEmpty()) {
            ObjectNode printedLast = root.putObject("printedLast");
            manifest.printedLast().forEach(printedLast::put);
        }
        if (!manifest.withdrawn().isEmpty()) {
            ArrayNode withdrawn = root.putArray("withdrawn");
            manifest.withdrawn().forEach(edition -> withdrawn.add(node(edition)));
        }
        return Json.write(root);
    }

    private static ObjectNode node(WithdrawnEdition edition) {
        return Json.object()
                .put("dataset", edition.dataset())
                .put("tag", edition.tag())
                .put("rowsDigest", edition.rowsDigest())
                .put("withdrawn", edition.withdrawn().toString())
                .put("reason", edition.reason())
                .put("seq", edition.sequence());
    }

    private static ObjectNode node(Pointer pointer) {
        return Json.object()
                .put("seq", pointer.sequence())
                .put("manifest", pointer.manifest())
                .put("sha256", pointer.sha256());
    }

    private static ObjectNode node(Manifest.Entry entry) {
        ObjectNode node = Json.object();
        node.put("tag", entry.tag());
        node.put("watermark", entry.watermark().toString());
        node.put("schemaVersion", entry.schemaVersion());
        node.put("contentDigest", entry.contentDigest());
        node.put("issued", entry.issued().toString());
        node.put("modified", entry.modified().toString());
        ArrayNode files = node.putArray("files");
        for (Manifest.File file : entry.files()) {
            files.addObject()
                    .put("key", file.key())
                    .put("alias", file.alias())
                    .put("bytes", file.bytes())
                    .put("sha256", file.sha256())
                    .put("mediaType", file.mediaType())
                    .put("rows", file.rows())
                    .put("modified", file.modified().toString());
        }
        node.put("certificate", entry.certificate());
        node.put("description", entry.description());
        return node;
    }

    static Manifest read(InputStream in) throws IOException {
        JsonNode root = root(in);
        Map<String, Manifest.Entry> datasets = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : Json.required(root, "datasets").properties()) {
            datasets.put(field.getKey(), entry(field.getValue()));
        }
        Map<String, String> printedLast = new TreeMap<>();
        if (root.has("printedLast")) {
            root.get("printedLast")
                    .properties()
                    .forEach(field ->
                            printedLast.put(field.getKey(), field.getValue().asText()));
        }
        return new Manifest(
                Json.required(root, "seq").asInt(),
                previous(root.get("previous")),
                text(root, "inputDigest"),
                text(root, "kind"),
                text(root, "reason"),
                Instant.parse(text(root, "issued")),
                text(root, "catalogue"),
                datasets,
                printedLast,
                withdrawn(root),
                root.hasNonNull("revision") ? text(root, "revision") : null);
    }

    private static List<WithdrawnEdition> withdrawn(JsonNode root) throws IOException {
        List<WithdrawnEdition> withdrawn = new ArrayList<>();
        for (JsonNode node : root.path("withdrawn")) {
            withdrawn.add(new WithdrawnEdition(
                    text(node, "dataset"),
                    text(node, "tag"),
                    text(node, "rowsDigest"),
                    Instant.parse(text(node, "withdrawn")),
                    text(node, "reason"),
                    Json.required(node, "seq").asInt()));
        }
        return withdrawn;
    }

    private static @Nullable Pointer previous(@Nullable JsonNode node) throws IOException {
        return node == null || node.isNull() ? null : pointer(node);
    }

    private static Pointer pointer(JsonNode node) throws IOException {
        return new Pointer(Json.required(node, "seq").asInt(), text(node, "manifest"), text(node, "sha256"));
    }

    private static Manifest.Entry entry(JsonNode node) throws IOException {
        List<Manifest.File> files = new ArrayList<>();
        for (JsonNode file : Json.required(node, "files")) {
            files.add(new Manifest.File(
                    text(file, "key"),
                    text(file, "alias"),
                    Json.required(file, "bytes").asLong(),
                    text(file, "sha256"),
                    text(file, "mediaType"),
                    Json.required(file, "rows").asLong(),
                    Instant.parse(text(file, "modified"))));
        }
        return new Manifest.Entry(
                text(node, "tag"),
                LocalDate.parse(text(node, "watermark")),
                text(node, "schemaVersion"),
                text(node, "contentDigest"),
                Instant.parse(text(node, "issued")),
                Instant.parse(text(node, "modified")),
                files,
                text(node, "certificate"),
                text(node, "description"));
    }

    private static String text(JsonNode node, String field) throws IOException {
        return Json.required(node, field).asText();
    }
}
