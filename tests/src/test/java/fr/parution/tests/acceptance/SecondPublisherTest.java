// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.cli.serve.CatalogServer;
import fr.parution.store.LocalDirectoryStore;
import fr.parution.store.Store;
import fr.parution.tests.cli.Command;
import fr.parution.tests.servers.Browser;
import fr.parution.tests.servers.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A city that lends books is published from its declarations and its own files, and nothing of ours shows through. */
class SecondPublisherTest {

    private static final Path PROJECT = Command.checkout().resolve("examples/bibliotheques");
    private static final String LOANS = "prets-par-quartier";

    /** Words of the first publisher, in what every publisher shows. */
    private static final Pattern OURS = Pattern.compile(
            "(?i)\\b(CPF|dossiers?|titulaires?|formations?|trimestr\\w*|quarter\\w*|d[ée]partements?|Caisse des|training)\\b");

    private static Demo city;

    @BeforeAll
    static void publish() {
        Path store = Demo.empty("city");
        city = new Demo(store, run("demo", "--no-serve", "--project", PROJECT.toString(), "--dir", store.toString()));
    }

    @Test
    void everyReaderReadsTheSameCellsFromEveryFormat() {
        assertThat(city.ask("readers_agree.py"))
                .extracting(line -> line.substring(0, line.indexOf(' ', LOANS.length() + 1)))
                .contains(LOANS + " parquet", LOANS + " csv", LOANS + " json");
    }

    @Test
    void everyShownFigureIsThatOfAQueryOverTheDrop() {
        List<String> levels = city.ask("recompute_loans.py", PROJECT.toString());
        levels.forEach(System.out::println);
        assertThat(levels)
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly("detail", "bibliotheque", "quartier", "ville");
        assertThat(levels)
                .allSatisfy(line -> assertThat(Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                        .isPositive());
    }

    @Test
    void publishingTheDropAsAnySourceGivesTheSameFiles() throws IOException {
        Path store = Demo.empty("city-published");
        String[] publish = {
            "publish",
            "--project",
            PROJECT.toString(),
            "--source",
            "dir:" + PROJECT.resolve("drop"),
            "--store",
            "dir:" + store,
            "--as-of",
            "2026-11-01"
        };
        Command.Outcome outcome = Command.ENGLISH.with(Command.KEY).run(publish);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        for (String ending : List.of(".csv", ".json", ".parquet")) {
            String file = "latest/" + LOANS + ending;
            assertThat(store.resolve(file)).hasSameBinaryContentAs(city.store().resolve(file));
        }
    }

    @Test
    void commandTellsWhoseDataThisIs() {
        assertThat(city.words())
                .contains(
                        "Open data of the City of Rivemont",
                        PROJECT.resolve("drop").toString(),
                        LOANS)
                .doesNotContain("purchases", "durations");
    }

    @Test
    void pagesFitAPhoneAndNothingIsMissingThere() throws IOException {
        try (Store store = LocalDirectoryStore.openReadOnly(city.store());
                CatalogServer server = new CatalogServer(store, 0);
                Browser browser = Browser.start()) {
            server.start();
            for (String path : List.of("", "en/", "datasets/" + LOANS + "/", "en/datasets/" + LOANS + "/")) {
                try (Page page = browser.open(server.address().resolve(path), 360, 900)) {
                    assertThat(page.problems()).as(path).isEmpty();
                    String overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
                    assertThat(page.evaluate(overflow).asInt()).as(path).isZero();
                }
            }
        }
    }

    @Test
    void nothingThatIsPublishedSpeaksOfAnotherField() throws IOException {
        try (Stream<Path> files = Files.walk(city.store())) {
            List<Path> texts = files.filter(
                            file -> file.toString().matches(".*\\.(html|atom|ttl|rdf|jsonld|json|csv|xml|txt)"))
                    .toList();
            assertThat(texts).hasSizeGreaterThan(20);
            for (Path text : texts) {
                String said = new String(Files.readAllBytes(text), StandardCharsets.UTF_8);
                assertThat(OURS.matcher(said)
                                .results()
                                .map(found -> found.group())
                                .toList())
                        .as("%s", city.store().relativize(text))
                        .isEmpty();
            }
        }
    }

    private static String run(String... arguments) {
        Command.Outcome outcome = Command.ENGLISH.run(arguments);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return outcome.err();
    }
}
