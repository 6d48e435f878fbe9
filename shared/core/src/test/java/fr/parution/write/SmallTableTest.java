// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.dataset.Formats;
import fr.parution.protect.TableFixtures;
import fr.parution.table.Cell;
import fr.parution.table.ColumnRole;
import fr.parution.table.ColumnType;
import fr.parution.table.TableSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a table that fits on a screen, byte for byte. */
class SmallTableTest {

    @TempDir
    Path directory;

    private List<WrittenFile> write(boolean compressText, boolean csvByYear) {
        return new TableWriter()
                .write(
                        TableFixtures.small(),
                        GeneratedTable.metadata("essai"),
                        new Formats(compressText, csvByYear),
                        directory);
    }

    @Test
    void csvIsAsReadersExpect() throws IOException {
        write(false, false);

        assertThat(directory.resolve("essai.csv")).hasBinaryContent(golden("essai.csv"));
    }

    @Test
    void jsonIsAnArrayOfFlatObjectsOneALine() throws IOException {
        write(false, false);

        assertThat(directory.resolve("essai.json")).hasBinaryContent(golden("essai.json"));
    }

    @Test
    void jsonLinesAreTheSameObjects() throws IOException {
        write(true, false);

        assertThat(ReadBack.bytes(directory.resolve("essai.jsonl.gz"))).isEqualTo(golden("essai.jsonl"));
    }

    @Test
    void compressedCsvIsTheSameCsv() throws IOException {
        write(true, false);

        assertThat(ReadBack.bytes(directory.resolve("essai.csv.gz"))).isEqualTo(golden("essai.csv"));
    }

    @Test
    void schemaDescribesEveryColumn() throws IOException {
        write(false, false);

        assertThat(directory.resolve("essai.json-table-schema.json"))
                .hasBinaryContent(golden("essai.json-table-schema.json"));
    }

    @Test
    void yearHasTheHeaderAndItsOwnRows() throws IOException {
        write(true, true);

        assertThat(ReadBack.csv(directory.resolve("essai-2023.csv"))).hasSize(1 + 1);
        assertThat(ReadBack.csv(directory.resolve("essai-2024.csv"))).hasSize(1 + 3);
    }

    @Test
    void filesComeInOrderWithTypesAndRows() {
        assertThat(write(false, true))
                .extracting(file -> file.alias() + " | " + file.mediaType() + " | " + file.rows())
                .containsExactly(
                        "latest/essai.parquet | application/vnd.apache.parquet | 4",
                        "latest/essai.csv | text/csv; charset=utf-8 | 4",
                        "latest/essai.json | application/json; charset=utf-8 | 4",
                        "latest/essai-2023.csv | text/csv; charset=utf-8 | 1",
                        "latest/essai-2024.csv | text/csv; charset=utf-8 | 3",
                        "latest/essai.json-table-schema.json | application/json; charset=utf-8 | 0");
    }

    @Test
    void compressedFilesSayThatTheyAre() {
        assertThat(write(true, false))
                .extracting(file -> file.name() + " | " + file.mediaType())
                .containsExactly(
                        "essai.parquet | application/vnd.apache.parquet",
                        "essai.csv.gz | application/gzip",
                        "essai.jsonl.gz | application/gzip",
                        "essai.json-table-schema.json | application/json; charset=utf-8");
    }

    @Test
    void sizeAndDigestAreThoseOfTheFile() throws IOException, NoSuchAlgorithmException {
        for (WrittenFile file : write(true, true)) {
            byte[] bytes = Files.readAllBytes(file.path());
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);

            assertThat(file.bytes()).isEqualTo(bytes.length);
            assertThat(file.sha256()).isEqualTo(HexFormat.of().formatHex(digest));
        }
    }

    @Test
    void gzipHeaderSaysNothingOfTimeAndSystem() throws IOException {
        write(true, false);

        assertThat(Files.readAllBytes(directory.resolve("essai.csv.gz")))
                .startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);
    }

    @Test
    void hiddenAndEmptyCellsLookTheSameInEveryFormat() {
        write(false, false);
        String csv = new String(ReadBack.bytes(directory.resolve("essai.csv")), StandardCharsets.UTF_8);

        assertThat(csv).contains("Rhône-Alpes;;;S\n");
        assertThat(ReadBack.json(directory.resolve("essai.json")).get(1)).endsWith(null, null, "S");
        assertThat(ReadBack.parquet(directory.resolve("essai.parquet")).get(1)).endsWith(null, null, "S");
    }

    @Test
    void emptyCellOfASingleColumnIsNoEmptyLine() {
        TableSchema schema = new TableSchema(
                "essai",
                "1.0.0",
                List.of(TableFixtures.column("c", ColumnType.TEXT, ColumnRole.MEASURE, List.of(), "a")));
        List<List<Cell>> rows = List.of(List.of(Cell.EMPTY), List.of(new Cell.Text("")), List.of(new Cell.Text("a")));
        new TableWriter()
                .write(
                        TableFixtures.of(schema, rows),
                        GeneratedTable.metadata("essai"),
                        new Formats(false, false),
                        directory);

        assertThat(directory.resolve("essai.csv"))
                .usingCharset(StandardCharsets.UTF_8)
                .hasContent("\uFEFFc\n\"\"\n\"\"\na\n");
    }

    @Test
    void tableWithoutRowsIsAHeaderAndAnEmptyArray() throws IOException {
        List<WrittenFile> files = new TableWriter()
                .write(
                        TableFixtures.of(TableFixtures.smallSchema(), List.of()),
                        GeneratedTable.metadata("essai"),
                        new Formats(false, true),
                        directory);

        assertThat(files).hasSize(4);
        assertThat(ReadBack.csv(directory.resolve("essai.csv"))).hasSize(1);
        assertThat(Files.readString(directory.resolve("essai.json"))).isEqualTo("[\n]\n");
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream in = SmallTableTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
