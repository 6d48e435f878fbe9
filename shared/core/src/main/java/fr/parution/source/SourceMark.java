// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The list that a delivery ends with: {@code {"tables": {"dossier": {"files": [{"path": "dossier/part-0.parquet",
 * "rows": 12, "bytes": 345}]}}}}; {@code rows} and {@code bytes} may be left out. It is written last, so that a
 * delivery that broke off has none or an older one.
 */
final class SourceMark {

    static final String NAME = "_SOURCE.json";

    private final @Nullable JsonNode tables;

    private SourceMark(@Nullable JsonNode tables) {
        this.tables = tables;
    }

    static SourceMark read(Path directory) {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return new SourceMark(null);
        }
        try {
            JsonNode tables =
                    new ObjectMapper().readTree(Files.readAllBytes(file)).get("tables");
            if (tables != null && tables.isObject()) {
                return new SourceMark(tables);
            }
            throw damaged();
        } catch (JsonProcessingException e) {
            throw damaged();
        } catch (IOException e) {
            throw new ParutionException(RelationFiles.unreadable(NAME, e), e);
        }
    }

    private static ParutionException damaged() {
        return new ParutionException(Problem.of(
                ProblemCode.SOURCE_DAMAGED_FILE,
                NAME,
                "JSON",
                "{\"tables\": {\"…\": {\"files\": [{\"path\": \"…\"}]}}}"));
    }

    /** The files of a relation by their path, as listed; none if there is no list. */
    Map<String, JsonNode> files(String relation) {
        Map<String, JsonNode> files = new TreeMap<>();
        if (tables != null) {
            tables.path(relation)
                    .path("files")
                    .forEach(file -> files.put(file.path("path").asText(), file));
        }
        return files;
    }

    /** Adds a problem for each file that the list names otherwise than it was found. */
    void check(String relation, List<DeliveredFile> delivered, Problems problems) {
        if (tables == null) {
            return;
        }
        Map<String, JsonNode> missing = files(relation);
        for (DeliveredFile file : delivered) {
            JsonNode listed = missing.remove(file.name());
            if (listed == null) {
                problems.add(ProblemCode.SOURCE_BROKE_OFF, file.name(), "+ " + file.name(), NAME);
            } else {
                compare(file.name(), "rows", file.rows(), listed, problems);
                compare(file.name(), "bytes", file.bytes(), listed, problems);
            }
        }
        missing.keySet().forEach(name -> problems.add(ProblemCode.SOURCE_BROKE_OFF, name, "- " + name, NAME));
    }

    private static void compare(String name, String what, long found, JsonNode listed, Problems problems) {
        JsonNode expected = listed.get(what);
        if (found >= 0 && expected != null && expected.asLong() != found) {
            problems.add(ProblemCode.SOURCE_DAMAGED_FILE, name, found + " " + what, expected.asText() + " " + what);
        }
    }
}
