// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import fr.parution.dataset.SourceColumn;
import fr.parution.dataset.SourceType;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropSourceTest {

    private static final PersonKey KEY = PersonKey.of("0123456789abcdef0123456789abcdef", "test");
    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType(
            "message dossier { optional group lieu { optional int32 rue; optional int32 commune; }"
                    + " required int64 id; optional int64 titulaire; }");

    @TempDir
    private Path directory;

    @TempDir
    private Path work;

    @Test
    void filesOfAFolderComeInTheOrderOfTheirNames() throws IOException {
        parquet("dossier/part-2.parquet", 1);
        parquet("dossier/part-1.parquet", 3);
        write("dossier/_SUCCESS", "");
        write("dossier/.part-1.parquet.crc", "x");

        LocalRelation relation = open("dossier").relations().get(0);

        assertThat(relation.format()).isEqualTo(LocalRelation.Format.PARQUET);
        assertThat(relation.personsHashed()).isFalse();
        assertThat(relation.files())
                .containsExactly(
                        directory.resolve("dossier/part-1.parquet"), directory.resolve("dossier/part-2.parquet"));
    }

    @Test
    void eachRelationMayHaveItsOwnShape() throws IOException {
        parquet("un.parquet", 1);
        write("deux.csv", "titulaire,id\n1,2\n");
        write("quatre/2026/09.csv.gz", "id,titulaire\n1,2\n");
        write("quatre/2026/10.CSV", "id;titulaire\n2;2\n");
        write("trois/a.csv", "\uFEFF\"id\",\"a \"\"b\"\", c\",titulaire\r\n1,,2\r\n");

        List<LocalRelation> relations = open("un", "deux", "trois", "quatre").relations();

        assertThat(relations)
                .extracting(LocalRelation::format)
                .containsExactly(
                        LocalRelation.Format.PARQUET,
                        LocalRelation.Format.CSV,
                        LocalRelation.Format.CSV,
                        LocalRelation.Format.CSV);
        assertThat(relations.get(3).files()).hasSize(2);
    }

    @Test
    void allThatIsMissingIsReportedTogether() throws IOException {
        write("dossier.csv", "autre;id\n1;2\n");
        parquet("lieu.parquet", 1);
        RelationRequest day = request("lieu").withFilter(new RowFilter("jour", LocalDate.EPOCH));

        ParutionException e = failure(request("dossier"), request("absente"), day);

        assertThat(e.problems())
                .extracting(Problem::code, Problem::where, Problem::found, Problem::expected)
                .containsExactly(
                        tuple(ProblemCode.SOURCE_LACKS_COLUMN, "dossier.csv (UTF-8, ;)", "titulaire", "autre, id"),
                        tuple(ProblemCode.SOURCE_LACKS_RELATION, "", "absente", "dossier, absente, lieu"),
                        tuple(ProblemCode.SOURCE_LACKS_COLUMN, "lieu.parquet", "jour", "lieu, id, titulaire"));
    }

    @Test
    void aFileCutAnywhereIsDamaged() throws IOException {
        Path whole = parquet("entier.parquet", 100);
        byte[] bytes = Files.readAllBytes(whole);
        for (int length : new int[] {0, 3, 11, 12, bytes.length / 2, bytes.length - 9, bytes.length - 1}) {
            Files.write(directory.resolve("coupe.parquet"), Arrays.copyOf(bytes, length));
            assertThat(codes(failure(request("coupe")))).containsExactly(ProblemCode.SOURCE_DAMAGED_FILE);
        }
    }

    @Test
    void aFileThatLostItsMiddleIsDamaged() throws IOException {
        Path whole = parquet("entier.parquet", 1_000);
        byte[] bytes = Files.readAllBytes(whole);
        byte[] pieced = new byte[bytes.length - 4_096];
        System.arraycopy(bytes, 0, pieced, 0, 8);
        System.arraycopy(bytes, 4_096 + 8, pieced, 8, pieced.length - 8);
        Files.write(directory.resolve("troue.parquet"), pieced);

        assertThat(codes(failure(request("troue")))).containsExactly(ProblemCode.SOURCE_DAMAGED_FILE);
    }

    @Test
    void aFooterThatIsNoneIsDamaged() throws IOException {
        write("faux.parquet", "PAR1" + "\u007f".repeat(40) + " \0\0\0PAR1");

        assertThat(codes(failure(request("faux")))).containsExactly(ProblemCode.SOURCE_DAMAGED_FILE);
    }

    @Test
    void aTextWithoutALineIsDamaged() throws IOException {
        write("vide.csv", "");
        write("sans.csv", "id,titulaire");

        assertThat(codes(failure(request("vide"), request("sans"))))
                .containsExactly(ProblemCode.SOURCE_DAMAGED_FILE, ProblemCode.SOURCE_DAMAGED_FILE);
    }

    @Test
    void aRelationInTwoShapesIsAContradiction() throws IOException {
        parquet("dossier.parquet", 1);
        write("dossier.csv", "id,titulaire\n");

        assertThat(codes(failure(request("dossier")))).containsExactly(ProblemCode.USAGE_CONTRADICTION);
    }

    @Test
    void aDirectoryThatIsNotThereIsNotFound() {
        ParutionException e = catchThrowableOfType(
                ParutionException.class,
                () -> DropSource.inDirectory(directory.resolve("x")).open(List.of(), KEY, directory));

        assertThat(codes(e)).containsExactly(ProblemCode.SOURCE_NOT_FOUND);
    }

    @Test
    void theListOfADeliveryMustBeMetExactly() throws IOException {
        parquet("dossier/a.parquet", 2);
        parquet("dossier/b.parquet", 5);
        String list = """
                {"tables": {"dossier": {"files": [{"path": "dossier/a.parquet", "rows": 2}, %s]}}}
                """;

        write("_SOURCE.json", list.formatted("{\"path\": \"dossier/b.parquet\", \"rows\": 5}"));
        assertThat(open("dossier").relations().get(0).files()).hasSize(2);

        write("_SOURCE.json", list.formatted("{\"path\": \"dossier/b.parquet\", \"rows\": 3}"));
        assertThat(codes(failure(request("dossier")))).containsExactly(ProblemCode.SOURCE_FILE_DIFFERS);

        write("_SOURCE.json", list.formatted("{\"path\": \"dossier/c.parquet\"}"));
        assertThat(failure(request("dossier")).problems())
                .extracting(Problem::code, Problem::where)
                .containsExactly(
                        tuple(ProblemCode.SOURCE_FILE_MISSING, "dossier/c.parquet"),
                        tuple(ProblemCode.SOURCE_FILE_UNNAMED, "dossier/b.parquet"));

        write("_SOURCE.json", "{\"tables\": {\"doss");
        assertThat(codes(failure(request("dossier")))).containsExactly(ProblemCode.SOURCE_MANIFEST_REFUSED);
    }

    @Test
    void aListedRelationWithoutAnyFileIsMissing() throws IOException {
        write("_SOURCE.json", "{\"tables\": {\"dossier\": {\"files\": [{\"path\": \"dossier/a.parquet\"}]}}}");

        assertThat(codes(failure(request("dossier")))).containsExactly(ProblemCode.SOURCE_FILE_MISSING);
    }

    @Test
    void theNameOfADeliveryChangesWithItsFilesAndNotWithTheirDates() throws IOException {
        Path file = parquet("dossier/a.parquet", 2);
        String first = open("dossier").id();
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        String touched = open("dossier").id();
        parquet("dossier/b.parquet", 1);

        assertThat(first).startsWith(directory.getFileName() + "@").isEqualTo(touched);
        assertThat(open("dossier").id()).isNotEqualTo(first);
    }

    @Test
    void theSameFileTwiceIsRefusedByItsTwoNames() throws IOException {
        parquet("dossier/a.parquet", 2);
        parquet("dossier/b.parquet", 2);
        parquet("lieu/a.parquet", 2);
        parquet("lieu/b.parquet", 3);
        parquet("jour/a.parquet", 0);
        parquet("jour/b.parquet", 0);

        assertThat(failure(request("dossier"), request("lieu"), request("jour")).problems())
                .extracting(Problem::code, Problem::where, Problem::found)
                .containsExactly(tuple(ProblemCode.SOURCE_DELIVERED_TWICE, "dossier/b.parquet", "dossier/a.parquet"));
    }

    private SourceSnapshot open(String... relations) {
        List<RelationRequest> requests =
                Arrays.stream(relations).map(DropSourceTest::request).toList();
        return DropSource.inDirectory(directory).open(requests, KEY, work);
    }

    private ParutionException failure(RelationRequest... requests) {
        return catchThrowableOfType(
                ParutionException.class, () -> DropSource.inDirectory(directory).open(List.of(requests), KEY, work));
    }

    private static List<ProblemCode> codes(ParutionException e) {
        return e.problems().stream().map(Problem::code).toList();
    }

    private static RelationRequest request(String relation) {
        return new RelationRequest(
                relation,
                List.of(
                        new SourceColumn("id", SourceType.INTEGER, false, false, null, null),
                        new SourceColumn("titulaire", SourceType.INTEGER, true, true, null, null)));
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Path parquet(String name, int rows) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        SimpleGroupFactory groups = new SimpleGroupFactory(SCHEMA);
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withType(SCHEMA)
                .withDictionaryEncoding(false)
                .build()) {
            for (int row = 0; row < rows; row++) {
                writer.write(groups.newGroup().append("id", (long) row).append("titulaire", row * 31L));
            }
        }
        return file;
    }
}
