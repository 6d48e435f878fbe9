// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.tests.cli.Command;
import fr.parution.tests.servers.SetUp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {

    private static final String PYTHON = "PARUTION_READERS_PYTHON";

    @Test
    void everyStepOfEveryDataSetIsMeasuredAndEveryShownValueIsTheOneOfDuckDbAndPolars() {
        Command.Outcome outcome = Command.ENGLISH
                .with(Map.of(PYTHON, SetUp.program(PYTHON).toString()))
                .run("bench", "--rows", "1000");

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        List<String> blocks = List.of(outcome.out().split("(?m)^## "));
        assertThat(blocks.stream()
                        .skip(1)
                        .map(block -> block.lines().findFirst().orElse("")))
                .containsExactlyInAnyOrder(
                        "entree_sortie_formation",
                        "moncompteformation-les-usagers",
                        "moncompteformation_abondements",
                        "moncompteformation_catalogueformation",
                        "moncompteformation_formations_engagees");
        assertThat(blocks.get(0))
                .contains(
                        "1,000 purchases, seed 1",
                        "| Step | Wall (s) |",
                        "| Invented source |",
                        "| Extract |",
                        "| Pseudonyms and layout |",
                        "| Commit |",
                        "| Aliases, metadata and pages |",
                        "| **Total** |",
                        "| Requests to S3 | PUT | HEAD | GET | LIST | Sent (MB) | Read (MB) |",
                        "| moncompteformation-les-usagers | ",
                        "From the event that extracts are there to their pages")
                .containsPattern("\\| Aliases, metadata and pages of all \\| [1-9][0-9,]* \\| [1-9]")
                .containsPattern("\\| The same again, nothing new \\| 0 \\| [1-9]")
                .containsPattern("would cost 0\\.[0-9]*[1-9][0-9]* dollars");
        assertThat(blocks.stream().skip(1))
                .allSatisfy(block -> assertThat(block)
                        .contains(
                                "| Step | Wall (s) |",
                                "| Aggregate |",
                                "| Protect and audit |",
                                "| Write: Parquet, CSV, JSON |",
                                "| **Aggregate, protect, audit, write** |",
                                "| Second time, last period changed: aggregate, protect, audit |",
                                "| Second time: write |",
                                "| **Second time** |",
                                "| DuckDB alone: aggregate |",
                                "| DuckDB alone: write |",
                                "| **DuckDB alone: aggregate and write** |",
                                "| Polars alone: aggregate |",
                                "| Polars alone: write |",
                                "| **Polars alone: aggregate and write** |")
                        .containsPattern("[1-9][0-9,]* rows in [1-9][0-9,]* period")
                        .containsPattern("A second time, 1 of [1-9][0-9]* periods? to settle anew")
                        .containsPattern("[1-9][0-9,]* rows compared with DuckDB and with Polars, 0 differences"));
        assertThat(blocks)
                .filteredOn(block -> block.contains("| DuckDB on our staging, full cross only |"))
                .singleElement()
                .asString()
                .startsWith("moncompteformation-les-usagers");
    }

    @Test
    void aMachineReadsTheSameAsJson() {
        Command.Outcome outcome = Command.FRENCH
                .with(Map.of(PYTHON, SetUp.program(PYTHON).toString()))
                .run(
                        "bench",
                        "--rows",
                        "1000",
                        "--seed",
                        "2",
                        "--datasets",
                        "moncompteformation_abondements",
                        "--json");

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .contains(
                        "\"eventToVisibleSeconds\": ", "\"id\": \"project.again\"", "\"bytesSent\": 0", "\"dollars\": ")
                .contains("\"id\": \"stage\"", "\"id\": \"polars.aggregate\"", "\"differences\": 0", "\"seed\": 2")
                .contains("\"dataset\": \"moncompteformation_abondements\"", "\"id\": \"again\"", "\"periodsAgain\": 1")
                .doesNotContain("moncompteformation-les-usagers");
    }

    @Test
    void aProjectWithoutADataSetThatOthersCanMakeIsRefusedWithThoseThatTheyCan() {
        Command.Outcome outcome = Command.ENGLISH
                .with(Map.of(PYTHON, SetUp.program(PYTHON).toString()))
                .run(
                        "bench",
                        "--project",
                        Command.checkout().resolve("examples/bibliotheques").toString(),
                        "--rows",
                        "1000");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("USAGE_UNKNOWN_DATASET", "moncompteformation-les-usagers");
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
