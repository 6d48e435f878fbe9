// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.tests.cli.Command;
import fr.parution.tests.servers.PythonReaders;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The catalogue as others read it: rdflib for its syntaxes, pySHACL for our shapes and those of DCAT-AP, mlcroissant for the
 * tables, frictionless and the schemas of DataCite, of CITATION.cff and of OpenAPI for what else describes them, the
 * vocabulary of schema.org for the pages.
 */
class CatalogueReadersTest {

    private static final String OUR_SHAPES = "shared/core/src/main/resources/fr/parution/describe/shapes.ttl";

    /** The official shapes are not ours to ship; this variable names the folder of a copy, with {@code 3.0.1/shapes.ttl}. */
    private static final String OFFICIAL_SHAPES = "PARUTION_DCAT_SHAPES";

    @Test
    void threeSyntaxesSayTheSameAndTheTruthAboutEveryFile() {
        List<String> shapes = new ArrayList<>();
        shapes.add(Command.checkout().resolve(OUR_SHAPES).toString());
        Optional.ofNullable(System.getenv(OFFICIAL_SHAPES))
                .ifPresent(folder -> List.of(
                                "shapes.ttl", "range.ttl", "shapes_recommended.ttl", "mdr-vocabularies.shape.ttl")
                        .forEach(name -> shapes.add(folder + "/3.0.1/" + name)));
        List<String> checks = Demo.shared().ask("catalogue.py", shapes.toArray(String[]::new));
        checks.forEach(System.out::println);
        assertThat(checks)
                .extracting(CatalogueReadersTest::count)
                .allSatisfy(count -> assertThat(count).isPositive());
        assertThat(checks).filteredOn(line -> line.startsWith("triples ")).hasSize(3);
        assertThat(checks)
                .filteredOn(line -> line.matches("(conforms|silent|listed) .*"))
                .hasSameSizeAs(shapes);
        assertThat(checks)
                .anyMatch(line -> line.startsWith("files "))
                .anyMatch(line -> line.startsWith("interfaces "))
                .anyMatch(line -> line.startsWith("packaged "))
                .anyMatch(line -> line.startsWith("examples "))
                .anyMatch(line -> line.startsWith("history "));
    }

    /** rdflib finds the three forms equal among themselves, above; here what Jena reads in each is what rdflib reads. */
    @Test
    void jenaAndRdflibReadTheSameTriples(@TempDir Path directory) throws IOException {
        List<String> arguments = new ArrayList<>();
        for (String form : List.of("ttl", "rdf", "jsonld")) {
            Path file = Demo.shared().store().resolve("catalog." + form);
            Path read = directory.resolve(form + ".nt");
            try (OutputStream out = Files.newOutputStream(read)) {
                RDFDataMgr.write(out, RDFDataMgr.loadModel(file.toString()), Lang.NTRIPLES);
            }
            arguments.addAll(List.of(file.toString(), read.toString()));
        }
        assertThat(PythonReaders.runLines("""
                import sys, rdflib
                from rdflib.compare import isomorphic
                rdflib.NORMALIZE_LITERALS = False
                forms = {"ttl": "turtle", "rdf": "xml", "jsonld": "json-ld", "nt": "nt"}
                read = lambda path: rdflib.Graph().parse(path, format=forms[path.rsplit(".", 1)[1]])
                for ours, jenas in zip(sys.argv[1::2], sys.argv[2::2]):
                    theirs = read(jenas)
                    print(isomorphic(theirs, read(ours)))
                    theirs.remove(next(iter(theirs)))
                    assert not isomorphic(theirs, read(ours)), "the check checks nothing"
                """, arguments.toArray(String[]::new)))
                .isEqualTo("True\nTrue\nTrue\n");
    }

    @Test
    void loadersOfTablesReadEveryFileByItsCroissant() {
        List<String> records = Demo.shared().ask("croissant.py");
        assertThat(records).hasSize(8).allMatch(line -> line.matches("\\S+ (table|totaux) [0-9]+ [1-9][0-9]*"));
    }

    @Test
    void readersOfOtherDescriptionsFindNoFault() {
        List<String> checks = Demo.shared().ask("descriptions.py");
        checks.forEach(System.out::println);
        assertThat(checks)
                .extracting(line -> line.split(" ")[0])
                .containsExactly("packages", "schemas", "datacite", "citations");
        assertThat(checks)
                .extracting(CatalogueReadersTest::count)
                .allSatisfy(count -> assertThat(count).isPositive());
    }

    @Test
    void searchEnginesFindWhatTheyAskForAndUnderstandEveryWord() {
        List<String> pages = Demo.shared().ask("structured.py");
        assertThat(pages)
                .hasSize(10)
                .allMatch(line -> line.matches("(en/)?datasets/[^/]+/index\\.html [1-9][0-9]+ [1-9][0-9]*"));
    }

    @Test
    void portalsGiveFullMarksToEveryDataset() {
        String shapes = Command.checkout().resolve(OUR_SHAPES).toString();
        String marks = PythonReaders.run(
                python("harvest.py"), shapes, Demo.shared().store().toString());
        assertThat(marks.lines()).hasSize(15).allMatch(line -> line.matches("(ttl|rdf|jsonld) \\S+ 9 405 [0-9]+ 1 1"));
    }

    @Test
    void harvestNoticesEveryTrap() {
        List<String> traps = Demo.shared()
                .ask(
                        "harvest_notices.py",
                        Command.checkout().resolve(OUR_SHAPES).toString());
        assertThat(traps)
                .startsWith("nothing")
                .hasSize(15)
                .contains(
                        "licence without its label | DCAT-AP | licence",
                        "frequency by https | DCAT-AP | update_frequency | update_fulfilled_in_time",
                        "named period | DCAT-AP | a named period is fetched over the network",
                        "digest that the portal would read | DCAT-AP | bytes where a text is expected",
                        "interface at the address of a file | DCAT-AP | two distributions at one address",
                        "envelope for polygon | DCAT-AP | spatial");
    }

    private static Path python(String script) {
        return Command.checkout().resolve("tests/src/test/python").resolve(script);
    }

    private static long count(String line) {
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }
}
