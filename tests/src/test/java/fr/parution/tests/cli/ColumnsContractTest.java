// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The city of the example changes its columns and its code lists: what breaks re-users waits for its day. */
class ColumnsContractTest {

    private static final String LOANS = "prets-par-quartier";
    private static final String FIRST = "changes:\n";
    /** The figure of late loans, as it is declared. */
    private static final String LATE = """
              - name: nb_retards
                label: {fr: Prêts en retard, en: Late loans}
                description: {fr: Nombre de prêts gardés au-delà de l'échéance., en: Number of loans kept after they were due.}
                unit: {fr: prêts, en: loans}
                sum: pret.retard
            """;

    private Path project;
    private Path store;

    @BeforeEach
    void publishOnce(TestInfo test) {
        String name = "columns-" + test.getTestMethod().orElseThrow().getName();
        project = Fixture.copy(Command.checkout().resolve("examples/bibliotheques"), name + "-project");
        store = Fixture.empty(name + "-store");
        publishes();
    }

    @Test
    void removedColumnIsRefusedUntilItsDayAndThenPublished() throws IOException {
        edit(LATE, "");
        edit(", nb_retards]", "]");
        Map<String, String> before = Fixture.tree(store);
        for (Command reader : new Command[] {Command.FRENCH, Command.ENGLISH}) {
            for (String verb : new String[] {"publish", "plan"}) {
                assertThat(Fixture.refuses(5, "RELEASE_BREAKS_COLUMNS", reader.with(Command.KEY), arguments(verb)))
                        .contains(LOANS + ": nb_retards", "RELEASE_VERSION_TOO_LOW", "schemaVersion: 2.0.0");
            }
        }
        edit("schemaVersion: 1.0.0", "schemaVersion: 2.0.0");
        edit(FIRST, FIRST + "  - {version: 2.0.0, date: 2026-11-02, notice: 2026-10-01, fr: A., en: A.}\n");
        assertThat(Fixture.refuses(5, "RELEASE_BEFORE_ITS_DAY", Command.FRENCH.with(Command.KEY), arguments("publish")))
                .contains("2026-11-02", "2026-11-01");
        assertThat(Fixture.tree(store)).isEqualTo(before);
        edit("date: 2026-11-02", "date: 2026-11-01");
        publishes();
        assertThat(read("latest/" + LOANS + ".changelog.json"))
                .contains("\"schemaVersion\": \"2.0.0\"", "\"notice\": \"2026-10-01\"")
                .containsSubsequence("\"removed\"", "\"nb_retards\"", "\"1.0.0\"");
        assertThat(read("datasets/" + LOANS + "/index.html")).contains("Colonnes retirées", "nb_retards");
        assertThat(current()).contains("\"reason\": \"columns 2.0.0 of " + LOANS + "\"");
    }

    @Test
    void newColumnNeedsAMinorVersionAndTheSameAgainIsNoRelease() throws IOException {
        edit("protection:\n", LATE.replace("nb_retards", "nb_retards_bis") + "\nprotection:\n");
        assertThat(Fixture.refuses(
                        5, "RELEASE_VERSION_TOO_LOW", Command.ENGLISH.with(Command.KEY), arguments("publish")))
                .contains(LOANS + ": nb_retards_bis", "schemaVersion: 1.1.0");
        edit("schemaVersion: 1.0.0", "schemaVersion: 1.1.0");
        edit(FIRST, FIRST + "  - {version: 1.1.0, date: 2026-11-01, fr: A., en: A.}\n");
        publishes();
        Map<String, String> second = Fixture.tree(store);
        assertThat(second.keySet()).contains("latest/" + LOANS + ".changelog.json");
        assertThat(second.keySet().stream()
                        .filter(key -> key.startsWith("releases/"))
                        .collect(Collectors.toList()))
                .hasSize(2);
        publishes();
        assertThat(Fixture.tree(store)).isEqualTo(second);
        Fixture.succeeds(Command.ENGLISH, "verify", "--store", "dir:" + store);
    }

    @Test
    void newEditionOfACodeListIsAReleaseWithItsReason() throws IOException {
        Path list = project.resolve("reference/quartiers.csv");
        Files.writeString(list, Files.readString(list).replace("Edition: 2025.", "Edition: 2026."));
        publishes();
        assertThat(current()).contains("\"reason\": \"reference quartiers: edition 2026\"");
        assertThat(read("datasets/" + LOANS + "/index.html"))
                .contains("Référentiels", "Édition 2026", "Référentiel quartiers, édition 2026");
        assertThat(read("en/datasets/" + LOANS + "/index.html"))
                .contains("Reference data", "Reference data quartiers, edition 2026");
    }

    private void edit(String old, String by) throws IOException {
        Path file = project.resolve(LOANS + ".yaml");
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, by));
    }

    private void publishes() {
        Fixture.succeeds(Command.FRENCH.with(Command.KEY), arguments("publish"));
    }

    private String[] arguments(String verb) {
        return new String[] {
            verb,
            "--project",
            project.toString(),
            "--source",
            "dir:" + project.resolve("drop"),
            "--store",
            "dir:" + store,
            "--as-of",
            "2026-11-01"
        };
    }

    private String current() throws IOException {
        String pointer = read("state/current.json");
        int from = pointer.indexOf("releases/");
        return read(pointer.substring(from, pointer.indexOf('"', from)));
    }

    private String read(String key) throws IOException {
        return Files.readString(store.resolve(key));
    }
}
