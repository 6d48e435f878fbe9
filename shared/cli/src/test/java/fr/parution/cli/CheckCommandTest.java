// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.problem.ProblemCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} says of a copy of the product's declarations, whole and spoilt. */
class CheckCommandTest {

    private static final Path REAL = Path.of("..", "datasets");
    private static final String USERS = "moncompteformation-les-usagers";
    private static final String EXAMPLES = USERS + ".examples.yaml";

    @TempDir
    Path directory;

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @BeforeEach
    void copyAndListen() throws IOException {
        try (Stream<Path> files = Files.walk(REAL)) {
            for (Path file : files.toList()) {
                Path copy = directory.resolve(REAL.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setErr(before);
    }

    @Test
    void examplesThatGiveWhatTheyMustAreCounted() {
        assertThat(check("--datasets", USERS)).isZero();
        assertThat(told()).contains("aucune faute").contains("5 exemple(s) de 1 jeu(x) de données");
    }

    @Test
    void everyDifferenceIsToldAtItsLine() throws IOException {
        spoil("- [2024-T1, france, _T, 7,", "- [2024-T1, france, _T, S,");
        spoil("refused: SOURCE_VALUE_NOT_IN_CODE_LIST", "refused: SOURCE_EMPTY");
        assertThat(check()).isEqualTo(2);
        assertThat(told().lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .startsWith(ProblemCode.DECLARATION_EXAMPLE_ROW_DIFFERS + "  " + EXAMPLES + ":")
                        .contains("nb_dossiers 7. Attendu : nb_dossiers S."))
                .anySatisfy(line -> assertThat(line)
                        .startsWith(ProblemCode.DECLARATION_EXAMPLE_ENDS_OTHERWISE + "  " + EXAMPLES + ":"));
    }

    /** A data set without one of these is half invisible: harvesters drop it, or give it fewer marks. */
    @Test
    void whatPortalsPunishIsToldInOneRunEachAtItsLineWithWhatIsRight() throws IOException {
        Path copy = directory.resolve("a-copy.yaml");
        Files.copy(directory.resolve(USERS + ".yaml"), copy);
        spoil("a-copy.yaml", "\n  en: Mon Compte Formation - Users", "");
        spoil(
                "a-copy.yaml",
                "(?s)\ndescription:\n.*?\nkeywords:",
                "\ndescription: {fr: Courte., en: Short.}\nkeywords:");
        spoil("a-copy.yaml", "EDUC, SOCI", "EDUK, SOCI");
        spoil("a-copy.yaml", "\nfrequency: quarterly", "");
        spoil("entree_sortie_formation.yaml", "\nthemes: .*", "");
        spoil("entree_sortie_formation.yaml", "frequency: monthly", "frequency: biweekly");
        spoil("catalogue.yaml", "(?s)\ncontact:\n.*?\nterritory:", "\nterritory:");
        spoil("catalogue.yaml", "licence: etalab-2.0", "licence: cc-by-4.0");
        assertThat(check()).isEqualTo(2);
        assertThat(told().lines())
                .hasSize(11)
                .anyMatch(line -> line.matches("DECLARATION_DUPLICATE  a-copy.yaml:4:5 id : « " + USERS
                        + " » est déclaré deux fois. Gardez-en un ; " + USERS + ".yaml: id: " + USERS
                        + " \\| a-copy.yaml: id: a-copy\\."))
                .anyMatch(line -> line.matches("DECLARATION_LABEL_MISSING  a-copy.yaml:\\d+:\\d+ title : .* en: ….*"))
                .anyMatch(line ->
                        line.matches("DECLARATION_BAD_VALUE  a-copy.yaml:\\d+:\\d+ description.fr : .*> 100 .*"))
                .anyMatch(line ->
                        line.matches("DECLARATION_BAD_VALUE  a-copy.yaml:\\d+:\\d+ description.en : .*> 100 .*"))
                .anyMatch(line ->
                        line.matches("DECLARATION_UNKNOWN_WORD  a-copy.yaml:\\d+:\\d+ themes\\[0\\] : .*EDUC.*"))
                .anyMatch(line -> line.matches("DECLARATION_MISSING  a-copy.yaml:\\d+:\\d+ : .*frequency: quarterly.*"))
                .anyMatch(line -> line.matches(
                        "DECLARATION_MISSING  entree_sortie_formation.yaml:\\d+:\\d+ : .*themes: \\[EDUC\\].*"))
                .anyMatch(line -> line.matches("DECLARATION_UNKNOWN_WORD  entree_sortie_formation.yaml:\\d+:\\d+"
                        + " frequency : .*annual, daily, monthly, quarterly.*"))
                .anyMatch(line ->
                        line.matches("DECLARATION_MISSING  catalogue.yaml:\\d+:\\d+ : .*contact: \\{name, email\\}.*"))
                .anyMatch(line ->
                        line.matches("DECLARATION_UNKNOWN_WORD  catalogue.yaml:\\d+:\\d+ licence : .*etalab-2.0.*"));
    }

    @Test
    void withoutExamplesTheyAreNotRun() throws IOException {
        spoil("refused: SOURCE_VALUE_NOT_IN_CODE_LIST", "refused: SOURCE_EMPTY");
        assertThat(check("--no-examples")).isZero();
        assertThat(told()).contains("aucune faute").doesNotContain("exemple");
    }

    @Test
    void dataSetWithoutExamplesIsNamed() throws IOException {
        Files.delete(directory.resolve(EXAMPLES));
        assertThat(check()).isZero();
        assertThat(told()).contains(USERS + " n'a pas d'exemples");
    }

    @Test
    void examplesOfNoDataSetAreRefused() throws IOException {
        Files.move(directory.resolve(EXAMPLES), directory.resolve("usagers.examples.yaml"));
        assertThat(check()).isEqualTo(2);
        assertThat(told()).startsWith(ProblemCode.DECLARATION_UNKNOWN_REFERENCE + "  usagers.examples.yaml");
    }

    @Test
    void filesNarrowTheCheckToTheirDataSetsAndNameTheProject() {
        for (String name : new String[] {USERS + ".yaml", EXAMPLES, "catalogue.yaml"}) {
            told.reset();
            assertThat(Parution.run("check", directory.resolve(name).toString()))
                    .isZero();
            String examples = name.equals("catalogue.yaml") ? "23 exemple(s)" : "5 exemple(s)";
            assertThat(told()).contains(directory.toString(), USERS, examples);
        }
    }

    @Test
    void fileThatIsNoDeclarationIsRefused() {
        assertThat(check(directory.resolve("nulle-part.yaml").toString())).isEqualTo(2);
        assertThat(told()).startsWith(ProblemCode.USAGE_BAD_VALUE + "  FILE");
        told.reset();
        assertThat(check(directory.resolve("reference/genres.csv").toString())).isEqualTo(2);
        assertThat(told()).startsWith(ProblemCode.USAGE_BAD_VALUE + "  FILE");
    }

    @Test
    void fileOfAnotherProjectIsRefused() {
        assertThat(check(REAL.resolve("source.yaml").toString())).isEqualTo(2);
        assertThat(told()).startsWith(ProblemCode.USAGE_CONTRADICTION + "  FILE");
    }

    private int check(String... arguments) {
        return Parution.run(Stream.concat(Stream.of("check", "--project", directory.toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private void spoil(String old, String by) throws IOException {
        spoil(EXAMPLES, Pattern.quote(old), by);
    }

    private void spoil(String name, String pattern, String by) throws IOException {
        Path file = directory.resolve(name);
        String text = Files.readString(file);
        String spoilt = text.replaceFirst(pattern, by);
        assertThat(spoilt).isNotEqualTo(text);
        Files.writeString(file, spoilt);
    }

    private String told() {
        return told.toString(StandardCharsets.UTF_8);
    }
}
