// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.Zstd;
import fr.parution.dataset.Code;
import fr.parution.dataset.CodeList;
import fr.parution.dataset.Provenance;
import fr.parution.dataset.SourceColumn;
import fr.parution.dataset.SourceRelation;
import fr.parution.dataset.SourceType;
import fr.parution.dataset.Text;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.store.Content;
import fr.parution.store.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A drop being made in a directory, of loans that are about nobody and of readers that are. */
final class Dropped {

    static final PersonKey KEY = PersonKey.of("0123456789abcdef0123456789abcdef", "test");

    static final List<SourceColumn> LOAN = List.of(
            column("id", SourceType.INTEGER, false, null, "1"),
            column("jour", SourceType.DATE, true, null, "1900-01-01"),
            column("montant", SourceType.AMOUNT, true, null, "0"),
            column("rendu", SourceType.BOOLEAN, true, null, null),
            column("genre", SourceType.CODE, true, "genres", null));

    static final String HEADER = "id,jour,montant,rendu,genre";

    private static final Map<String, CodeList> CODES = Map.of(
            "genres",
            new CodeList(
                    "genres",
                    new Provenance("essai", "2026", "CC0"),
                    List.of(code("BD"), code("Poésie"), code("01"), code("a;b"))));

    private final Path directory;
    private final Path work;

    Dropped(Path directory) {
        this.directory = directory.resolve("drop");
        this.work = directory.resolve("work");
    }

    private static SourceColumn column(String name, SourceType type, boolean nullable, String codes, String minimum) {
        return new SourceColumn(name, type, nullable, false, codes, minimum);
    }

    private static Code code(String code) {
        return new Code(code, new Text(code, code), null);
    }

    /** All columns of a loan. */
    static RelationRequest loans(String most) {
        return request(new SourceRelation("emprunt", List.of("id"), LOAN, new BigDecimal(most)));
    }

    /** The same columns of a relation whose identifier is that of a person, which is not asked for. */
    static RelationRequest readers(String most) {
        List<SourceColumn> columns = new ArrayList<>(LOAN);
        columns.add(new SourceColumn("carte", SourceType.INTEGER, false, true, null, null));
        SourceRelation relation = new SourceRelation("lecteur", List.of("id"), columns, new BigDecimal(most));
        return new RelationRequest("lecteur", LOAN, null, new RowRules(relation, CODES));
    }

    private static RelationRequest request(SourceRelation relation) {
        return new RelationRequest(relation.name(), relation.columns(), null, new RowRules(relation, CODES));
    }

    Path directory() {
        return directory;
    }

    Dropped put(String path, String text) {
        return put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    Dropped put(String path, byte[] bytes) {
        try {
            Path file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names files of loans as they are now, by their paths from the folder of the manifest. */
    Dropped ready(String folder, String... paths) {
        ObjectNode root = Json.object();
        var files = root.putObject("relations").putObject("emprunt").putArray("files");
        for (String path : paths) {
            Content content = content(folder + path);
            files.addObject().put("path", path).put("bytes", content.bytes()).put("sha256", content.sha256());
        }
        return put(folder + "_READY.json", Json.write(root));
    }

    Content content(String path) {
        try {
            return Content.of(directory.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SourceSnapshot open(RelationRequest... requests) {
        try (DropSource source = DropSource.inDirectory(directory)) {
            return open(source, requests);
        }
    }

    SourceSnapshot open(DropSource source, RelationRequest... requests) {
        try {
            Files.createDirectories(work);
            return source.open(List.of(requests), KEY, work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of the only relation as the engine will read them, without the header. */
    List<String> rows(RelationRequest request) {
        return rows(open(request));
    }

    static List<String> rows(SourceSnapshot snapshot) {
        List<String> rows = new ArrayList<>();
        for (Path file : snapshot.relations().get(0).files()) {
            List<String> lines = lines(file);
            assertThat(lines.get(0)).isEqualTo(HEADER);
            rows.addAll(lines.subList(1, lines.size()));
        }
        return rows;
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is refused, in words that hold none of the values. */
    List<Problem> refused(RelationRequest request, String... secrets) {
        ParutionException e = catchThrowableOfType(
                ParutionException.class, () -> open(request).relations());
        assertThat(e).as("the drop is refused").isNotNull();
        StringBuilder said = new StringBuilder(e.text(Locale.FRENCH));
        for (Throwable shown = e; shown != null; shown = shown.getCause()) {
            said.append(shown.getMessage());
        }
        for (String secret : secrets) {
            assertThat(said).doesNotContain(secret);
        }
        return e.problems();
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] zstd(byte[] plain) {
        return Zstd.compress(plain);
    }
}
