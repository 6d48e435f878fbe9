// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parution.dataset.Formats;
import fr.parution.protect.ProtectedTable;
import fr.parution.protect.TableFixtures;
import fr.parution.table.FieldId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers of ranges rely on, seen by DuckDB. */
class ParquetLayoutTest {

    @TempDir
    Path directory;

    private String write(ProtectedTable table, String dataset) {
        new TableWriter().write(table, GeneratedTable.metadata(dataset), new Formats(true, false), directory);
        return "('" + directory.resolve(dataset + ".parquet") + "')";
    }

    @Test
    void rowGroupsCloseByRows() {
        String file = write(new GeneratedTable(65_000).table(), "grand");

        assertThat(ReadBack.query("SELECT DISTINCT row_group_id, row_group_num_rows FROM parquet_metadata" + file
                        + " ORDER BY 1"))
                .containsExactly(List.of("0", "30000"), List.of("1", "30000"), List.of("2", "5000"));
    }

    @Test
    void largeTableComesBackWholeAndInOrder() {
        ProtectedTable table = new GeneratedTable(65_000).table();
        String file = write(table, "grand");

        assertThat(ReadBack.query("SELECT * FROM read_parquet" + file)).isEqualTo(ReadBack.table(table));
    }

    @Test
    void everyChunkIsSnappyAndHasStatistics() {
        String file = write(new GeneratedTable(35_000).table(), "grand");

        assertThat(ReadBack.query(
                        "SELECT DISTINCT compression, stats_min_value IS NOT NULL, stats_null_count IS NOT NULL"
                                + " FROM parquet_metadata" + file))
                .containsExactly(List.of("SNAPPY", "true", "true"));
    }

    @Test
    void typesAndFieldIdsAreThoseOfTheColumns() {
        String file = write(TableFixtures.small(), "essai");

        assertThat(ReadBack.query(
                        "SELECT name, type, repetition_type, coalesce(converted_type, ''), field_id FROM parquet_schema"
                                + file + " WHERE type IS NOT NULL"))
                .containsExactly(
                        field("trimestre", "BYTE_ARRAY", "REQUIRED", "UTF8"),
                        field("niveau", "BYTE_ARRAY", "REQUIRED", "UTF8"),
                        field("code_region", "BYTE_ARRAY", "REQUIRED", "UTF8"),
                        field("nom_region", "BYTE_ARRAY", "REQUIRED", "UTF8"),
                        field("personnes", "INT64", "OPTIONAL", ""),
                        field("montant", "INT64", "OPTIONAL", "DECIMAL"),
                        field("secret_statistique", "BYTE_ARRAY", "OPTIONAL", "UTF8"));
        assertThat(ReadBack.query("SELECT precision, scale FROM parquet_schema" + file + " WHERE name = 'montant'"))
                .containsExactly(List.of("18", "2"));
    }

    @Test
    void metadataSayWhoseFileItIs() {
        String file = write(TableFixtures.small(), "essai");

        assertThat(ReadBack.query("SELECT decode(key), decode(value) FROM parquet_kv_metadata" + file
                        + " WHERE decode(key) <> 'columns'"))
                .containsExactly(
                        List.of("dataset", "essai"),
                        List.of("dcat:dataset", "https://donnees.example/datasets/essai/#dataset"),
                        List.of("description", "Des valeurs inventées, pour essayer les formats."),
                        List.of("license", FileMetadata.LICENCE_OUVERTE),
                        List.of("publisher", "Un producteur"),
                        List.of("schema:version", "1.0.0"),
                        List.of("title", "Un jeu d'essai"));
    }

    @Test
    void metadataDescribeTheColumnsInBothLanguages() throws IOException {
        String file = write(TableFixtures.small(), "essai");
        String columns = ReadBack.query(
                        "SELECT decode(value) FROM parquet_kv_metadata" + file + " WHERE decode(key) = 'columns'")
                .get(0)
                .get(0);
        JsonNode amount = new ObjectMapper().readTree(columns).get("montant");

        assertThat(amount)
                .hasToString("{\"label\":{\"fr\":\"Colonne montant\",\"en\":\"Column montant\"},"
                        + "\"description\":{\"fr\":\"Ce que dit montant.\",\"en\":\"What montant says.\"},"
                        + "\"unit\":{\"fr\":\"unités\",\"en\":\"units\"}}");
    }

    @Test
    void tableWithoutRowsIsAFileWithoutRowGroups() {
        String file = write(TableFixtures.of(TableFixtures.smallSchema(), List.of()), "essai");

        assertThat(ReadBack.query("SELECT count(*) FROM read_parquet" + file)).containsExactly(List.of("0"));
    }

    private static List<String> field(String name, String type, String repetition, String converted) {
        return List.of(name, type, repetition, converted, Integer.toString(FieldId.of(name)));
    }
}
