// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parution.dataset.Text;
import fr.parution.describe.CatalogFixtures;
import fr.parution.table.ColumnRole;
import fr.parution.table.ColumnType;
import fr.parution.table.PublishedColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchPageTest {

    private final SearchPage page = SearchPage.of(new Edition(CatalogFixtures.catalog(), new Assets(), Language.FR));

    @Test
    void dataSetsColumnsAndValuesAreListedInTheOrderOfTheAlphabet() {
        assertThat(page.groups()).extracting(SearchPage.Group::id).containsExactly("datasets", "values", "columns");
        assertThat(titles("values"))
                .containsSubsequence(
                        "25-34 ans", "Cadre", "Demandeur d’emploi", "Employé", "Femme", "Homme", "Ouvrier");
        assertThat(titles("columns")).containsSubsequence("Classe d’âge", "Département", "Durée moyenne", "Genre");
    }

    @Test
    void valueLeadsToItsFigures() {
        assertThat(group("values").entries())
                .filteredOn(entry -> entry.title().equals("Demandeur d’emploi"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.target())
                        .isEqualTo("datasets/" + CatalogFixtures.USERS
                                + "/explorer/#where.situation=Demandeur+d%27emploi"));
    }

    @Test
    void totalIsNoValueAndACodeIsFoundWithItsLabel() {
        List<PublishedColumn> columns = new ArrayList<>(CatalogFixtures.users().columns());
        columns.add(column("code_x", ColumnRole.CODE, List.of("33", "_T")));
        columns.add(column("nom_x", ColumnRole.LABEL, List.of("Gironde", "Ensemble")));
        SearchPage more = SearchPage.of(new Edition(
                SiteFixtures.with(SiteFixtures.users(
                        CatalogFixtures.users().title(),
                        columns,
                        CatalogFixtures.users().page(),
                        CatalogFixtures.users().summary())),
                new Assets(),
                Language.FR));
        assertThat(more.groups().get(1).entries())
                .filteredOn(entry -> entry.target().contains("nom_x"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.title()).isEqualTo("Gironde");
                    assertThat(entry.words()).isEqualTo("33");
                });
    }

    @Test
    void indexHoldsWhatThePageLists() throws IOException {
        JsonNode index = new ObjectMapper().readTree(page.indexFile().content());
        assertThat(index.path("entries"))
                .hasSize(page.groups().stream()
                        .mapToInt(group -> group.entries().size())
                        .sum())
                .allSatisfy(entry -> assertThat(entry).hasSize(4));
        assertThat(index.path("unsaid")).extracting(JsonNode::asText).contains("de", "la");
    }

    private List<String> titles(String id) {
        return group(id).entries().stream().map(SearchPage.Entry::title).toList();
    }

    private SearchPage.Group group(String id) {
        return page.groups().stream()
                .filter(group -> group.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static PublishedColumn column(String name, ColumnRole role, List<String> values) {
        return new PublishedColumn(
                name.hashCode() & 0xffff,
                name,
                ColumnType.TEXT,
                role,
                new Text("Lieu", "Place"),
                new Text("Un lieu.", "A place."),
                null,
                values,
                "33");
    }
}
