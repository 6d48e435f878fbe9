// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Protection and sums as anyone can check them, from the published CSV alone. */
class TotalsTest {

    @Test
    void figuresAddUpAndNoSubtractionFindsAHiddenOne() {
        List<String> checks = Demo.shared().ask("totals.py");
        checks.forEach(System.out::println);
        assertThat(checks)
                .extracting(line -> line.substring(0, line.lastIndexOf(' ')))
                .contains(
                        "rows shown",
                        "rows hidden",
                        "rows without durations",
                        "sums to region",
                        "parts add up",
                        "mean prices",
                        "not found by subtraction: nb_dossiers",
                        "not found by subtraction: nb_dossiers_a_duree_connue");
        assertThat(checks)
                .allSatisfy(line -> assertThat(Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                        .isPositive());
    }
}
