// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fr.parution.dataset.CatalogDeclaration.Territory;
import fr.parution.dataset.Text;
import fr.parution.problem.ParutionException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;

final class DcatModelTest {

    private static final String PAGE = "https://data.example.org/datasets/" + CatalogFixtures.USERS + "/";

    @Test
    void everyDatasetIsOneNodeWhateverTheNumberOfReleases() {
        Model model = DcatModel.of(CatalogFixtures.catalog());
        assertThat(model.listSubjectsWithProperty(RDF.type, DCAT.Dataset).toList())
                .extracting(Resource::getURI)
                .containsExactly(PAGE + "#dataset");
    }

    @Test
    void filesAreKnownByStableAddressesOnly() {
        Model model = DcatModel.of(CatalogFixtures.catalog());
        assertThat(model.listObjectsOfProperty(DCAT.downloadURL).toList())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "https://data.example.org/latest/" + CatalogFixtures.USERS + ".csv",
                        "https://data.example.org/latest/" + CatalogFixtures.USERS + ".json",
                        "https://data.example.org/latest/" + CatalogFixtures.USERS + ".parquet");
    }

    @Test
    void compressedAndYearlyFilesHaveAddressesOfTheirOwn() {
        Model model = DcatModel.of(withFiles("csv.gz", "jsonl.gz"));
        Resource csv = model.getResource(PAGE + "#csv.gz");
        Resource lines = model.getResource(PAGE + "#jsonl.gz");
        assertThat(csv.getPropertyResourceValue(DCAT.mediaType).getURI()).endsWith("/text/csv");
        assertThat(csv.getPropertyResourceValue(DCAT.compressFormat).getURI()).endsWith("/application/gzip");
        assertThat(lines.hasProperty(DCAT.mediaType)).isFalse();
        assertThat(lines.getPropertyResourceValue(DCTerms.format).getURI()).endsWith("/file-type/JSON");
        assertThat(label("-2024.csv")).isEqualTo(new Text("CSV, 2024", "CSV, 2024"));
        assertThat(Addresses.distribution(CatalogFixtures.declaration(), "x", "latest/x-2024.csv"))
                .isEqualTo("https://data.example.org/datasets/x/#2024.csv");
    }

    @Test
    void totalsThatStandApartAreNamedInBothLanguagesAndHaveTheirOwnColumns() {
        assertThat(label("-totaux.csv")).isEqualTo(new Text("CSV, totaux", "CSV, totals"));
        Model model = DcatModel.of(withDataset(SmallSets.offer()));
        String page = "https://data.example.org/datasets/" + SmallSets.OFFER + "/";
        Resource totals = model.getResource(page + "#totaux.parquet");
        assertThat(totals.listProperties(DCTerms.title).toList())
                .extracting(title -> title.getLiteral().getLexicalForm())
                .containsExactlyInAnyOrder(
                        "L'offre - formations à l'achat (Parquet, totaux)",
                        "The offer - Trainings on sale (Parquet, totals)");
        assertThat(totals.getPropertyResourceValue(DCTerms.conformsTo).getURI())
                .endsWith("/latest/offre-totaux.json-table-schema.json");
        assertThat(model.getResource(page + "#parquet")
                        .getPropertyResourceValue(DCTerms.conformsTo)
                        .getURI())
                .endsWith("/latest/offre.json-table-schema.json");
        MetadataGate.check(model);
    }

    @Test
    void snapshotCoversItsDay() {
        Model model = DcatModel.of(withDataset(SmallSets.offer()));
        for (Property day : List.of(DCAT.startDate, DCAT.endDate)) {
            assertThat(model.listObjectsOfProperty(day).toList())
                    .extracting(value -> value.asLiteral().getLexicalForm())
                    .containsExactly("2026-04-01");
        }
        assertThat(model.listObjectsOfProperty(DCTerms.accrualPeriodicity).toList())
                .extracting(Object::toString)
                .containsExactly("http://publications.europa.eu/resource/authority/frequency/DAILY");
    }

    @Test
    void documentsBesideTheTableAreNoDistributions() {
        Model model = DcatModel.of(withFiles("csv", "json-table-schema.json", "audit.json"));
        assertThat(model.listSubjectsWithProperty(RDF.type, DCAT.Distribution).toList())
                .extracting(Resource::getURI)
                .containsExactlyInAnyOrder(PAGE + "#csv", PAGE + "#release.json");
        assertThat(FileFormat.find("a", "latest/ab.csv")).isEmpty();
    }

    @Test
    void nothingOfTheDatasetMovesWithAReleaseThatLeavesItAlone() {
        CatalogDescription now = CatalogFixtures.catalog();
        CatalogDescription later = new CatalogDescription(
                now.catalog(),
                13,
                "releases/000013-00000000000000aa.json",
                java.time.Instant.parse("2026-05-02T06:00:00Z"),
                now.datasets(),
                now.releases());
        Model changed = DcatModel.of(later).difference(DcatModel.of(now));
        assertThat(changed.listStatements().toList())
                .filteredOn(statement -> !statement.getSubject().isAnon())
                .extracting(statement -> statement.getSubject().getURI() + " "
                        + statement.getPredicate().getLocalName())
                .containsExactly("https://data.example.org/#catalog modified");
    }

    @Test
    void qualityIsToldOverTheWholeSetOnly() {
        Resource dataset = DcatModel.of(CatalogFixtures.catalog()).getResource(PAGE + "#dataset");
        DatasetSummary summary = CatalogFixtures.users().summary();
        List<Resource> measures = dataset.listProperties(Vocabulary.MEASUREMENT)
                .mapWith(statement -> statement.getResource())
                .toList();
        assertThat(measures)
                .extracting(measure -> measure.getPropertyResourceValue(Vocabulary.MEASUREMENT_OF)
                        .getURI())
                .containsExactlyInAnyOrder(
                        "https://data.example.org/#metric-completeness", "https://data.example.org/#metric-hidden");
        assertThat(measures)
                .filteredOn(measure -> measure.getPropertyResourceValue(Vocabulary.MEASUREMENT_OF)
                        .getURI()
                        .endsWith("hidden"))
                .extracting(measure ->
                        measure.getProperty(Vocabulary.MEASURED).getLiteral().getLexicalForm())
                .containsExactly(BigDecimal.valueOf(summary.hiddenRows())
                        .divide(BigDecimal.valueOf(summary.rows()), 4, RoundingMode.HALF_EVEN)
                        .toPlainString());
        assertThat(measures)
                .allSatisfy(measure -> assertThat(measure.getProperty(Vocabulary.MEASURED)
                                .getLiteral()
                                .getLexicalForm())
                        .matches("0\\.[0-9]{4}|1\\.0000"));
    }

    @Test
    void datasetNamesItsCreatorItsRhythmAndItsCertificate() {
        Resource dataset = DcatModel.of(CatalogFixtures.catalog()).getResource(PAGE + "#dataset");
        assertThat(dataset.getPropertyResourceValue(DCTerms.creator))
                .isEqualTo(dataset.getPropertyResourceValue(DCTerms.publisher));
        assertThat(dataset.getProperty(Vocabulary.TEMPORAL_RESOLUTION)
                        .getLiteral()
                        .getLexicalForm())
                .isEqualTo("P3M");
        assertThat(dataset.getPropertyResourceValue(FOAF.page).getURI())
                .isEqualTo("https://data.example.org/v/" + CatalogFixtures.USERS + "/" + CatalogFixtures.TAG
                        + "/audit.json");
    }

    @Test
    void territoryHasAnAreaACentreAndItsAddressesInOtherRegisters() {
        Model model = DcatModel.of(CatalogFixtures.catalog());
        Resource dataset = model.getResource(PAGE + "#dataset");
        assertThat(dataset.listProperties(DCTerms.spatial).toList()).hasSize(1);
        Resource place = dataset.getPropertyResourceValue(DCTerms.spatial);
        assertThat(place.getURI()).isEqualTo(Vocabulary.EU + "country/FRA");
        assertThat(place.getPropertyResourceValue(SKOS.exactMatch).getURI())
                .isEqualTo("http://id.insee.fr/geo/pays/france");
        assertThat(place.getProperty(DCAT.bbox).getString())
                .isEqualTo("POLYGON((-63.2 -21.4,55.9 -21.4,55.9 51.1,-63.2 51.1,-63.2 -21.4))");
        assertThat(place.getProperty(DCAT.centroid).getString()).isEqualTo("POINT(2.45 46.6)");
    }

    @Test
    void centreThatIsNotDeclaredIsTheMiddleOfTheArea() {
        Territory town =
                new Territory(new Text("Rivemont", "Rivemont"), "urn:x", 3.02, 46.48, 3.11, 46.54, null, List.of());
        assertThat(town.centre().longitude()).isCloseTo(3.065, within(1e-9));
        assertThat(town.centre().latitude()).isCloseTo(46.51, within(1e-9));
    }

    @Test
    void themeOutsideTheTableIsRefused() {
        assertThatThrownBy(() -> Theme.of("x", "EDUCATION"))
                .isInstanceOf(ParutionException.class)
                .hasMessageContaining("EDUCATION");
    }

    private static CatalogDescription withFiles(String... extensions) {
        DatasetDescription users = CatalogFixtures.users();
        DistributionFile model = users.files().get(1);
        List<DistributionFile> files = new ArrayList<>();
        for (String extension : extensions) {
            files.add(new DistributionFile(
                    "v/x/" + users.tag() + "/x." + extension,
                    "latest/" + users.id() + "." + extension,
                    model.mediaType(),
                    model.bytes(),
                    model.sha256(),
                    model.rows(),
                    model.modified()));
        }
        return withDataset(CatalogFixtures.users(files));
    }

    private static Text label(String rest) {
        return FileFormat.CSV.label(FilePart.of("x", "latest/x" + rest).orElseThrow());
    }

    private static CatalogDescription withDataset(DatasetDescription dataset) {
        CatalogDescription catalog = CatalogFixtures.catalog();
        return new CatalogDescription(
                catalog.catalog(),
                catalog.sequence(),
                catalog.manifest(),
                catalog.issued(),
                List.of(dataset),
                catalog.releases());
    }
}
