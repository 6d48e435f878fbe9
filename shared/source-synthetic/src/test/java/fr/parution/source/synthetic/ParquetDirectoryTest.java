// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetDirectoryTest {

    private static final SyntheticParameters SMALL = new SyntheticParameters(3_000, 5);

    @TempDir
    private Path directory;

    @Test
    void sameParametersGiveTheSameBytesInAnotherLocale() throws IOException {
        Map<String, byte[]> first = written(SMALL, "first");
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            Map<String, byte[]> second = written(SMALL, "second");
            assertThat(second.keySet()).isEqualTo(first.keySet());
            first.forEach((file, bytes) -> assertThat(second.get(file)).as(file).isEqualTo(bytes));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void anotherSeedGivesOtherHoldersAndPurchases() throws IOException {
        Map<String, byte[]> first = written(SMALL, "first");
        Map<String, byte[]> other = written(new SyntheticParameters(3_000, 6), "other");
        assertThat(List.of(
                        "titulaire",
                        "organisme",
                        "formation",
                        "action_formation",
                        "dossier",
                        "financement",
                        "session_formation"))
                .allSatisfy(table -> assertThat(other.get(table + "/part-00000.parquet"))
                        .isNotEqualTo(first.get(table + "/part-00000.parquet")));
    }

    @Test
    void typesAreThoseOfTheSchema() throws IOException {
        new SyntheticSource(SMALL).writeTo(directory, Progress.SILENT);
        ParquetMetadata dossier = footer("dossier");
        assertThat(dossier.getFileMetaData().getSchema().getFields())
                .extracting(ParquetDirectoryTest::described)
                .containsExactly(
                        "1 id REQUIRED INT64",
                        "2 titulaire_id REQUIRED INT64",
                        "3 session_id REQUIRED INT32",
                        "4 date_validation REQUIRED INT32 DATE",
                        "5 date_entree OPTIONAL INT32 DATE",
                        "6 date_sortie OPTIONAL INT32 DATE",
                        "7 statut REQUIRED BINARY STRING",
                        "8 demandeur_emploi REQUIRED BOOLEAN",
                        "9 csp OPTIONAL BINARY STRING",
                        "10 prix_ttc REQUIRED INT64 DECIMAL(10,2)",
                        "11 duree_heures OPTIONAL INT32");
        assertThat(dossier.getBlocks().get(0).getColumns())
                .allMatch(column -> column.getCodec() == CompressionCodecName.ZSTD);
        assertThat(dossier.getBlocks()
                        .get(0)
                        .getColumns()
                        .get(0)
                        .getStatistics()
                        .minAsString())
                .isEqualTo("1");
        assertThat(dossier.getBlocks()
                        .get(0)
                        .getColumns()
                        .get(0)
                        .getStatistics()
                        .maxAsString())
                .isEqualTo("3000");
    }

    @Test
    void markTellsWhatMadeTheDirectoryAndTheRowsOfEachFile() throws IOException {
        SyntheticSource source = new SyntheticSource(SMALL);
        source.writeTo(directory, Progress.SILENT);
        JsonNode mark =
                new ObjectMapper().readTree(directory.resolve("_SOURCE.json").toFile());
        assertThat(mark.path("rows").longValue()).isEqualTo(3_000);
        assertThat(mark.path("seed").longValue()).isEqualTo(5);
        assertThat(mark.path("asOf").textValue()).isEqualTo("2026-04-01");
        assertThat(mark.path("tables").fieldNames())
                .toIterable()
                .containsExactly(
                        "titulaire",
                        "organisme",
                        "certification",
                        "lieu",
                        "formation",
                        "action_formation",
                        "session_formation",
                        "dossier",
                        "financement");
        for (JsonNode table : mark.path("tables")) {
            for (JsonNode file : table.path("files")) {
                ParquetMetadata footer =
                        footer(directory.resolve(file.path("path").textValue()));
                long rows = footer.getBlocks().stream()
                        .mapToLong(block -> block.getRowCount())
                        .sum();
                assertThat(rows).isEqualTo(file.path("rows").longValue());
            }
        }
        assertThat(mark.at("/tables/financement/rows").longValue())
                .isEqualTo(source.financements().count());
    }

    @Test
    void progressEndsAtTheTotalOfEachTable() throws IOException {
        Map<String, Long> left = new ConcurrentHashMap<>();
        new SyntheticSource(SMALL).writeTo(directory, (table, done, total) -> left.put(table, total - done));
        assertThat(left).hasSize(9).allSatisfy((table, rest) -> assertThat(rest).isZero());
    }

    @Test
    void nothingIsBoughtOnTheFirstDayAndTheFilesAreStillThere() throws IOException {
        SyntheticParameters opening = new SyntheticParameters(1_000, 1, LocalDate.of(2019, 11, 21));
        new SyntheticSource(opening).writeTo(directory, Progress.SILENT);
        assertThat(footer("dossier").getBlocks()).isEmpty();
        assertThat(footer("titulaire").getFileMetaData().getSchema().getFieldCount())
                .isEqualTo(8);
    }

    @Test
    void earlierPartsAreReplacedAndOtherFilesLeftAlone() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("dossier"));
        Files.writeString(folder.resolve("part-00009.parquet"), "old");
        Files.writeString(folder.resolve("notes.txt"), "mine");
        new SyntheticSource(SMALL).writeTo(directory, Progress.SILENT);
        assertThat(folder).isDirectoryNotContaining("glob:**part-00009.parquet");
        assertThat(folder.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void failedWriteLeavesNoMark() throws IOException {
        Files.writeString(directory.resolve("_SOURCE.json"), "{}");
        Files.createDirectories(directory.resolve("dossier/part-00000.parquet/full"));
        assertThatThrownBy(() -> new SyntheticSource(SMALL).writeTo(directory, Progress.SILENT))
                .isInstanceOf(IOException.class);
        assertThat(directory.resolve("_SOURCE.json")).doesNotExist();
    }

    @Test
    void partsOfATableGiveItsRowsOnce() {
        SourceTable<Integer> table = new SourceTable<>("t", 7, 3, List.of(), i -> Stream.of((int) i));
        assertThat(table.parts()).isEqualTo(3);
        assertThat(Stream.of(0, 1, 2).flatMap(part -> table.rows(table.start(part), table.end(part))))
                .containsExactly(0, 1, 2, 3, 4, 5, 6);
    }

    private static String described(Type field) {
        String logical = field.getLogicalTypeAnnotation() == null ? "" : " " + field.getLogicalTypeAnnotation();
        return field.getId().intValue() + " " + field.getName() + " " + field.getRepetition() + " "
                + field.asPrimitiveType().getPrimitiveTypeName() + logical;
    }

    private Map<String, byte[]> written(SyntheticParameters parameters, String name) throws IOException {
        Path target = directory.resolve(name);
        new SyntheticSource(parameters).writeTo(target, Progress.SILENT);
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(target)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(target.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private ParquetMetadata footer(String table) throws IOException {
        return footer(directory.resolve(table).resolve("part-00000.parquet"));
    }

    private static ParquetMetadata footer(Path file) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ZstdCodecFactory())
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            return reader.getFooter();
        }
    }
}
