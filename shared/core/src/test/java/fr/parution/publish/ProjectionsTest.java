// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parution.describe.CatalogDescription;
import fr.parution.describe.CatalogFixtures;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.SmallSets;
import fr.parution.publish.Projection.ProjectedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class ProjectionsTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private final CatalogDescription catalog = CatalogFixtures.catalog();

    @ParameterizedTest
    @CsvSource({"fr,FR,Europe/Paris,UTF-8", "tr,TR,Asia/Kathmandu,US-ASCII", "ar,EG,America/St_Johns,UTF-16"})
    void freshJvmOfAnotherLocaleAndZoneWritesTheSameBytes(String language, String country, String zone, String charset)
            throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.language=" + language,
                        "-Duser.country=" + country,
                        "-Duser.timezone=" + zone,
                        "-Dfile.encoding=" + charset,
                        "-Dstdout.encoding=US-ASCII",
                        "-Dsun.stdout.encoding=US-ASCII",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PrintProjections.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(process.waitFor()).isZero();
        assertThat(printed.lines()).containsExactlyElementsOf(PrintProjections.digests());
    }

    @Test
    void catalogueStandsInThreeFormsWithTheirCharsets() {
        assertThat(new CatalogProjection().project(catalog))
                .extracting(file -> file.key() + " " + file.mediaType())
                .containsExactly(
                        "history.ttl text/turtle; charset=utf-8",
                        "catalog.ttl text/turtle; charset=utf-8",
                        "catalog.rdf application/rdf+xml; charset=utf-8",
                        "catalog.jsonld application/ld+json; charset=utf-8",
                        "data.json application/json; charset=utf-8");
    }

    @Test
    void historyHasNoNodeThatAHarvesterTakesForADataset() {
        String history = text(new CatalogProjection().project(catalog).get(0));
        assertThat(history).contains("#release-12").doesNotContain("dcat:Dataset", "dcat:Distribution");
    }

    @Test
    void releaseFileGivesImmutableAddressesAndDigests() throws IOException {
        ProjectedFile file = new ReleaseFileProjection().project(catalog).get(0);
        JsonNode release = new ObjectMapper().readTree(file.content());
        assertThat(file.key()).isEqualTo("latest/" + CatalogFixtures.USERS + ".release.json");
        assertThat(release.path("seq").asInt()).isEqualTo(12);
        assertThat(release.path("issued").asText()).isEqualTo("2026-04-15T06:00:00Z");
        assertThat(release.path("files")).hasSize(3).allSatisfy(entry -> {
            assertThat(entry.path("url").asText())
                    .isEqualTo("https://data.example.org/" + entry.path("key").asText())
                    .contains(CatalogFixtures.TAG);
            assertThat(entry.path("alias").asText()).startsWith("latest/");
            assertThat(entry.path("sha256").asText()).matches("[0-9a-f]{64}");
            assertThat(entry.path("rows").asLong()).isPositive();
        });
    }

    @Test
    void dataPackageNamesTheFilesThatStandBesideIt() throws IOException {
        ProjectedFile file = new ReleaseFileProjection().project(catalog).get(1);
        JsonNode descriptor = new ObjectMapper().readTree(file.content());
        assertThat(file.key()).isEqualTo("latest/" + CatalogFixtures.USERS + ".datapackage.json");
        assertThat(descriptor.path("name").asText()).isEqualTo(CatalogFixtures.USERS);
        assertThat(descriptor.path("version").asText()).isEqualTo(CatalogFixtures.TAG);
        assertThat(descriptor.path("licenses").path(0).path("name").asText()).isEqualTo("etalab-2.0");
        assertThat(descriptor.path("resources")).isNotEmpty().allSatisfy(resource -> {
            String alias = "latest/" + resource.path("path").asText();
            assertThat(catalog.datasets().get(0).files())
                    .filteredOn(published -> published.alias().equals(alias))
                    .singleElement()
                    .satisfies(published -> {
                        assertThat(resource.path("bytes").asLong()).isEqualTo(published.bytes());
                        assertThat(resource.path("hash").asText()).isEqualTo("sha256:" + published.sha256());
                    });
        });
    }

    @Test
    void citationNamesTheEditionAndItsPublisher() {
        ProjectedFile file = beside("CITATION.cff");
        Object citation = new Load(LoadSettings.builder().build())
                .loadFromString(new String(file.content(), StandardCharsets.UTF_8));
        assertThat(citation)
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("cff-version", "1.2.0")
                .containsEntry("type", "dataset")
                .containsEntry("title", catalog.datasets().get(0).title().fr())
                .containsEntry("version", CatalogFixtures.TAG)
                .containsEntry("license", "etalab-2.0")
                .containsEntry(
                        "authors",
                        List.of(Map.of(
                                "name", catalog.catalog().publisher().name().fr())));
    }

    @Test
    void citationsOfAnEditionStayUnderItsTag() {
        for (String name : List.of("CITATION.cff", "datacite.json")) {
            assertThat(beside("editions/" + CatalogFixtures.TAG + "/" + name).content())
                    .isEqualTo(beside(name).content());
        }
    }

    @Test
    void dataCiteNamesTheEditionTheOneBeforeAndItsFiles() throws IOException {
        JsonNode metadata = new ObjectMapper().readTree(beside("datacite.json").content());
        String folder = "https://data.example.org/v/" + CatalogFixtures.USERS + "/";
        assertThat(metadata.path("alternateIdentifiers")
                        .path(0)
                        .path("alternateIdentifier")
                        .asText())
                .isEqualTo(folder + CatalogFixtures.TAG + "/#edition");
        assertThat(metadata.path("version").asText()).isEqualTo(CatalogFixtures.TAG);
        assertThat(metadata.path("publicationYear").asText()).isEqualTo("2026");
        assertThat(metadata.path("relatedIdentifiers"))
                .extracting(relation -> relation.path("relationType").asText() + " "
                        + relation.path("relatedIdentifier").asText())
                .contains(
                        "IsVersionOf https://data.example.org/datasets/" + CatalogFixtures.USERS + "/#dataset",
                        "IsNewVersionOf " + folder + "edition-11/#edition",
                        "HasPart " + folder + CatalogFixtures.TAG + "/" + CatalogFixtures.USERS + ".parquet");
    }

    @Test
    void editionThatCameBackFollowsTheOneThatItFollowedAtFirst() {
        assertThat(catalog.editionBefore(CatalogFixtures.USERS, "edition-3")).contains("edition-2");
        assertThat(catalog.editionBefore(CatalogFixtures.USERS, "edition-5")).contains("edition-3");
        assertThat(catalog.editionBefore(CatalogFixtures.USERS, "edition-1")).isEmpty();
        assertThat(catalog.editionBefore(CatalogFixtures.USERS, "unknown")).isEmpty();
    }

    /** What Project Open Data requires of a data set that no federal agency publishes. */
    @Test
    void dataJsonHasWhatProjectOpenDataRequires() throws IOException {
        ProjectedFile file = new CatalogProjection().project(catalog).get(4);
        JsonNode document = new ObjectMapper().readTree(file.content());
        assertThat(document.path("conformsTo").asText()).isEqualTo("https://project-open-data.cio.gov/v1.1/schema");
        assertThat(document.path("dataset")).hasSize(1);
        JsonNode dataset = document.path("dataset").path(0);
        for (String name : List.of("title", "description", "identifier", "modified", "accessLevel")) {
            assertThat(dataset.path(name).asText()).as(name).isNotBlank();
        }
        assertThat(dataset.path("accessLevel").asText()).isEqualTo("public");
        assertThat(dataset.path("keyword")).isNotEmpty();
        assertThat(dataset.path("publisher").path("name").asText()).isEqualTo("Organisme d'exemple");
        assertThat(dataset.path("contactPoint").path("fn").asText()).isNotBlank();
        assertThat(dataset.path("contactPoint").path("hasEmail").asText()).startsWith("mailto:");
        assertThat(dataset.path("accrualPeriodicity").asText()).isEqualTo("R/P3M");
        assertThat(dataset.path("distribution")).hasSize(3).allSatisfy(distribution -> {
            assertThat(distribution.path("downloadURL").asText()).startsWith("https://data.example.org/latest/");
            assertThat(distribution.path("mediaType").asText()).matches("[a-z]+/[a-z0-9.+-]+");
        });
    }

    @Test
    void exampleOfRowsHasTheColumnsOfTheMainFile() {
        String example = text(beside("exemple-valide.csv"));
        DatasetDescription users = catalog.datasets().get(0);
        assertThat(example.lines()).hasSize(users.summary().preview().size() + 1);
        assertThat(example)
                .startsWith("\uFEFFtrimestre_entree;niveau;code_region;")
                .contains("\n2020-T1;detail;01;Guadeloupe;971;Guadeloupe;Femme;25-34 ans;Cadre;;;;;;S\n");
    }

    /** A file beside the page of the data set. */
    private ProjectedFile beside(String name) {
        return new ReleaseFileProjection()
                .project(catalog).stream()
                        .filter(file -> file.key().equals("datasets/" + CatalogFixtures.USERS + "/" + name))
                        .findFirst()
                        .orElseThrow();
    }

    /** What search engines require of a data set, and Croissant of its files. */
    @Test
    void croissantHasWhatSearchEnginesAndLoadersRequire() throws IOException {
        JsonNode document =
                new ObjectMapper().readTree(beside("croissant.jsonld").content());
        assertThat(document.path("@context").path("@vocab").asText()).isEqualTo("https://schema.org/");
        assertThat(document.path("@type").asText()).isEqualTo("sc:Dataset");
        assertThat(document.path("conformsTo").asText()).isEqualTo("http://mlcommons.org/croissant/1.1");
        assertThat(document.path("name").asText())
                .isEqualTo(catalog.datasets().get(0).title().fr());
        assertThat(document.path("description").asText()).hasSizeBetween(50, 5000);
        assertThat(document.path("url").asText())
                .isEqualTo("https://data.example.org/datasets/" + CatalogFixtures.USERS + "/");
        assertThat(document.path("license").asText()).startsWith("https://");
        assertThat(document.path("creator").path("name").asText()).isEqualTo("Organisme d'exemple");
        assertThat(document.path("temporalCoverage").asText()).isEqualTo("2020-01-01/2026-03-31");
        assertThat(document.path("spatialCoverage").path("geo").path("box").asText())
                .isEqualTo("-21.4 -63.2 51.1 55.9");
        assertThat(document.path("variableMeasured")).hasSize(5);
        assertThat(document.path("distribution")).hasSize(3).allSatisfy(published -> {
            assertThat(published.path("contentUrl").asText()).contains("/v/", CatalogFixtures.TAG);
            assertThat(published.path("sha256").asText()).matches("[0-9a-f]{64}");
            assertThat(published.path("encodingFormat")).isNotEmpty();
        });
        assertThat(document.path("recordSet")).hasSize(1);
        assertThat(document.path("recordSet").path(0).path("field"))
                .hasSize(15)
                .allSatisfy(field -> assertThat(field.path("source")
                                .path("fileObject")
                                .path("@id")
                                .asText())
                        .isEqualTo(CatalogFixtures.USERS + ".parquet"));
    }

    @Test
    void eventIsACloudEventWhoseIdComesFromTheManifest() throws IOException {
        ProjectedFile file = new EventProjection().project(catalog).get(0);
        JsonNode events = new ObjectMapper().readTree(file.content());
        assertThat(file.key()).isEqualTo("events/12.json");
        assertThat(events).hasSize(1);
        JsonNode event = events.path(0);
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("type").asText()).isEqualTo("fr.opendata.dataset.published.v1");
        assertThat(event.path("subject").asText()).isEqualTo(CatalogFixtures.USERS);
        assertThat(event.path("id").asText()).isEqualTo("000012-3f9a1c5e7b2d4614-" + CatalogFixtures.USERS);
        assertThat(event.path("source").asText()).isEqualTo("https://data.example.org/#catalog");
        assertThat(event.path("data").path("files")).hasSize(3);
    }

    @Test
    void releaseThatLeavesADatasetAloneAnnouncesNothingOfIt() throws IOException {
        CatalogDescription later = new CatalogDescription(
                catalog.catalog(),
                13,
                "releases/000013-00000000000000aa.json",
                Instant.parse("2026-05-02T06:00:00Z"),
                catalog.datasets(),
                catalog.releases());
        assertThat(new ObjectMapper()
                        .readTree(new EventProjection().project(later).get(0).content()))
                .isEmpty();
    }

    @Test
    void feedsAreAtomWithPermanentIdsAndTimesInUtc() throws Exception {
        List<ProjectedFile> files = new FeedProjection().project(catalog);
        assertThat(files)
                .extracting(ProjectedFile::key)
                .containsExactly("feed.atom", "datasets/" + CatalogFixtures.USERS + "/feed.atom");
        for (ProjectedFile file : files) {
            checkFeed(file);
        }
        assertThat(text(files.get(0))).contains("<title>Correction n° 9</title>");
    }

    @Test
    void feedOfASnapshotNamesItsDayOnce() {
        CatalogDescription snapshot = new CatalogDescription(
                catalog.catalog(),
                catalog.sequence(),
                catalog.manifest(),
                catalog.issued(),
                List.of(SmallSets.offer()),
                catalog.releases());
        assertThat(text(new FeedProjection().project(snapshot).get(1))).contains("<summary>Données au 2026-04-01. ");
        assertThat(text(new FeedProjection().project(catalog).get(1)))
                .contains("<summary>Données du 2020-01-01 au 2026-03-31. ");
    }

    /** What RFC 4287 requires of a feed and of its entries. */
    private static void checkFeed(ProjectedFile file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(file.content()));
        Element feed = document.getDocumentElement();
        assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
        assertThat(feed.getAttribute("xml:lang")).isEqualTo("fr");
        assertThat(values(feed, "id").get(0)).isEqualTo("https://data.example.org/" + file.key());
        assertThat(values(feed, "name")).hasSize(1);
        int entries = feed.getElementsByTagNameNS(ATOM, "entry").getLength();
        assertThat(entries).isPositive();
        assertThat(new HashSet<>(values(feed, "id"))).hasSize(entries + 1);
        assertThat(values(feed, "title")).hasSize(entries + 1);
        assertThat(values(feed, "summary")).hasSize(entries);
        List<Instant> times =
                values(feed, "updated").stream().map(Instant::parse).toList();
        assertThat(times).hasSize(entries + 1);
        assertThat(times.subList(1, times.size())).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(times.get(0)).isEqualTo(times.get(1));
    }

    private static List<String> values(Element feed, String name) {
        NodeList nodes = feed.getElementsByTagNameNS(ATOM, name);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            values.add(nodes.item(i).getTextContent());
        }
        return values;
    }

    private static String text(ProjectedFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }
}
