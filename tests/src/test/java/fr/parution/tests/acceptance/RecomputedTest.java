// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.tests.cli.Command;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The published figures are those of a second computation, written apart, on the same source. */
class RecomputedTest {

    @Test
    void everyShownFigureIsThatOfASecondComputation() {
        Demo demo = Demo.shared();
        Path source = Demo.empty("source");
        Command.Outcome generated =
                Command.ENGLISH.run("generate", "--rows", Integer.toString(Demo.ROWS), "--to", "dir:" + source);
        assertThat(generated.exit()).as(generated.err()).isZero();
        List<String> levels = demo.ask(
                "recompute.py",
                source.toString(),
                Command.checkout().resolve("shared/datasets/reference").toString());
        levels.forEach(System.out::println);
        assertThat(levels)
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly("detail", "departement", "region", "france");
        assertThat(levels)
                .allSatisfy(line -> assertThat(Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                        .isPositive());
    }
}
