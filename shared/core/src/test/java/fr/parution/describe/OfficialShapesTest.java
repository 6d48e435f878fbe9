// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
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
        List<DynamicTest> tests = new ArrayList<>();
        for (Model data : List.of(catalog, highValue)) {
            for (String level : List.of("shapes", "range", "deprecateduris", "shapes_recommended")) {
                tests.add(conforms(folder.resolve("3.0.1"), level + ".ttl", data));
            }
            tests.add(conforms(
                    folder.resolve("3.0.1"), "mdr-vocabularies.shape.ttl", ModelFactory.createUnion(data, background)));
        }
        tests.add(conforms(folder.resolve("hvd-3.0.0"), "hvd-SHACL-full.ttl", entailed(highValue)));
        return tests.stream();
    }

    /** Nothing is said but what is listed as what cannot be helped, and all of that. */
    private static DynamicTest conforms(Path folder, String shapes, Model data) {
        return DynamicTest.dynamicTest("to " + shapes, () -> {
            Model model = RDFDataMgr.loadModel(folder.resolve(shapes).toString());
            ValidationReport report = ShaclValidator.get().validate(Shapes.parse(model), data.getGraph());
            report.getEntries().forEach(entry -> System.out.println("DCAT-AP " + shapes + ": " + text(entry)));
            assertThat(report.getEntries().stream().map(entry -> key(data, entry)))
                    .isSubsetOf(known(shapes, data))
                    .containsAll(known(shapes, data));
        });
    }

    private static List<String> known(String shapes, Model data) {
        boolean highValue = data.contains(null, Vocabulary.HIGH_VALUE_CATEGORY);
        return MetadataTable.warnings().stream()
                .filter(warning -> warning.shapes().equals(shapes) && (highValue || !warning.highValue()))
                .map(warning -> warning.severity() + " " + warning.subject() + " " + warning.property())
                .toList();
    }

    /** The severity, the class of what it is said of and the property. */
    private static String key(Model data, ReportEntry entry) {
        Resource focus = data.getRDFNode(entry.focusNode()).asResource();
        String type = focus
                .listProperties(RDF.type)
                .mapWith(statement -> data.shortForm(statement.getResource().getURI()))
                .toList()
                .stream()
                .sorted()
                .findFirst()
                .orElse("–");
        String path = String.valueOf(entry.resultPath()).replaceAll("[<>]", "");
        return entry.severity().level().getLocalName() + " " + type + " " + data.shortForm(path);
    }

    /** Whatever has an address is of this class: RDFS says it, and no catalogue repeats it. */
    private static Model entailed(Model data) {
        Model all = ModelFactory.createDefaultModel().add(data);
        data.listObjects()
                .filterKeep(RDFNode::isURIResource)
                .toList()
                .forEach(node -> all.add(node.asResource(), RDF.type, RDFS.Resource));
        return all;
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
        // The list in hand is older than this code of the table.
        addCode(model, "file-type", "PARQUET");
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
