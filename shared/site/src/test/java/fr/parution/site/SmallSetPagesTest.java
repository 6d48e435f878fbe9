// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.describe.CatalogDescription;
import fr.parution.describe.CatalogFixtures;
import fr.parution.describe.SmallSets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Pages of data sets of other kinds: a snapshot with texts, and months without a breakdown. */
class SmallSetPagesTest {

    private static final String N = Typography.NARROW;

    private final List<HtmlPage> pages = HtmlPage.all(new CatalogPages().project(catalog()));

    private static CatalogDescription catalog() {
        CatalogDescription catalog = CatalogFixtures.catalog();
        return new CatalogDescription(
                catalog.catalog(),
                catalog.sequence(),
                catalog.manifest(),
                catalog.issued(),
                List.of(SmallSets.offer(), SmallSets.entries()),
                catalog.releases());
    }

    @Test
    void snapshotIsDatedByItsDayAndComparedWithNothing() {
        HtmlPage french = page("datasets/offre/index.html");
        assertThat(texts(french, "h2")).contains("3" + N + "155 actions au 1er\u00A0avril 2026");
        assertThat(french.source())
                .contains("France, au 1er\u00A0avril 2026.")
                .doesNotContain("sur un an", "année précédente");
        HtmlPage english = page("en/datasets/offre/index.html");
        assertThat(texts(english, "h2")).contains("3,155 actions on 1\u00A0April 2026");
        assertThat(english.source()).doesNotContain("over one year", "year before");
    }

    @Test
    void snapshotShowsItsBreakdownAndNoCourseOfTime() {
        HtmlPage page = page("datasets/offre/index.html");
        assertThat(page.elements("figure")).hasSize(1);
        assertThat(texts(page, "h3")).contains("En tête" + N + ": Nord et Paris");
        assertThat(page.elements("svg"))
                .extracting(svg -> svg.getAttribute("class"))
                .doesNotContain("spark", "chart wide", "chart narrow");
    }

    @Test
    void setWithoutABreakdownShowsItsCourseAlone() {
        HtmlPage page = page("datasets/entrees/index.html");
        assertThat(page.elements("figure")).hasSize(1);
        assertThat(texts(page, "h2"))
                .anyMatch(title -> title.startsWith("1" + N + "864 entrées en mars 2026, +9,1" + N + "% sur un an"));
        assertThat(page.source()).contains("mois par mois");
    }

    @Test
    void yearWithTooLittleRoomOnTheAxisHasNoNameThere() {
        HtmlPage page = page("datasets/entrees/index.html");
        assertThat(page.elements("text").stream()
                        .filter(text -> text.getAttribute("class").equals("year"))
                        .map(Element::getTextContent)
                        .distinct())
                .containsExactly("2023", "2024", "2025", "2026");
        assertThat(narrowYears(page)).containsExactly("2024", "2025", "2026");
    }

    private static List<String> narrowYears(HtmlPage page) {
        return page.elements("svg").stream()
                .filter(svg -> svg.getAttribute("class").equals("chart narrow"))
                .flatMap(svg -> page.elements("text").stream().filter(text -> text.getParentNode() == svg))
                .filter(text -> text.getAttribute("class").equals("year"))
                .map(Element::getTextContent)
                .toList();
    }

    @Test
    void longTextIsCutInThePreviewAndNothingOfItsMarkupIsRun() {
        HtmlPage page = page("datasets/offre/index.html");
        List<String> cells = texts(page, "td");
        assertThat(cells).anyMatch(cell -> cell.startsWith("<p>Une équipe d'experts &amp;") && cell.endsWith("…"));
        assertThat(page.source()).doesNotContain("La fin.", "<li>Places").contains("plus de 80 caractères");
        assertThat(page("datasets/entrees/index.html").source()).doesNotContain("sont coupés");
    }

    @Test
    void cutTextHoldsItsLengthAndNeverHalfACharacter() {
        String limit = "é".repeat(Preview.MOST_CHARACTERS);
        assertThat(Preview.cut(limit)).isEqualTo(limit);
        assertThat(Preview.cut(limit + "é")).isEqualTo("é".repeat(Preview.MOST_CHARACTERS - 1) + "…");
        String pairs = Preview.cut("😀".repeat(100));
        assertThat(pairs.codePoints().count()).isEqualTo(Preview.MOST_CHARACTERS);
        assertThat(pairs).startsWith("😀").endsWith("😀…");
    }

    @Test
    void columnOfTotalsIsToldInTheDictionaryAndAbsentFromThePreview() {
        HtmlPage page = page("en/datasets/offre/index.html");
        assertThat(texts(page, "th")).filteredOn("niveau"::equals).hasSize(1);
        assertThat(page.source()).contains("Only in the files of totals.");
    }

    @Test
    void yearsHaveNoThousandsAndCodesNoRange() {
        assertThat(page("datasets/entrees/index.html").source()).contains("2023 à 2026");
        assertThat(page("datasets/offre/index.html").source())
                .contains("Exemple" + N + ": 37873")
                .doesNotContain("90" + N + "232");
    }

    @Test
    void filesAreGroupedAndTotalsAreToldFromTheSet() {
        assertThat(groups("datasets/offre/index.html"))
                .containsExactly(
                        "Le jeu entier, sans les totaux",
                        "Les totauxUne colonne de plus, niveau, dit quel total une ligne donne.",
                        "Description des colonnes");
        assertThat(groups("en/datasets/entrees/index.html"))
                .containsExactly(
                        "The whole set, without totals",
                        "TotalsOne column more, niveau, says which total a row gives.",
                        "One year a fileCSV without compression, less than 100 MB each.");
        assertThat(page("datasets/offre/index.html").source()).contains("1" + N + "000, et 1" + N + "107 de totaux");
    }

    @Test
    void homePageTellsOfEachSetInItsOwnWords() {
        HtmlPage home = page("index.html");
        assertThat(home.elements("article")).hasSize(2);
        assertThat(home.elements("article").get(0).getTextContent())
                .contains("3" + N + "155 actions au 1er\u00A0avril 2026", "En tête" + N + ": Nord et Paris");
        assertThat(home.elements("article").get(1).getTextContent()).contains("entrées en mars 2026");
    }

    private List<String> groups(String key) {
        return page(key).elements("th").stream()
                .filter(head -> head.getAttribute("scope").equals("rowgroup"))
                .map(Element::getTextContent)
                .toList();
    }

    private static List<String> texts(HtmlPage page, String element) {
        return page.elements(element).stream()
                .map(found -> found.getTextContent().strip())
                .toList();
    }

    private HtmlPage page(String key) {
        return pages.stream().filter(page -> page.key().equals(key)).findFirst().orElseThrow();
    }
}
