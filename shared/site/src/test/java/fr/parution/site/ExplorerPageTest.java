// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parution.describe.CatalogDescription;
import fr.parution.describe.CatalogFixtures;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.DistributionFile;
import fr.parution.table.ColumnRole;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplorerPageTest {

    private static final URI PAGE =
            URI.create("https://data.example.org/datasets/" + CatalogFixtures.USERS + "/explorer/");

    @Test
    void documentLeadsToTheImmutableFilesOfTheRelease() throws IOException {
        JsonNode document = document(CatalogFixtures.catalog(), Language.FR);
        String folder = "https://data.example.org/v/" + CatalogFixtures.USERS + "/" + CatalogFixtures.TAG + "/";
        JsonNode main = document.path("files").path("main");
        assertThat(PAGE.resolve(main.path("href").asText())).hasToString(folder + CatalogFixtures.USERS + ".parquet");
        assertThat(main.path("address").asText()).isEqualTo(folder + CatalogFixtures.USERS + ".parquet");
        assertThat(main.path("bytes").asLong()).isEqualTo(1_874_331);
        assertThat(document.path("files").has("totals")).isFalse();
        assertThat(PAGE.resolve(document.path("certificate").asText())).hasToString(folder + "audit.json");
    }

    @Test
    void documentNamesEveryColumnInTheLanguageOfThePage() throws IOException {
        JsonNode document = document(CatalogFixtures.catalog(), Language.EN);
        assertThat(document.path("language").asText()).isEqualTo("en");
        assertThat(document.path("columns"))
                .hasSize(CatalogFixtures.users().columns().size())
                .anySatisfy(column -> {
                    assertThat(column.path("name").asText()).isEqualTo("nb_dossiers");
                    assertThat(column.path("label").asText()).isEqualTo("Number of files");
                    assertThat(column.path("role").asText()).isEqualTo("MEASURE");
                });
    }

    @Test
    void bothEditionsHaveTheSameSentencesForTheScript() throws IOException {
        JsonNode french = document(CatalogFixtures.catalog(), Language.FR).path("words");
        JsonNode english = document(CatalogFixtures.catalog(), Language.EN).path("words");
        assertThat(french.fieldNames()).toIterable().containsExactlyElementsOf(english::fieldNames);
        assertThat(french.path("named").asText()).isEqualTo("{0}\u202F: {1}");
    }

    @Test
    void dataSetWithoutParquetIsNotAsked() {
        List<DistributionFile> text = CatalogFixtures.files(CatalogFixtures.USERS).stream()
                .filter(file -> !file.alias().endsWith(".parquet"))
                .toList();
        assertThat(ExplorerPage.of(edition(CatalogFixtures.catalog(), Language.FR), CatalogFixtures.users(text)))
                .isEmpty();
    }

    @Test
    void dataSetWithoutFiguresIsNotAsked() {
        DatasetDescription users = CatalogFixtures.users();
        DatasetDescription names = SiteFixtures.users(
                users.title(),
                users.columns().stream()
                        .filter(column -> column.role() != ColumnRole.MEASURE)
                        .toList(),
                users.page(),
                users.summary());
        assertThat(ExplorerPage.of(edition(CatalogFixtures.catalog(), Language.FR), names))
                .isEmpty();
    }

    private static JsonNode document(CatalogDescription catalog, Language language) throws IOException {
        ExplorerPage page = ExplorerPage.of(edition(catalog, language), CatalogFixtures.users())
                .orElseThrow();
        return new ObjectMapper().readTree(page.documentFile().content());
    }

    private static Edition edition(CatalogDescription catalog, Language language) {
        return new Edition(catalog, new Assets(), language);
    }
}
