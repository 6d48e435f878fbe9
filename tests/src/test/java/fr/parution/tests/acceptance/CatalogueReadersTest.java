// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.tests.cli.Command;
import fr.parution.tests.servers.PythonReaders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The catalogue as others read it: rdflib for its syntaxes, pySHACL for our shapes and those of DCAT-AP, mlcroissant for the
 * tables.
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
                .ifPresent(folder -> List.of("shapes.ttl", "range.ttl", "shapes_recommended.ttl")
                        .forEach(name -> shapes.add(folder + "/3.0.1/" + name)));
        List<String> checks = Demo.shared().ask("catalogue.py", shapes.toArray(String[]::new));
        checks.forEach(System.out::println);
        assertThat(checks)
                .extracting(CatalogueReadersTest::count)
                .allSatisfy(count -> assertThat(count).isPositive());
        assertThat(checks).filteredOn(line -> line.startsWith("triples ")).hasSize(3);
        assertThat(checks)
                .filteredOn(line -> line.startsWith("conforms ") || line.startsWith("silent "))
                .hasSameSizeAs(shapes);
        assertThat(checks)
                .anyMatch(line -> line.startsWith("files "))
                .anyMatch(line -> line.startsWith("packaged "))
                .anyMatch(line -> line.startsWith("examples "))
                .anyMatch(line -> line.startsWith("history "));
    }

    @Test
    void loadersOfTablesReadEveryFileByItsCroissant() {
        List<String> records = Demo.shared().ask("croissant.py");
        assertThat(records).hasSize(8).allMatch(line -> line.matches("\\S+ (table|totaux) [0-9]+ [1-9][0-9]*"));
    }

    @Test
    void portalsGiveFullMarksToEveryDataset() {
        String shapes = Command.checkout().resolve(OUR_SHAPES).toString();
        String marks = PythonReaders.run(
                python("harvest.py"), shapes, Demo.shared().store().toString());
        assertThat(marks.lines()).hasSize(15).allMatch(line -> line.matches("(ttl|rdf|jsonld) \\S+ 9 405 [0-9]+ 1"));
    }

    @Test
    void harvestNoticesEveryTrap() {
        List<String> traps = Demo.shared()
                .ask(
                        "harvest_notices.py",
                        Command.checkout().resolve(OUR_SHAPES).toString());
        assertThat(traps)
                .startsWith("nothing")
                .hasSize(13)
                .contains(
                        "licence without its label | DCAT-AP | licence",
                        "frequency by https | DCAT-AP | update_frequency | update_fulfilled_in_time",
                        "named period | DCAT-AP | a named period is fetched over the network",
                        "digest that the portal would read | DCAT-AP | bytes where a text is expected",
                        "envelope for polygon | DCAT-AP | spatial");
    }

    private static Path python(String script) {
        return Command.checkout().resolve("tests/src/test/python").resolve(script);
    }

    private static long count(String line) {
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }
}
