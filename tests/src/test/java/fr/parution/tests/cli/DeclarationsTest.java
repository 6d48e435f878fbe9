// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All that is wrong in a declaration is told at once, each fault at its line, with what would be right. */
class DeclarationsTest {

    /** What stands in the declaration, what is written instead, and what the report must name. */
    private record Mistake(String right, String wrong, String told) {}

    private static final List<Mistake> TEN = List.of(
            new Mistake("schemaVersion: 1.0.0", "schemaVersion: one", "« one »"),
            new Mistake("  en: Mon Compte Formation - Users\n", "", "title"),
            new Mistake("themes: [EDUC, SOCI]", "themes: [EDUC, NOPE]", "NOPE"),
            new Mistake("frequency: quarterly", "frequency: sometimes", "sometimes"),
            new Mistake("    parentOf: departement\n", "    parentOf: commune\n", "commune"),
            new Mistake("codes: genres", "codes: sexes", "sexes"),
            new Mistake("column: dossier.statut\n", "column: dossier.status\n", "dossier.status"),
            new Mistake("unit: person", "unit: people", "people"),
            new Mistake("thresholdPersons: 5", "tresholdPersons: 5", "tresholdPersons"),
            new Mistake("headline: nb_dossiers", "headline: nb_files", "nb_files"));

    @Test
    void tenMistakesAreToldAtOnceWithLineAndRemedy() throws IOException {
        Path project = Fixture.copy(Command.checkout().resolve("shared/datasets"), "ten-mistakes");
        Path file = project.resolve(Fixture.USERS + ".yaml");
        String text = Files.readString(file);
        for (Mistake mistake : TEN) {
            assertThat(text).contains(mistake.right());
            int at = text.indexOf(mistake.right());
            text = text.substring(0, at)
                    + mistake.wrong()
                    + text.substring(at + mistake.right().length());
        }
        Files.writeString(file, text);
        String[] check = {"check", "--project", project.toString(), "--datasets", Fixture.USERS};
        List<String> told = Fixture.refuses(2, "DECLARATION_", Command.FRENCH, check)
                .lines()
                .toList();
        for (Mistake mistake : TEN) {
            assertThat(told)
                    .anySatisfy(line -> assertThat(line)
                            .contains(mistake.told())
                            .containsPattern(Fixture.USERS + "\\.yaml:[0-9]+:[0-9]+ ")
                            .containsPattern("Attendu|Donnez|Vouliez-vous|Existent|Ajoutez"));
        }
        // Which of several right words comes first must not change from one run to the next.
        assertThat(Fixture.refuses(2, "DECLARATION_", Command.FRENCH, check).lines())
                .isEqualTo(told);
        Fixture.refuses(2, "DECLARATION_", Command.ENGLISH, check);
    }

    @Test
    void declarationsOfTheProductHaveNoFault() {
        assertThat(Fixture.succeeds(Command.FRENCH, "check").err()).contains("aucune faute");
        assertThat(Fixture.succeeds(Command.ENGLISH, "check").err()).contains("no fault");
    }
}
