// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parution.dataset.Page;
import fr.parution.dataset.ReleaseCalendar;
import fr.parution.dataset.Text;
import fr.parution.describe.CatalogDescription;
import fr.parution.describe.CatalogFixtures;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.DatasetSummary;
import fr.parution.describe.DatasetSummary.GroupFigures;
import fr.parution.publish.CatalogProjection;
import fr.parution.publish.FeedProjection;
import fr.parution.publish.Projection.ProjectedFile;
import fr.parution.publish.ReleaseFileProjection;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class CatalogPagesTest {

    private static final String ORIGIN = "https://data.example.org/";
    private static final String DATASET = "datasets/" + CatalogFixtures.USERS + "/index.html";
    private static final String EXPLORER = "datasets/" + CatalogFixtures.USERS + "/explorer/index.html";
    private static final Text NAME = new Text("Données <CPF>", "CPF <data>");

    private final CatalogDescription catalog = CatalogFixtures.catalog();
    private final List<ProjectedFile> files = new CatalogPages().project(catalog);
    private final List<HtmlPage> pages = HtmlPage.all(files);

    @Test
    void pagesStandInBothLanguagesWithTheirAssets() {
        assertThat(files)
                .extracting(ProjectedFile::key)
                .contains(
                        "index.html",
                        "en/index.html",
                        DATASET,
                        "en/" + DATASET,
                        EXPLORER,
                        "en/" + EXPLORER,
                        EXPLORER.replace("index.html", "table.json"),
                        "protection/index.html",
                        "en/protection/index.html",
                        "search/index.html",
                        "en/search/index.html",
                        "search/index.json",
                        "about/index.html",
                        "en/accessibility/index.html",
                        "legal/index.html",
                        "site.webmanifest",
                        "404.html",
                        "robots.txt",
                        "sitemap.xml");
        assertThat(files).extracting(ProjectedFile::key).doesNotHaveDuplicates();
        assertThat(files.get(files.size() - 1).key()).isEqualTo("en/index.html");
        assertThat(pages).hasSize(17);
    }

    @Test
    void eachPageHasOneTitleOneMainAndNoDuplicateId() {
        for (HtmlPage page : pages) {
            assertThat(page.attributes("id")).as(page.key()).doesNotHaveDuplicates();
            assertThat(page.only("main").getAttribute("id")).isEqualTo("content");
            assertThat(page.only("h1").getTextContent()).isNotBlank();
            assertThat(page.only("title").getTextContent()).isNotBlank();
        }
    }

    @Test
    void headingsSkipNoLevel() {
        for (HtmlPage page : pages) {
            int level = 0;
            for (Element element : page.elements("*")) {
                if (element.getTagName().matches("h[1-6]")) {
                    int here = element.getTagName().charAt(1) - '0';
                    assertThat(here)
                            .as(page.key() + ": " + element.getTextContent())
                            .isLessThanOrEqualTo(level + 1);
                    level = here;
                }
            }
        }
    }

    @Test
    void everyInternalLinkLeadsToAPublishedKey() {
        Set<String> keys = publishedKeys();
        for (HtmlPage page : pages) {
            List<String> links = new ArrayList<>(page.attributes("href"));
            links.addAll(page.attributes("src"));
            for (String link : links) {
                assertThat(isKnown(page, link, keys))
                        .as(page.key() + " links to " + link)
                        .isTrue();
            }
        }
    }

    private boolean isKnown(HtmlPage page, String link, Set<String> keys) {
        URI target = URI.create(ORIGIN + page.key()).resolve(link);
        if (!target.toString().startsWith(ORIGIN)) {
            return Set.of("https", "mailto").contains(target.getScheme());
        }
        String key = target.getPath().substring(1);
        String file = key.isEmpty() || key.endsWith("/") ? key + "index.html" : key;
        String fragment = target.getFragment();
        return keys.contains(file)
                && (fragment == null
                        || (file.endsWith("/explorer/index.html") && fragment.startsWith("where."))
                        || pages.stream()
                                .filter(candidate -> candidate.key().equals(file))
                                .anyMatch(
                                        candidate -> candidate.attributes("id").contains(fragment)));
    }

    private Set<String> publishedKeys() {
        Set<String> keys = new HashSet<>(Set.of("state/current.json"));
        List<ProjectedFile> projected = new ArrayList<>(files);
        projected.addAll(new CatalogProjection().project(catalog));
        projected.addAll(new FeedProjection().project(catalog));
        projected.addAll(new ReleaseFileProjection().project(catalog));
        projected.forEach(file -> keys.add(file.key()));
        catalog.releases().forEach(release -> {
            keys.add(release.manifest());
            keys.add("history/" + release.sequence() + "/index.html");
            keys.add("en/history/" + release.sequence() + "/index.html");
        });
        catalog.datasets().forEach(dataset -> {
            keys.add("v/" + dataset.id() + "/" + dataset.tag() + "/audit.json");
            dataset.files().forEach(file -> {
                keys.add(file.key());
                keys.add(file.alias());
            });
        });
        return keys;
    }

    @Test
    void styleSheetNamesOnlyAssetsThatStandBesideIt() {
        ProjectedFile sheet = files.stream()
                .filter(file -> file.key().endsWith(".css"))
                .findFirst()
                .orElseThrow();
        Matcher url = Pattern.compile("url\\(\"([^\"]+)\"\\)").matcher(text(sheet));
        int found = 0;
        for (; url.find(); found++) {
            assertThat(files).extracting(ProjectedFile::key).contains("assets/" + url.group(1));
        }
        assertThat(found).isEqualTo(2);
        assertThat(text(sheet)).doesNotContain("http:", "https:", "@import");
    }

    @Test
    void scriptsAreAssetsAndNothingIsInline() {
        for (HtmlPage page : pages) {
            for (Element script : page.programs()) {
                assertThat(script.getAttribute("src")).contains("assets/");
                assertThat(script.getTextContent()).isEmpty();
            }
            assertThat(page.elements("style")).isEmpty();
            assertThat(page.attributes("style")).isEmpty();
            for (Element element : page.elements("*")) {
                for (int i = 0; i < element.getAttributes().getLength(); i++) {
                    assertThat(element.getAttributes().item(i).getNodeName()).doesNotStartWith("on");
                }
            }
        }
    }

    @Test
    void eachEditionNamesTheOther() {
        for (String path : List.of("index.html", DATASET)) {
            String folder = path.replace("index.html", "");
            for (HtmlPage page : List.of(page(path), page("en/" + path))) {
                assertThat(page.elements("link").stream()
                                .filter(link -> link.hasAttribute("hreflang"))
                                .map(link -> link.getAttribute("hreflang") + " " + link.getAttribute("href")))
                        .containsExactly(
                                "fr " + ORIGIN + folder,
                                "en " + ORIGIN + "en/" + folder,
                                "x-default " + ORIGIN + folder);
            }
        }
        assertThat(page("en/index.html").isFrench()).isFalse();
        assertThat(page("404.html").isFrench()).isTrue();
    }

    @Test
    void missingPageLinksFromTheRootSinceItIsShownAnywhere() {
        assertThat(page("404.html").attributes("href"))
                .allMatch(link -> link.startsWith("/") || link.startsWith("#") || link.matches("(https|mailto):.*"));
    }

    @Test
    void namesOfLinksHoldTheirVisibleText() {
        for (HtmlPage page : pages) {
            for (Element link : page.elements("a")) {
                if (link.hasAttribute("aria-label")) {
                    assertThat(link.getAttribute("aria-label")).contains(link.getTextContent());
                }
                assertThat(link.getTextContent()).as(page.key()).isNotBlank();
            }
        }
    }

    @Test
    void whatScrollsCanBeReachedAndHasAName() {
        for (HtmlPage page : pages) {
            for (Element element : page.elements("*")) {
                if (element.getAttribute("class").startsWith("scroll")
                        || element.getTagName().equals("pre")) {
                    assertThat(element.getAttribute("tabindex")).isEqualTo("0");
                    assertThat(element.getAttribute("role")).isEqualTo("region");
                    assertThat(element.getAttribute("aria-label")).isNotBlank();
                }
                if (element.getTagName().equals("svg")) {
                    assertThat(element.getAttribute("aria-hidden").equals("true")
                                    || !element.getAttribute("aria-label").isBlank())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void frenchIsSetAsFrenchAsksFor() {
        for (HtmlPage page : pages) {
            for (String text : page.prose()) {
                if (page.isFrench()) {
                    assertThat(text)
                            .doesNotContainPattern("[ \u00A0][;:!?%»]")
                            .doesNotContainPattern("\\p{L}[;:!?](\\s|$)")
                            .doesNotContainPattern("«[ \u00A0]")
                            .doesNotContainPattern("\\d[ \u00A0]\\d{3}(\\D|$)")
                            .doesNotContainPattern("\\p{L}'\\p{L}");
                }
            }
        }
        assertThat(String.join(
                        "\n",
                        page("en/" + DATASET).prose().stream()
                                .filter(text -> text.startsWith("Number of files") || text.contains("quarter"))
                                .toList()))
                .isNotEmpty()
                .doesNotContain(Typography.NARROW);
    }

    @Test
    void sameDescriptionGivesTheSameBytesInAnyLocaleAndZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            List<ProjectedFile> again = new CatalogPages().project(CatalogFixtures.catalog());
            assertThat(again).hasSameSizeAs(files);
            for (int i = 0; i < files.size(); i++) {
                assertThat(again.get(i).key()).isEqualTo(files.get(i).key());
                assertThat(again.get(i).content()).isEqualTo(files.get(i).content());
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void pageWithoutScriptsWeighsLessThan220KilobytesWithItsAssets() {
        long assets = files.stream()
                .filter(file -> file.key().startsWith("assets/") && !file.key().endsWith(".js"))
                .mapToLong(file -> file.content().length)
                .sum();
        for (HtmlPage page : pages) {
            assertThat(page.source().getBytes(StandardCharsets.UTF_8).length + assets)
                    .as(page.key())
                    .isLessThan(220_000);
        }
    }

    @Test
    void hostileTextIsShownAsText() {
        String hostile = "<img src=x onerror=alert(1)> \"'><script>alert(2)</script>";
        DatasetDescription users = CatalogFixtures.users();
        DatasetSummary summary = users.summary();
        DatasetSummary attacked = new DatasetSummary(
                summary.rows(),
                summary.hiddenRows(),
                summary.periods(),
                List.of(
                        new GroupFigures(List.of(hostile), List.of(hostile), Map.of("nb_dossiers", BigDecimal.TEN)),
                        new GroupFigures(List.of("2"), List.of(hostile), Map.of())),
                summary.columns(),
                List.of(List.of(hostile)));
        Text title = new Text(hostile, hostile);
        CatalogDescription attackedCatalog =
                SiteFixtures.with(SiteFixtures.users(title, users.columns(), users.page(), attacked));
        for (HtmlPage page : HtmlPage.all(new CatalogPages().project(attackedCatalog))) {
            assertThat(page.elements("img")).isEmpty();
            assertThat(page.programs())
                    .allMatch(script -> script.getTextContent().isEmpty());
            assertThat(page.attributes("onerror")).isEmpty();
        }
    }

    @Test
    void pageOfADatasetCarriesItForSearchEnginesInItsLanguage() throws IOException {
        for (HtmlPage page : pages) {
            boolean ofDataset = page.key().endsWith(DATASET);
            assertThat(page.structuredData()).as(page.key()).hasSize(ofDataset ? 1 : 0);
            for (String block : page.structuredData()) {
                JsonNode data = new ObjectMapper().readTree(block);
                Text title = catalog.datasets().get(0).title();
                assertThat(data.path("name").asText()).isEqualTo(page.isFrench() ? title.fr() : title.en());
                assertThat(ORIGIN + page.key()).isEqualTo(data.path("url").asText() + "index.html");
                assertThat(data.path("@id").asText()).isEqualTo(ORIGIN + DATASET.replace("index.html", "#dataset"));
            }
        }
    }

    @Test
    void dataForSearchEnginesCannotEndTheirBlock() throws IOException {
        Text title = new Text("</script><script>alert(1)</script> &amp; <!--", "--> \\u003c & <![CDATA[");
        DatasetDescription users = CatalogFixtures.users();
        CatalogDescription attacked =
                SiteFixtures.with(SiteFixtures.users(title, users.columns(), users.page(), users.summary()));
        for (HtmlPage page : HtmlPage.all(new CatalogPages().project(attacked))) {
            for (String block : page.structuredData()) {
                assertThat(block).doesNotContain("<", ">", "&");
                assertThat(new ObjectMapper().readTree(block).path("name").asText())
                        .isEqualTo(page.isFrench() ? title.fr() : title.en());
            }
        }
    }

    @Test
    void addressesThatAreNotOfTheWebBecomeNoLinks() {
        CatalogDescription attacked =
                SiteFixtures.declaredBy(SiteFixtures.declaration(NAME, "javascript:alert(1)", "a@b.fr?bcc=<x>", null));
        for (HtmlPage page : HtmlPage.all(new CatalogPages().project(attacked))) {
            assertThat(page.attributes("href"))
                    .noneMatch(link -> link.isEmpty()
                            || link.toLowerCase(Locale.ROOT).startsWith("javascript:")
                            || link.startsWith("mailto:"));
            assertThat(page.only("footer").getTextContent()).contains(page.isFrench() ? "Éditeur" : "Publisher");
        }
    }

    @Test
    void noticeStandsOnEveryPageWhenTheCatalogueDeclaresOne() {
        Text notice = new Text("Démonstration : chiffres fictifs.", "Demonstration: fictional figures.");
        CatalogDescription demo =
                SiteFixtures.declaredBy(SiteFixtures.declaration(NAME, "https://a.example/", "a@b.fr", notice));
        for (HtmlPage page : HtmlPage.all(new CatalogPages().project(demo))) {
            assertThat(page.source()).contains(page.isFrench() ? "chiffres fictifs." : "fictional figures.");
        }
        CatalogDescription real =
                SiteFixtures.declaredBy(SiteFixtures.declaration(NAME, "https://a.example/", "a@b.fr", null));
        for (HtmlPage page : HtmlPage.all(new CatalogPages().project(real))) {
            assertThat(page.elements("aside")).isEmpty();
        }
    }

    @Test
    void hiddenGroupIsSecretAndHasNoNumber() {
        HtmlPage page = page(DATASET);
        for (String name : List.of("Ariège", "Lozère")) {
            List<String> rows = page.elements("tr").stream()
                    .map(Element::getTextContent)
                    .filter(text -> text.contains(name))
                    .map(text -> text.replaceAll("\\s+", " ").strip())
                    .toList();
            assertThat(rows).singleElement().asString().matches("\\d{2} ?" + name + " ?secret");
        }
        assertThat(page.source()).contains("En tête parmi les valeurs publiées");
    }

    @Test
    void hiddenPeriodHasOneHatchedColumnWhateverItsValueAndSaysSecret() {
        DatasetDescription users = CatalogFixtures.users();
        DatasetSummary summary = new DatasetSummary(
                30,
                1,
                List.of(
                        SiteFixtures.figures("2025-T3", "100"),
                        SiteFixtures.figures("2025-T4", null),
                        SiteFixtures.figures("2026-T1", "300")),
                List.of(),
                users.summary().columns(),
                List.of());
        DatasetDescription sparse = SiteFixtures.users(
                users.title(), users.columns(), new Page("nb_dossiers", List.of("nb_dossiers"), "x"), summary);
        HtmlPage page = HtmlPage.all(new CatalogPages().project(SiteFixtures.with(sparse)))
                .get(0);
        List<Element> hatched = page.elements("rect").stream()
                .filter(rect -> rect.getAttribute("fill").startsWith("url(#secret-1140-"))
                .toList();
        assertThat(hatched)
                .singleElement()
                .satisfies(rect -> assertThat(rect.getAttribute("height")).isEqualTo("320"));
        assertThat(page.elements("tr").stream()
                        .map(row -> row.getTextContent().replaceAll("\\s+", " ").strip()))
                .anyMatch(row -> row.matches("4e trimestre 2025 ?secret"));
        assertThat(page.source()).contains("Au plus haut, parmi les valeurs publiées");
    }

    @Test
    void courseThatIsMostlyHiddenGivesWayToTheBreakdown() {
        DatasetSummary summary = CatalogFixtures.users().summary();
        DatasetDescription hidden = SiteFixtures.usersWith(new DatasetSummary(
                30,
                2,
                List.of(
                        SiteFixtures.figures("2025-T3", "100"),
                        SiteFixtures.figures("2025-T4", null),
                        SiteFixtures.figures("2026-T1", null)),
                summary.breakdown(),
                summary.columns(),
                List.of()));
        HtmlPage page = HtmlPage.all(new CatalogPages().project(SiteFixtures.with(hidden)))
                .get(0);
        assertThat(page.elements("figure")).hasSize(1);
        assertThat(page.source()).contains("En tête").doesNotContain("Au plus haut");
    }

    @Test
    void noKeyFigureStandsWhereNoTotalOfTheLastPeriodIsPublished() {
        DatasetSummary summary = CatalogFixtures.users().summary();
        DatasetDescription hidden = SiteFixtures.usersWith(new DatasetSummary(
                20,
                2,
                List.of(SiteFixtures.figures("2025-T4", "100"), SiteFixtures.figures("2026-T1", null)),
                summary.breakdown(),
                summary.columns(),
                List.of()));
        HtmlPage page = HtmlPage.all(new CatalogPages().project(SiteFixtures.with(hidden)))
                .get(0);
        assertThat(page.elements("ul"))
                .extracting(list -> list.getAttribute("class"))
                .doesNotContain("keys");
        assertThat(page.source()).contains("dossiers au 1er trimestre 2026, total non publié");
    }

    @Test
    void dataSetWithoutAnyFigureStillHasItsPage() {
        DatasetDescription users = CatalogFixtures.users();
        DatasetDescription empty = SiteFixtures.usersWith(
                new DatasetSummary(0, 0, List.of(), List.of(), users.summary().columns(), List.of()));
        List<HtmlPage> empties = HtmlPage.all(new CatalogPages().project(SiteFixtures.with(empty)));
        assertThat(empties).hasSize(17);
        assertThat(empties.get(0).source()).contains("Aucune période publiée à ce jour");
    }

    @Test
    void nextPublicationFollowsTheRhythmAndIsNeverPast() {
        assertThat(page(DATASET).source()).contains("15\u00A0juillet 2026");
        assertThat(page("en/" + DATASET).source()).contains("15\u00A0July 2026");
    }

    @Test
    void nextPublicationFollowsTheCalendarWhereOneIsDeclared() {
        DatasetDescription due = SiteFixtures.usersDue(new ReleaseCalendar(20));
        assertThat(HtmlPage.all(new CatalogPages().project(SiteFixtures.with(due))))
                .filteredOn(page -> page.key().equals(DATASET))
                .singleElement()
                .satisfies(page -> assertThat(page.source()).contains("20\u00A0juillet 2026"));
    }

    private HtmlPage page(String key) {
        return pages.stream().filter(page -> page.key().equals(key)).findFirst().orElseThrow();
    }

    private static String text(ProjectedFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }
}
