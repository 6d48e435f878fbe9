// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.source.synthetic.SyntheticParameters;
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
        List<String> lines = demo.ask(
                "recompute.py",
                source.toString(),
                Command.checkout().resolve("shared/datasets/reference").toString(),
                SyntheticParameters.REFERENCE_DATE.toString());
        lines.forEach(System.out::println);
        assertThat(lines)
                .extracting(line -> line.replaceFirst(" [\\d ]+$", ""))
                .containsExactly(
                        "moncompteformation-les-usagers detail",
                        "moncompteformation-les-usagers region_detail",
                        "moncompteformation-les-usagers departement",
                        "moncompteformation-les-usagers region",
                        "moncompteformation-les-usagers france",
                        "moncompteformation-les-usagers region_genre",
                        "moncompteformation-les-usagers region_age",
                        "moncompteformation-les-usagers region_situation",
                        "moncompteformation-les-usagers region_statut",
                        "moncompteformation-les-usagers genre",
                        "moncompteformation-les-usagers age",
                        "moncompteformation-les-usagers situation",
                        "moncompteformation-les-usagers statut",
                        "moncompteformation-les-usagers left",
                        "moncompteformation_formations_engagees detail",
                        "moncompteformation_formations_engagees departement",
                        "moncompteformation_formations_engagees region",
                        "moncompteformation_formations_engagees france",
                        "moncompteformation_formations_engagees left",
                        "entree_sortie_formation detail",
                        "entree_sortie_formation certification",
                        "entree_sortie_formation france",
                        "entree_sortie_formation left",
                        "moncompteformation_abondements detail",
                        "moncompteformation_abondements financeur_region",
                        "moncompteformation_abondements financeur",
                        "moncompteformation_abondements left",
                        "moncompteformation_catalogueformation detail",
                        "moncompteformation_catalogueformation departement",
                        "moncompteformation_catalogueformation region",
                        "moncompteformation_catalogueformation france");
    }
}
