// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The catalogue against our shapes, and, where {@code PARUTION_DCAT_SHAPES} names a folder with the published shapes of
 * DCAT-AP ({@code 3.0.1/}) and code lists ({@code vocabularies/}), against those too.
 */
final class OfficialShapesTest {

    private final Model catalog = DcatModel.of(CatalogFixtures.catalog());
    private final Model highValue = DcatModel.of(CatalogFixtures.catalog(List.of(CatalogFixtures.highValue())));

    @TestFactory
    Stream<DynamicTest> catalogueConforms() throws IOException {
        Stream<DynamicTest> ours = Stream.of(
                DynamicTest.dynamicTest("to our shapes", () -> MetadataGate.check(catalog)),
                DynamicTest.dynamicTest("of high value to our shapes", () -> MetadataGate.check(highValue)));
        String folder = System.getenv("PARUTION_DCAT_SHAPES");
        return folder == null ? ours : Stream.concat(ours, official(Path.of(folder)));
    }

    private Stream<DynamicTest> official(Path folder) throws IOException {
        Model background = background(folder.resolve("vocabularies"));
        return Stream.of(
                conforms(folder, "3.0.1/shapes.ttl", catalog, entry -> false),
                conforms(folder, "3.0.1/range.ttl", catalog, entry -> false),
                conforms(folder, "3.0.1/deprecateduris.ttl", catalog, entry -> false),
                conforms(folder, "3.0.1/shapes_recommended.ttl", catalog, entry -> false),
                // The list in hand is older than the code of Parquet.
                conforms(
                        folder,
                        "3.0.1/mdr-vocabularies.shape.ttl",
                        ModelFactory.createUnion(catalog, background),
                        entry -> entry.value() != null
                                && entry.value().toString().endsWith("/file-type/PARQUET")),
                conforms(folder, "hvd-3.0.0/hvd-SHACL-full.ttl", highValue, OfficialShapesTest::isOfAnything),
                conforms(folder, "3.0.1/shapes.ttl", highValue, entry -> false),
                conforms(folder, "3.0.1/range.ttl", highValue, entry -> false),
                conforms(folder, "3.0.1/shapes_recommended.ttl", highValue, entry -> false));
    }

    private static DynamicTest conforms(Path folder, String shapes, Model data, Predicate<ReportEntry> known) {
        return DynamicTest.dynamicTest("to " + shapes, () -> {
            Model model = RDFDataMgr.loadModel(folder.resolve(shapes).toString());
            ValidationReport report = ShaclValidator.get().validate(Shapes.parse(model), data.getGraph());
            Map<String, Long> levels = report.getEntries().stream()
                    .collect(Collectors.groupingBy(
                            entry -> entry.severity().level().getLocalName(), TreeMap::new, Collectors.counting()));
            System.out.println("DCAT-AP " + shapes + ": " + levels);
            report.getEntries().stream()
                    .map(OfficialShapesTest::text)
                    .distinct()
                    .sorted()
                    .forEach(line -> System.out.println("  " + line));
            assertThat(report.getEntries().stream().filter(known.negate()).filter(entry -> !isUnavoidable(entry)))
                    .extracting(OfficialShapesTest::text)
                    .isEmpty();
        });
    }

    /** Whatever has an address is of this class, which no catalogue repeats. */
    private static boolean isOfAnything(ReportEntry entry) {
        return String.valueOf(entry.message()).startsWith("ClassConstraint[rdfs:Resource]");
    }

    /** The warnings that stay. */
    private static boolean isUnavoidable(ReportEntry entry) {
        String path = String.valueOf(entry.resultPath());
        boolean warning = entry.severity().level().getLocalName().equals("Warning");
        // The table of corporate bodies lists those of the Union.
        boolean body = path.contains("terms/publisher");
        // Which standard an interface keeps is said by its own description.
        boolean standard = path.contains("terms/conformsTo")
                && String.valueOf(entry.focusNode()).endsWith("#api");
        return warning && (body || standard);
    }

    private static String text(ReportEntry entry) {
        return entry.severity().level().getLocalName() + " " + entry.focusNode() + " " + entry.resultPath() + " "
                + entry.value() + " " + entry.message();
    }

    /** Which code stands in which table, as the vocabulary shapes need to know it. */
    private static Model background(Path vocabularies) throws IOException {
        Model model = ModelFactory.createDefaultModel();
        for (String table : List.of("access-right", "data-theme", "file-type", "frequency", "licence")) {
            for (String line : Files.readAllLines(vocabularies.resolve(table + ".csv"))) {
                addCode(model, table, line.split(",", -1)[0]);
            }
        }
        addCode(model, "country", "FRA");
        addCode(model, "language", "FRA");
        addCode(model, "planned-availability", "STABLE");
        model.createResource(Vocabulary.PUBLISHER_TYPES).addProperty(RDF.type, SKOS.ConceptScheme);
        return model;
    }

    private static void addCode(Model model, String table, String code) {
        model.createResource(Vocabulary.EU + table + "/" + code, SKOS.Concept)
                .addProperty(SKOS.inScheme, model.createResource(Vocabulary.EU + table))
                .addProperty(SKOS.prefLabel, code, "en");
        model.createResource(Vocabulary.EU + table).addProperty(RDF.type, SKOS.ConceptScheme);
    }
}
