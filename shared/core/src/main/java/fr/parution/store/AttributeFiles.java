// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a directory keeps beside the bytes of its objects, one JSON file a key.
 *
 * <p>Such a file is written before the object it describes, and describes the object that is there as well as the one
 * that comes: a reader takes the version whose size and time of change are those of the file, whenever a writer stopped.
 * A file that was changed by others matches none, and its digest is computed afresh.
 */
final class AttributeFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrivateRoom room;

    AttributeFiles(PrivateRoom room) {
        this.room = room;
    }

    /** One version of an object. */
    record Version(long bytes, Instant modified, String sha256, ObjectAttributes attributes) {
        boolean describes(BasicFileAttributes file) {
            return bytes == file.size()
                    && modified.equals(file.lastModifiedTime().toInstant());
        }
    }

    /** The version of an object that a file is. */
    Optional<Version> find(String key, BasicFileAttributes file) throws IOException {
        return read(key).stream().filter(version -> version.describes(file)).findFirst();
    }

    /** Writes down the versions that may be found from now on. */
    void write(String key, List<Version> versions) throws IOException {
        Path target = path(key);
        try (Staged staged = room.stage(Content.of(toJson(versions)))) {
            DurableFiles.createDirectories(DurableFiles.folderOf(target));
            staged.moveTo(target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Forgets every version. */
    void remove(String key) throws IOException {
        Files.deleteIfExists(path(key));
    }

    private List<Version> read(String key) throws IOException {
        byte[] json;
        try {
            json = Files.readAllBytes(path(key));
        } catch (NoSuchFileException e) {
            return List.of();
        }
        try {
            return fromJson(JSON.readTree(json));
        } catch (IOException | DateTimeException | IllegalArgumentException damaged) {
            return List.of();
        }
    }

    /** The tilde is no character of a key, so that no key's file is another key's directory. */
    private Path path(String key) {
        return room.attributes().resolve(key + "~.json");
    }

    private static byte[] toJson(List<Version> versions) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartArray();
            for (Version version : versions) {
                json.writeStartObject();
                json.writeNumberField("bytes", version.bytes());
                json.writeStringField("modified", version.modified().toString());
                json.writeStringField("sha256", version.sha256());
                json.writeStringField("mediaType", version.attributes().mediaType());
                json.writeStringField("cacheControl", version.attributes().cacheControl());
                json.writePOJOField("metadata", version.attributes().metadata());
                json.writePOJOField("tags", version.attributes().tags());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        return out.toByteArray();
    }

    private static List<Version> fromJson(JsonNode json) {
        List<Version> versions = new ArrayList<>();
        for (JsonNode node : json) {
            versions.add(new Version(
                    node.path("bytes").asLong(-1),
                    Instant.parse(node.path("modified").asText()),
                    node.path("sha256").asText(),
                    new ObjectAttributes(
                            node.path("mediaType").asText(),
                            node.path("cacheControl").asText(),
                            texts(node.path("metadata")),
                            texts(node.path("tags")))));
        }
        return versions;
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.fields()
                .forEachRemaining(
                        field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }
}
