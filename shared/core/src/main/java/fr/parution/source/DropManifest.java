// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.parution.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a drop ends with: {@code _READY.json} names every file with its SHA-256 ({@value #FORM}), {@code bytes}, {@code rows}
 * and the {@code period} of the whole where the deliverer tells them. It is written last, so that a drop that broke off
 * has none or an older one. {@code _SOURCE.json} is its elder: it says {@code tables} for {@code relations}, and may leave
 * the digests out.
 *
 * @param path of the manifest in the drop; the paths in it count from its folder
 */
record DropManifest(String path, @Nullable String period, List<NamedFile> files) {

    static final String READY = "_READY.json";
    static final String ELDER = "_SOURCE.json";
    static final String FORM =
            "{\"relations\": {\"…\": {\"files\": [{\"path\": \"….csv\", \"bytes\": 123, \"sha256\": \"…\", \"rows\": 12}]}}}";

    private static final String ELDER_FORM = "{\"tables\": {\"…\": {\"files\": [{\"path\": \"…\"}]}}}";
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** A file named twice must not hide behind a key that stands twice. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    DropManifest {
        files = List.copyOf(files);
    }

    /**
     * A file as a manifest names it.
     *
     * @param path in the drop
     * @param bytes -1 if it is not told
     * @param sha256 64 hexadecimal digits, or empty if it is not told
     * @param rows -1 if it is not told
     */
    record NamedFile(String relation, String path, long bytes, String sha256, long rows) {}

    /** Whether a file of a drop is one. */
    static boolean isManifest(String path) {
        return path.equals(READY) || path.endsWith("/" + READY) || path.equals(ELDER);
    }

    /** Reads one; what it may not say is a {@link DamagedFileException}. */
    static DropManifest read(String path, InputStream in) throws IOException {
        return new Reader(path).read(in);
    }

    private static final class Reader {

        private final String path;
        private final String folder;
        private final boolean elder;

        Reader(String path) {
            this.path = path;
            this.folder = path.substring(0, path.lastIndexOf('/') + 1);
            this.elder = path.endsWith(ELDER);
        }

        DropManifest read(InputStream in) throws IOException {
            JsonNode root = tree(in);
            String word = elder ? "tables" : "relations";
            JsonNode relations = root.path(word);
            require(relations.isObject(), word);
            List<NamedFile> files = new ArrayList<>();
            for (Map.Entry<String, JsonNode> relation : relations.properties()) {
                String at = word + "." + relation.getKey() + ".files";
                JsonNode list = relation.getValue().path("files");
                require(list.isArray(), at);
                for (int i = 0; i < list.size(); i++) {
                    files.add(file(relation.getKey(), list.get(i), at + "[" + i + "]"));
                }
            }
            JsonNode period = root.path("period");
            require(period.isMissingNode() || period.isTextual(), "period");
            return new DropManifest(path, period.textValue(), files);
        }

        private JsonNode tree(InputStream in) throws IOException {
            try {
                return Objects.requireNonNullElse(STRICT.readTree(in), STRICT.nullNode());
            } catch (JsonProcessingException e) {
                // The words of the parser quote the text.
                String place =
                        e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
                throw refused("JSON" + place);
            }
        }

        private NamedFile file(String relation, JsonNode file, String at) throws IOException {
            String name = file.path("path").asText("");
            require(isPath(name), at + ".path");
            String sha256 = file.path("sha256").asText("");
            boolean mayLack = elder && sha256.isEmpty();
            require(mayLack || SHA_256.matcher(sha256).matches(), at + ".sha256");
            return new NamedFile(
                    relation,
                    folder + name,
                    count(file.path("bytes"), at + ".bytes"),
                    sha256,
                    count(file.path("rows"), at + ".rows"));
        }

        private long count(JsonNode number, String at) throws IOException {
            require(number.isMissingNode() || (number.canConvertToLong() && number.asLong() >= 0), at);
            return number.asLong(-1);
        }

        private static boolean isPath(String name) {
            return !name.contains("\\")
                    && Arrays.stream(name.split("/", -1))
                            .noneMatch(segment -> segment.isEmpty() || segment.equals(".") || segment.equals(".."));
        }

        private void require(boolean right, String at) throws IOException {
            if (!right) {
                throw refused(at);
            }
        }

        private DamagedFileException refused(String found) {
            return new DamagedFileException(ProblemCode.SOURCE_MANIFEST_REFUSED, found, elder ? ELDER_FORM : FORM);
        }
    }
}
