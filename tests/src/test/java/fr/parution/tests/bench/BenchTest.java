// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.tests.cli.Command;
import fr.parution.tests.servers.SetUp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {

    private static final String PYTHON = "PARUTION_READERS_PYTHON";

    @Test
    void everyStepIsMeasuredAndEveryShownValueIsTheOneOfDuckDbAndPolars() {
        Command.Outcome outcome = Command.ENGLISH
                .with(Map.of(PYTHON, SetUp.program(PYTHON).toString()))
                .run("bench", "--rows", "1000");

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains(
                        "| Step | Wall (s) |",
                        "| Invented source |",
                        "| Extract |",
                        "| Pseudonyms and layout |",
                        "| Aggregate |",
                        "| Protect and audit |",
                        "| Write: Parquet, CSV, JSON |",
                        "| Commit |",
                        "| Aliases, metadata and pages |",
                        "| **Total** |",
                        "| DuckDB alone: aggregate |",
                        "| DuckDB alone: write |",
                        "| Polars alone: aggregate |",
                        "| Polars alone: write |",
                        "| DuckDB on our staging, full cross only |")
                .containsPattern("[1-9][0-9,]* rows compared with DuckDB and with Polars, 0 differences")
                .containsPattern("1,000 purchases, seed 1; [1-9][0-9,]* in the periods published");
    }

    @Test
    void aMachineReadsTheSameAsJson() {
        Command.Outcome outcome = Command.FRENCH
                .with(Map.of(PYTHON, SetUp.program(PYTHON).toString()))
                .run("bench", "--rows", "1000", "--seed", "2", "--json");

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .contains("\"id\": \"stage\"", "\"id\": \"polars.aggregate\"", "\"differences\": 0", "\"seed\": 2");
    }

    @Test
    void withoutTheOtherProgramsOneSentenceSaysWhatToInstall() {
        Command.Outcome outcome = Command.ENGLISH.run("bench", "--rows", "1000");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).hasLineCount(1).contains(PYTHON, "tests/setup/setup.sh");
    }

    @Test
    void aPythonWithoutTheLibrariesIsRefusedBeforeAnythingIsGenerated(@TempDir Path directory) throws Exception {
        Path python = Files.writeString(directory.resolve("python"), "#!/bin/sh\nexit 1\n");
        assertThat(python.toFile().setExecutable(true)).isTrue();

        Command.Outcome outcome =
                Command.FRENCH.with(Map.of(PYTHON, python.toString())).run("bench", "--rows", "1000");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).hasLineCount(1).contains("DuckDB et Polars");
    }
}
