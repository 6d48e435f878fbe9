// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.VCARD4;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule refuses a catalogue that breaks it alone. */
final class MetadataGateTest {

    private static final String PAGE = "https://data.example.org/datasets/" + CatalogFixtures.USERS + "/";
    private static final String DATASET = PAGE + "#dataset";
    private static final String CSV = PAGE + "#csv";
    private static final String EU = "publications.europa.eu/resource/authority/";

    @Test
    void catalogueAsWrittenPasses() {
        assertThatCode(() -> MetadataGate.check(DcatModel.of(CatalogFixtures.catalog())))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} refuses: {1}")
    @MethodSource("faults")
    void ruleRefusesItsFault(String rule, String fault, Consumer<Model> mutation) {
        Model model = DcatModel.of(CatalogFixtures.catalog());
        mutation.accept(model);
        ParutionException refusal = catchThrowableOfType(ParutionException.class, () -> MetadataGate.check(model));
        assertThat(refusal).as(fault).isNotNull();
        assertThat(refusal.problems())
                .extracting(Problem::expected)
                .anySatisfy(expected -> assertThat(expected).startsWith(rule));
        assertThat(refusal.problems()).extracting(Problem::code).containsOnly(ProblemCode.RELEASE_METADATA_INVALID);
        assertThat(refusal.exitCode()).isEqualTo(5);
    }

    @Test
    void allFaultsAreToldAtOnceInOneOrder() {
        Model model = DcatModel.of(CatalogFixtures.catalog());
        without(DATASET, DCTerms.identifier).accept(model);
        without(CSV, DCTerms.description).accept(model);
        without(DATASET, DCTerms.license).accept(model);
        ParutionException refusal = catchThrowableOfType(ParutionException.class, () -> MetadataGate.check(model));
        assertThat(refusal.problems())
                .extracting(Problem::where, Problem::found, Problem::expected)
                .containsExactly(
                        tuple(CSV, "∅", "dct:description >= 1"),
                        tuple(DATASET, "∅", "dct:identifier = 1"),
                        tuple(DATASET, "∅", "dct:license = <" + Vocabulary.LICENCE + ">"));
    }

    static Stream<Arguments> faults() {
        List<Arguments> faults = new ArrayList<>();
        datasetFaults(faults);
        interfaceFaults(faults);
        coverageFaults(faults);
        fileFaults(faults);
        catalogueFaults(faults);
        return faults.stream();
    }

    @ParameterizedTest(name = "{0} refuses of high value: {1}")
    @MethodSource("faultsOfHighValue")
    void highValueIsNotClaimedByHalves(String rule, String fault, Consumer<Model> mutation) {
        Model model = DcatModel.of(CatalogFixtures.catalog(List.of(CatalogFixtures.highValue())));
        MetadataGate.check(model);
        mutation.accept(model);
        ParutionException refusal = catchThrowableOfType(ParutionException.class, () -> MetadataGate.check(model));
        assertThat(refusal).as(fault).isNotNull();
        assertThat(refusal.problems())
                .extracting(Problem::expected)
                .anySatisfy(expected -> assertThat(expected).startsWith(rule));
    }

    static Stream<Arguments> faultsOfHighValue() {
        List<Arguments> faults = new ArrayList<>();
        String category = "http://data.europa.eu/bna/c_e1da4e07";
        add(
                faults,
                "dcatap:applicableLegislation =",
                "no regulation",
                model -> model.removeAll(null, Vocabulary.LEGISLATION, null));
        add(
                faults,
                "dcatap:hvdCategory >= 1",
                "no category",
                model -> model.removeAll(null, Vocabulary.HIGH_VALUE_CATEGORY, null));
        add(
                faults,
                "dcatap:hvdCategory = ",
                "a category outside the table",
                with(DATASET, Vocabulary.HIGH_VALUE_CATEGORY, "http://data.europa.eu/bna/c_00000000"));
        add(faults, "^dcat:servesDataset", "no interface", model -> model.removeAll(null, DCAT.servesDataset, null));
        add(
                faults,
                "^dcat:servesDataset",
                "no interface but that of the files",
                without(PAGE + "#api", DCAT.servesDataset));
        add(
                faults,
                "dcat:distribution / dcatap:applicableLegislation",
                "a file without the regulation",
                without(CSV, Vocabulary.LEGISLATION));
        add(
                faults,
                "dcat:theme ∋",
                "a category that is no theme",
                model -> model.removeAll(model.getResource(DATASET), DCAT.theme, model.getResource(category)));
        add(
                faults,
                "dcat:theme = ",
                "no theme but the category",
                model -> model.listStatements(model.getResource(DATASET), DCAT.theme, (RDFNode) null).toList().stream()
                        .filter(statement -> !statement.getResource().getURI().equals(category))
                        .forEach(model::remove));
        return faults.stream();
    }

    private static void datasetFaults(List<Arguments> faults) {
        add(faults, "dct:identifier = 1", "no identifier", without(DATASET, DCTerms.identifier));
        add(faults, "dct:identifier ≠", "an identifier used twice", MetadataGateTest::copyDataset);
        add(faults, "dct:title @fr", "no French title", withText(DATASET, DCTerms.title, "Users", "en"));
        add(
                faults,
                "dct:description > 100",
                "100 characters",
                withText(DATASET, DCTerms.description, "x".repeat(100), "fr"));
        add(faults, "dct:description > 100", "no description", without(DATASET, DCTerms.description));
        add(faults, "dcat:keyword", "no keyword", without(DATASET, DCAT.keyword));
        add(faults, "dcat:theme /", "themes without labels", model -> model.removeAll(null, SKOS.prefLabel, null));
        add(faults, "dcat:theme =", "a theme of another table", with(DATASET, DCAT.theme, "https://example.org/x"));
        add(faults, "dct:license", "no licence", without(DATASET, DCTerms.license));
        add(faults, "dct:license", "another address", with(DATASET, DCTerms.license, Vocabulary.LICENCE_PAGE));
        add(faults, "rdfs:label", "a licence without label", without(Vocabulary.LICENCE, RDFS.label));
        add(faults, "dct:LicenseDocument", "a licence without type", without(Vocabulary.LICENCE, RDF.type));
        add(faults, "dct:accessRights", "other access rights", with(DATASET, DCTerms.accessRights, "urn:x:public"));
        add(
                faults,
                "dcat:contactPoint / vcard:hasEmail",
                "no e-mail",
                model -> model.removeAll(null, VCARD4.hasEmail, null));
        add(faults, "dcat:contactPoint / vcard:fn", "no name", model -> model.removeAll(null, VCARD4.fn, null));
        add(faults, "dcat:landingPage", "no page", without(DATASET, DCAT.landingPage));
        add(faults, "dct:conformsTo", "no schema", without(DATASET, DCTerms.conformsTo));
        add(faults, "dct:publisher", "no publisher", without(DATASET, DCTerms.publisher));
        add(faults, "dcat:distribution >=", "no file", without(DATASET, DCAT.distribution));
        add(
                faults,
                "dcat:distribution / dct:format",
                "no CSV",
                with(CSV, DCTerms.format, "http://" + EU + "file-type/JSON"));
        add(faults, "^dcat:dataset", "a version as a data set of its own", MetadataGateTest::addVersion);
        add(faults, "dcat:Dataset = IRI", "a data set without address", MetadataGateTest::addNameless);
    }

    private static void coverageFaults(List<Arguments> faults) {
        add(faults, "dct:accrualPeriodicity", "no rhythm", without(DATASET, DCTerms.accrualPeriodicity));
        add(
                faults,
                "dct:accrualPeriodicity",
                "the https form",
                with(DATASET, DCTerms.accrualPeriodicity, "https://" + EU + "frequency/QUARTERLY"));
        add(faults, "dct:temporal = [ ]", "a named period", MetadataGateTest::namePeriod);
        add(faults, "dct:temporal = [ ]", "no period", without(DATASET, DCTerms.temporal));
        add(
                faults,
                "dct:temporal / dcat:startDate",
                "a year",
                withLiteral(DCAT.startDate, "2020", XSDDatatype.XSDgYear.getURI()));
        add(
                faults,
                "dct:temporal / dcat:endDate",
                "a year",
                withLiteral(DCAT.endDate, "2026", XSDDatatype.XSDgYear.getURI()));
        add(faults, "dct:spatial / dcat:bbox", "no outline", model -> model.removeAll(null, DCAT.bbox, null));
        add(faults, "dct:spatial / dcat:bbox", "a point", withLiteral(DCAT.bbox, "POINT(2 48)", Vocabulary.WKT));
        add(faults, "dct:spatial / dcat:centroid", "no centre", model -> model.removeAll(null, DCAT.centroid, null));
        add(
                faults,
                "dct:spatial / dcat:centroid",
                "a list of numbers",
                withLiteral(DCAT.centroid, "2.45 46.6", Vocabulary.WKT));
        add(
                faults,
                "dct:spatial / dcat:bbox",
                "a text",
                withLiteral(DCAT.bbox, "POLYGON((0 0,1 0,1 1,0 0))", XSDDatatype.XSDstring.getURI()));
        add(faults, "dct:issued = ", "a day", withDate(DATASET, DCTerms.issued, "2023-07-17", XSDDatatype.XSDdate));
        add(
                faults,
                "dct:modified = ",
                "a zone",
                withDate(DATASET, DCTerms.modified, "2026-04-15T06:00:00+02:00", XSDDatatype.XSDdateTime));
        add(
                faults,
                "dct:issued, dct:modified <=",
                "a data set of tomorrow",
                withDate(DATASET, DCTerms.modified, "2026-04-16T06:00:00Z", XSDDatatype.XSDdateTime));
        add(
                faults,
                "dct:issued, dct:modified <=",
                "a file of tomorrow",
                withDate(CSV, DCTerms.modified, "2026-04-16T06:00:00Z", XSDDatatype.XSDdateTime));
    }

    private static void fileFaults(List<Arguments> faults) {
        add(
                faults,
                "dcat:downloadURL, dcat:accessURL ⊂",
                "another host",
                with(CSV, DCAT.downloadURL, "https://other.example.org/latest/x.csv"));
        add(
                faults,
                "dcat:downloadURL = ",
                "an immutable address",
                with(CSV, DCAT.downloadURL, "https://data.example.org/v/x/2026/x.csv"));
        add(faults, "dcat:downloadURL | dcat:accessService = 1", "no address", without(CSV, DCAT.downloadURL));
        add(
                faults,
                "dcat:downloadURL | dcat:accessService = 1",
                "a file that is an interface",
                with(CSV, DCAT.accessService, PAGE + "#service"));
        add(faults, "dcat:accessURL", "no address", without(CSV, DCAT.accessURL));
        add(faults, "dct:description >= 1", "no description", without(CSV, DCTerms.description));
        add(faults, "dct:title @fr", "no title", without(CSV, DCTerms.title));
        add(faults, "dct:license", "no licence", without(CSV, DCTerms.license));
        add(faults, "dct:rights", "no rights", without(CSV, DCTerms.rights));
        add(faults, "dcat:byteSize", "a text", withDate(CSV, DCAT.byteSize, "12", XSDDatatype.XSDstring));
        add(faults, "dct:format", "a format of another table", with(CSV, DCTerms.format, "urn:x:csv"));
        add(
                faults,
                "dcat:mediaType",
                "the http form",
                with(CSV, DCAT.mediaType, "http://www.iana.org/assignments/media-types/text/csv"));
        add(faults, "spdx:checksum = ", "no checksum", without(CSV, Vocabulary.CHECKSUM));
        add(
                faults,
                "spdx:algorithm",
                "the http form",
                model -> replace(
                        model,
                        Vocabulary.ALGORITHM,
                        ResourceFactory.createResource("http://spdx.org/rdf/terms#checksumAlgorithm_sha256")));
        add(faults, "spdx:algorithm", "no algorithm", model -> model.removeAll(null, Vocabulary.ALGORITHM, null));
        add(
                faults,
                "spdx:checksumValue",
                "a text",
                withLiteral(Vocabulary.CHECKSUM_VALUE, "a1", XSDDatatype.XSDstring.getURI()));
        add(faults, "dcat:Distribution = IRI", "a file without address", MetadataGateTest::addNamelessFile);
    }

    private static void interfaceFaults(List<Arguments> faults) {
        String way = PAGE + "#release.json";
        String service = PAGE + "#service";
        add(
                faults,
                "dcat:distribution / dcat:accessService",
                "no interface",
                model -> model.removeAll(null, DCAT.accessService, null));
        add(
                faults,
                "dcat:accessURL ≠",
                "the address of a file",
                model -> model.getResource(way)
                        .removeAll(DCAT.accessURL)
                        .addProperty(DCAT.accessURL, model.getResource(CSV).getPropertyResourceValue(DCAT.accessURL)));
        add(faults, "dcat:accessService = ", "no service", with(way, DCAT.accessService, "urn:x:1"));
        add(faults, "dcat:endpointURL", "no address to ask", without(service, DCAT.endpointURL));
        add(
                faults,
                "dcat:endpointDescription",
                "no description for programs",
                without(service, DCAT.endpointDescription));
        add(faults, "dcat:servesDataset", "of no data set", without(service, DCAT.servesDataset));
        add(
                faults,
                "dct:license = <https:",
                "the address for files",
                with(service, DCTerms.license, Vocabulary.LICENCE));
    }

    private static void catalogueFaults(List<Arguments> faults) {
        String catalog = "https://data.example.org/#catalog";
        add(faults, "foaf:homepage", "no home page", without(catalog, FOAF.homepage));
        add(faults, "dct:description >= 1", "no description", without(catalog, DCTerms.description));
        add(
                faults,
                "dcat:dataset = ",
                "a link to no data set",
                model -> model.getResource(catalog).addProperty(DCAT.dataset, model.createResource("urn:x:1")));
    }

    private static void add(List<Arguments> faults, String rule, String fault, Consumer<Model> mutation) {
        faults.add(Arguments.of(rule, fault, mutation));
    }

    private static Consumer<Model> without(String subject, Property property) {
        return model -> model.removeAll(model.getResource(subject), property, null);
    }

    private static Consumer<Model> with(String subject, Property property, String address) {
        return model -> {
            Resource object = model.createResource(address);
            model.getResource(subject).removeAll(property).addProperty(property, object);
        };
    }

    private static Consumer<Model> withText(String subject, Property property, String text, String language) {
        return model -> model.getResource(subject).removeAll(property).addProperty(property, text, language);
    }

    private static Consumer<Model> withDate(String subject, Property property, String text, XSDDatatype datatype) {
        return model -> model.getResource(subject).removeAll(property).addProperty(property, text, datatype);
    }

    private static Consumer<Model> withLiteral(Property property, String text, String datatype) {
        return model -> replace(
                model,
                property,
                ResourceFactory.createTypedLiteral(
                        text, TypeMapper.getInstance().getSafeTypeByName(datatype)));
    }

    private static void replace(Model model, Property property, RDFNode object) {
        List<Statement> statements =
                model.listStatements(null, property, (RDFNode) null).toList();
        model.remove(statements);
        statements.forEach(statement -> model.add(statement.getSubject(), property, object));
    }

    private static void copyDataset(Model model) {
        Resource copy = model.createResource("https://data.example.org/datasets/copy/#dataset");
        List<Statement> statements = model.getResource(DATASET).listProperties().toList();
        statements.forEach(statement -> copy.addProperty(statement.getPredicate(), statement.getObject()));
        model.getResource("https://data.example.org/#catalog").addProperty(DCAT.dataset, copy);
    }

    private static void addVersion(Model model) {
        Resource version = model.createResource("https://data.example.org/v/1", DCAT.Dataset);
        model.getResource(DATASET).addProperty(ResourceFactory.createProperty(DCAT.NS, "hasVersion"), version);
    }

    private static void addNameless(Model model) {
        model.getResource("https://data.example.org/#catalog")
                .addProperty(DCAT.dataset, model.createResource(DCAT.Dataset));
    }

    private static void addNamelessFile(Model model) {
        model.getResource(DATASET).addProperty(DCAT.distribution, model.createResource(DCAT.Distribution));
    }

    private static void namePeriod(Model model) {
        Resource period = model.getResource(DATASET).getPropertyResourceValue(DCTerms.temporal);
        Resource named = model.createResource("https://data.example.org/#period");
        period.listProperties().toList().forEach(s -> named.addProperty(s.getPredicate(), s.getObject()));
        model.getResource(DATASET).removeAll(DCTerms.temporal).addProperty(DCTerms.temporal, named);
    }
}
