// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.describe.CatalogFixtures;
import fr.parution.publish.Projection.ProjectedFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Dashboards on the page of their data set and by themselves, and the pages of territories. */
class BoardPagesTest {

    private static final String N = Typography.NARROW;
    private static final String DATASET = "datasets/" + CatalogFixtures.USERS + "/index.html";
    private static final String EMBED = "embed/" + CatalogFixtures.USERS + "/" + BoardFixtures.BOARD + "/";
    private static final String ENGLISH = "embed/en/" + CatalogFixtures.USERS + "/" + BoardFixtures.BOARD + "/";

    private final List<ProjectedFile> files = new CatalogPages().project(BoardFixtures.catalog());
    private final List<HtmlPage> pages = HtmlPage.all(files);

    @Test
    void eachPlaceOfAFilterHasAPageBesideTheWhole() {
        assertThat(keys())
                .contains(
                        EMBED + "index.html",
                        EMBED + "province-P1/index.html",
                        EMBED + "province-P2/index.html",
                        ENGLISH + "province-P2/index.html",
                        EMBED + "oembed.json",
                        "territoires/comtes/59/index.html",
                        "en/territoires/provinces/P1/index.html")
                .doesNotHaveDuplicates();
    }

    @Test
    void titleOfAMapNamesWhoComesFirstWithArticles() {
        assertThat(texts(page(DATASET), "h3"))
                .contains(
                        "Le Nord et la Somme en tête, parmi les valeurs publiées",
                        "En tête à égalité" + N + ": Jeunes et Vieux")
                .anyMatch(title -> title.startsWith("Femme" + N + ": 73,3" + N + "% de ce qui est publié"));
        assertThat(texts(page("en/" + DATASET), "h3"))
                .contains("First among published values: Nord and Somme", "First, with equal values: Young and Old");
    }

    @Test
    void hiddenTerritoryIsHatchedAndCounted() {
        HtmlPage page = page(DATASET);
        List<Element> shapes = page.elements("path").stream()
                .filter(path -> path.getAttribute("class").equals("secret-shape"))
                .toList();
        assertThat(shapes).singleElement().satisfies(shape -> {
            assertThat(shape.getTextContent()).isEqualTo("Aisne" + N + ": secret");
            String pattern = shape.getAttribute("fill").replaceAll("url\\(#|\\)", "");
            assertThat(page.attributes("id")).contains(pattern);
        });
        assertThat(page.source()).contains("1 valeur secrète");
    }

    @Test
    void sumOfTheShownRowsAloneHasASign() {
        assertThat(page(DATASET).source()).contains("≥" + N + "25").contains("3 lignes sur 12 cachent leur chiffre");
    }

    @Test
    void placeStandsOutAmongAllAndItsOwnFiguresAreItsOwn() {
        HtmlPage page = page(EMBED + "province-P1/index.html");
        assertThat(texts(page, "h2")).containsExactly("Hauts-de-Ville, 1er trimestre 2026");
        assertThat(page.source()).contains("+25,0" + N + "% sur un an");
        assertThat(page.elements("path").stream()
                        .filter(path -> path.getAttribute("class").equals("picked")))
                .hasSize(2);
        assertThat(page.elements("tr").stream()
                        .filter(row -> row.getAttribute("class").equals("picked-row"))
                        .map(row -> row.getTextContent().strip()))
                .singleElement()
                .asString()
                .startsWith("Hauts-de-Ville");
    }

    @Test
    void hiddenNumberOfAPlaceIsTheWordAndHasNoChange() {
        HtmlPage page = page(EMBED + "province-P2/index.html");
        assertThat(page.elements("p").stream()
                        .filter(text -> text.getAttribute("class").equals("key-value"))
                        .map(Element::getTextContent))
                .containsExactly("secret");
        assertThat(page.source()).doesNotContain("sur un an");
    }

    @Test
    void embedIsCompleteWithoutItsOneScript() {
        for (HtmlPage page : embeds()) {
            assertThat(page.elements("script")).singleElement().satisfies(script -> {
                assertThat(script.getAttribute("src")).contains("assets/embed-");
                assertThat(script.hasAttribute("defer")).isTrue();
                assertThat(script.getTextContent()).isEmpty();
            });
            assertThat(page.elements("figure")).isNotEmpty();
            assertThat(page.elements("style")).isEmpty();
            assertThat(page.attributes("style")).isEmpty();
            boolean frozen = page.key().contains("/editions/");
            assertThat(page.elements("a").stream().filter(link -> link.hasAttribute("data-code")))
                    .hasSize(frozen ? 0 : 2);
        }
    }

    @Test
    void everyLinkOfABoardOrATerritoryLeadsSomewhere() {
        Set<String> known = keys().stream().collect(Collectors.toSet());
        List<HtmlPage> looked = new ArrayList<>(embeds());
        looked.addAll(pages.stream()
                .filter(page -> page.key().contains("territoires/"))
                .toList());
        for (HtmlPage page : looked) {
            for (String link : page.attributes("href")) {
                String target = java.net
                        .URI
                        .create("https://data.example.org/" + page.key())
                        .resolve(link)
                        .toString();
                String key = target.replaceAll("[#?].*", "").replace("https://data.example.org/", "");
                String file = key.isEmpty() || key.endsWith("/") ? key + "index.html" : key;
                boolean ours = target.startsWith("https://data.example.org/");
                boolean metadata = file.matches("catalog\\.ttl|feed\\.atom");
                assertThat(!ours || metadata || known.contains(file))
                        .as(page.key() + " links to " + link)
                        .isTrue();
            }
        }
    }

    @Test
    void idsAreUniqueAndHeadingsSkipNoLevel() {
        for (HtmlPage page : pages) {
            assertThat(page.attributes("id")).as(page.key()).doesNotHaveDuplicates();
            int level = 0;
            for (Element element : page.elements("*")) {
                if (element.getTagName().matches("h[1-6]")) {
                    int here = element.getTagName().charAt(1) - '0';
                    assertThat(here).as(page.key()).isLessThanOrEqualTo(level + 1);
                    level = here;
                }
            }
        }
    }

    @Test
    void changeOverAYearNeedsBothFigures() {
        assertThat(keyValues("territoires/comtes/59/index.html")).containsExactly("40", "−20,0" + N + "% sur un an");
        assertThat(keyValues("territoires/comtes/80/index.html"))
                .containsExactly("30", "évolution sur un an non disponible");
        assertThat(keyValues("territoires/comtes/02/index.html"))
                .containsExactly("secret", "évolution sur un an non disponible");
    }

    @Test
    void territoryNamesTheOneAboveAndThoseBelow() {
        assertThat(texts(page("territoires/comtes/59/index.html"), "li")).contains("Hauts-de-Ville");
        HtmlPage province = page("en/territoires/provinces/P1/index.html");
        assertThat(texts(province, "h1")).containsExactly("Upper Town");
        assertThat(texts(province, "li")).contains("Nord 59", "Somme 80").doesNotContain("Aisne 02");
        assertThat(texts(page("index.html"), "h2")).contains("Par territoire");
    }

    @Test
    void valuesAreCsvWithTheLetterOfWhatIsHidden() {
        assertThat(text("embed/" + CatalogFixtures.USERS + "/" + BoardFixtures.BOARD + "-3.csv"))
                .isEqualTo(
                        "\uFEFFcode;Comté;nb_dossiers;secret_statistique\r\n59;Nord;40;\r\n80;Somme;30;\r\n02;Aisne;;S\r\n");
        assertThat(text("embed/" + CatalogFixtures.USERS + "/" + BoardFixtures.BOARD + "-4.csv"))
                .contains("V;Vieux;F;Femme;25;P\r\nV;Vieux;M;Homme;;S\r\n");
    }

    @Test
    void drawingIsAFileThatNeedsNoStyleSheet() {
        List<ProjectedFile> drawings = files.stream()
                .filter(file -> file.key().matches("embed/.*\\.svg"))
                .toList();
        assertThat(drawings).hasSize(10);
        for (ProjectedFile drawing : drawings) {
            HtmlPage svg = HtmlPage.parse(drawing);
            assertThat(svg.attributes("class")).isEmpty();
            assertThat(svg.elements("style")).isEmpty();
            assertThat(svg.elements("title").get(0).getTextContent()).isNotBlank();
            assertThat(svg.elements("script")).isEmpty();
        }
    }

    @Test
    void hostileNameIsATextOnEveryPage() {
        String hostile = "\"><img src=x onerror=alert(1)>";
        for (HtmlPage page : HtmlPage.all(new CatalogPages().project(BoardFixtures.catalog(hostile)))) {
            assertThat(page.elements("img")).as(page.key()).isEmpty();
        }
    }

    @Test
    void editionIsFrozenBesideTheLastOneAndLeadsToIt() {
        String tag = CatalogFixtures.users().tag();
        HtmlPage page =
                page("embed/" + CatalogFixtures.USERS + "/editions/" + tag + "/" + BoardFixtures.BOARD + "/index.html");
        assertThat(texts(page, "h3")).isEqualTo(texts(page(EMBED + "index.html"), "h3"));
        assertThat(page.source()).contains("Version figée");
        assertThat(page(DATASET).source()).contains("Version " + tag + ", figée", "?province=P1");
    }

    @Test
    void codeToCopyHasTheScriptThatGivesTheFrameItsHeight() {
        assertThat(texts(page(DATASET), "code"))
                .anyMatch(code -> code.contains("<iframe src=\"https://data.example.org/" + EMBED + "\"")
                        && code.endsWith("<script src=\"https://data.example.org/embed/height.js\" async></script>"));
        assertThat(keys()).contains("embed/height.js");
    }

    @Test
    void oembedTellsTheFrameToShow() {
        assertThat(text(EMBED + "oembed.json"))
                .contains("\"type\": \"rich\"", "<iframe src=\\\"https://data.example.org/" + EMBED + "\\\"");
    }

    private List<String> keyValues(String key) {
        return page(key).elements("p").stream()
                .filter(text -> text.getAttribute("class").matches("key-(value|change)"))
                .map(Element::getTextContent)
                .toList();
    }

    private List<HtmlPage> embeds() {
        return pages.stream().filter(page -> page.key().startsWith("embed/")).toList();
    }

    private List<String> keys() {
        return files.stream().map(ProjectedFile::key).toList();
    }

    private static List<String> texts(HtmlPage page, String element) {
        return page.elements(element).stream()
                .map(found -> found.getTextContent().strip())
                .toList();
    }

    private HtmlPage page(String key) {
        return pages.stream().filter(page -> page.key().equals(key)).findFirst().orElseThrow();
    }

    private String text(String key) {
        return files.stream()
                .filter(file -> file.key().equals(key))
                .map(file -> new String(file.content(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }
}
