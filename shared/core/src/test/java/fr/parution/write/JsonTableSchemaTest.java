// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parution.protect.TableFixtures;
import fr.parution.table.ColumnRole;
import fr.parution.table.ColumnType;
import fr.parution.table.PublishedColumn;
import fr.parution.table.TableSchema;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonTableSchemaTest {

    @Test
    void listOfManyValuesIsLeftToTheData() throws IOException {
        assertThat(constraints(codes(151)).has("enum")).isFalse();
        assertThat(constraints(codes(150)).get("enum")).hasSize(150);
    }

    @Test
    void labelSharedByTwoCodesStandsOnce() throws IOException {
        PublishedColumn labels = TableFixtures.column(
                "c", ColumnType.TEXT, ColumnRole.LABEL, List.of("Autres", "Aucun", "Autres"), "Autres");

        assertThat(constraints(labels).get("enum")).hasToString("[\"Autres\",\"Aucun\"]");
    }

    @Test
    void monthsHaveThePatternOfMonths() throws IOException {
        PublishedColumn period = TableFixtures.column("mois", ColumnType.TEXT, ColumnRole.PERIOD, List.of(), "2024-03");

        assertThat(constraints(period).get("pattern").asText()).isEqualTo("^[0-9]{4}-(0[1-9]|1[0-2])$");
    }

    @Test
    void measureMayBeEmpty() throws IOException {
        PublishedColumn measure =
                TableFixtures.column("personnes", ColumnType.WHOLE, ColumnRole.MEASURE, List.of(), "37");

        assertThat(constraints(measure)).hasToString("{\"required\":false}");
    }

    private static PublishedColumn codes(int count) {
        List<String> values =
                IntStream.range(0, count).mapToObj(Integer::toString).toList();
        return TableFixtures.column("c", ColumnType.TEXT, ColumnRole.CODE, values, "1");
    }

    private static JsonNode constraints(PublishedColumn column) throws IOException {
        String schema = JsonTableSchema.of(
                new TableSchema("essai", "1.0.0", List.of(column)), GeneratedTable.metadata("essai"));
        return new ObjectMapper().readTree(schema).get("fields").get(0).get("constraints");
    }
}
