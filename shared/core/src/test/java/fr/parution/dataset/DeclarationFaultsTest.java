// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import static fr.parution.problem.ProblemCode.DECLARATION_BAD_VALUE;
import static fr.parution.problem.ProblemCode.DECLARATION_DUPLICATE;
import static fr.parution.problem.ProblemCode.DECLARATION_LABEL_MISSING;
import static fr.parution.problem.ProblemCode.DECLARATION_MARGINS_NOT_NESTED;
import static fr.parution.problem.ProblemCode.DECLARATION_MISSING;
import static fr.parution.problem.ProblemCode.DECLARATION_NOT_YAML;
import static fr.parution.problem.ProblemCode.DECLARATION_PROTECTION_MISSING;
import static fr.parution.problem.ProblemCode.DECLARATION_UNKNOWN_REFERENCE;
import static fr.parution.problem.ProblemCode.DECLARATION_UNKNOWN_WORD;
import static fr.parution.problem.ProblemCode.DECLARATION_UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Spoils one word of the product's own declarations, and reads the fault that is told. */
class DeclarationFaultsTest {

    private static final Path OWN = Path.of("..", "datasets");
    private static final String USERS = "moncompteformation-les-usagers.yaml";

    @TempDir
    Path project;

    @BeforeEach
    void copyTheProductsOwn() throws IOException {
        try (Stream<Path> files = Files.walk(OWN)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = project.resolve(OWN.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    @Test
    void theProductsOwnDeclarationsHaveNoFault() {
        assertThat(ProjectReader.read(project).datasets()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aSpoiltWordIsToldAtItsLine(ProblemCode code, String file, String word, String spoilt) throws IOException {
        int line = spoil(file, word, spoilt);
        assertThat(problems())
                .anySatisfy(problem -> assertThat(problem)
                        .returns(code, Problem::code)
                        .extracting(Problem::where)
                        .asString()
                        .startsWith(file + ":" + line));
    }

    static List<Arguments> faults() {
        return List.of(
                Arguments.of(DECLARATION_NOT_YAML, USERS, "themes: [EDUC, SOCI]", "themes: EDUC: SOCI"),
                Arguments.of(DECLARATION_UNKNOWN_WORD, USERS, "compressText: true", "compresText: true"),
                Arguments.of(DECLARATION_UNKNOWN_WORD, USERS, "frequency: quarterly", "frequency: quaterly"),
                Arguments.of(DECLARATION_BAD_VALUE, USERS, "thresholdPersons: 5", "thresholdPersons: 2"),
                Arguments.of(DECLARATION_BAD_VALUE, USERS, "thresholdPersons: 5", "thresholdPersons: cinq"),
                Arguments.of(DECLARATION_DUPLICATE, USERS, "    codes: genres", "    codes: genres\n    codes: genres"),
                Arguments.of(DECLARATION_UNKNOWN_REFERENCE, USERS, "    codes: regions", "    codes: region"),
                Arguments.of(
                        DECLARATION_MARGINS_NOT_NESTED,
                        USERS,
                        "label: region, keeps: [region]",
                        "label: region, keeps: [genre]"),
                Arguments.of(
                        DECLARATION_LABEL_MISSING,
                        USERS,
                        "    label: {fr: Genre, en: Gender}",
                        "    label: {fr: Genre}"),
                Arguments.of(DECLARATION_BAD_VALUE, "source.yaml", "genre: {type: code,", "genre: {type: cod,"),
                Arguments.of(DECLARATION_BAD_VALUE, "catalogue.yaml", "bbox: [-63.2, ", "bbox: [est, "),
                Arguments.of(DECLARATION_DUPLICATE, "reference/genres.csv", "M;Homme;Man", "F;Homme;Man"));
    }

    @Test
    void aDataSetWithoutProtectionIsRefused() throws IOException {
        spoil(USERS, "protection:\n  thresholdPersons: 5\n", "");
        assertThat(problems()).extracting(Problem::code).containsExactly(DECLARATION_PROTECTION_MISSING);
    }

    @Test
    void aMissingEntryIsToldWithAnExampleOfIt() throws IOException {
        spoil(USERS, "frequency: quarterly\n", "");
        assertThat(problems()).extracting(Problem::code).containsExactly(DECLARATION_MISSING);
        assertThat(problems().get(0).expected()).startsWith("frequency: ");
    }

    @Test
    void aProjectThatIsNotThereIsToldByItsPath() {
        Path nowhere = project.resolve("nulle-part");
        ParutionException e = catchThrowableOfType(ParutionException.class, () -> ProjectReader.read(nowhere));
        assertThat(e.problems()).extracting(Problem::code).containsExactly(DECLARATION_UNREADABLE);
        assertThat(e.problems().get(0).where()).isEqualTo(nowhere.toString());
        assertThat(e.exitCode()).isEqualTo(2);
    }

    @Test
    void allFaultsOfAllFilesAreToldAtOnce() throws IOException {
        spoil(USERS, "thresholdPersons: 5", "thresholdPersons: 1");
        spoil(USERS, "frequency: quarterly", "frequency: quaterly");
        spoil("reference/genres.csv", "M;Homme;Man", "F;Homme;Man");
        assertThat(problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(DECLARATION_BAD_VALUE, DECLARATION_UNKNOWN_WORD, DECLARATION_DUPLICATE);
    }

    @Test
    void aWordNearlyRightIsAnsweredWithTheRightOne() throws IOException {
        spoil(USERS, "compressText: true", "compresText: true");
        assertThat(problems())
                .filteredOn(problem -> problem.code() == DECLARATION_UNKNOWN_WORD)
                .extracting(Problem::expected)
                .containsExactly("compressText");
    }

    private List<Problem> problems() {
        return catchThrowableOfType(ParutionException.class, () -> ProjectReader.read(project))
                .problems();
    }

    /** Puts other words in the place of the first such words, and says in which line the new ones end. */
    private int spoil(String file, String words, String spoilt) throws IOException {
        Path path = project.resolve(file);
        String text = Files.readString(path, StandardCharsets.UTF_8);
        int at = text.indexOf(words);
        assertThat(at).as("%s has %s", file, words).isNotNegative();
        Files.writeString(
                path, text.substring(0, at) + spoilt + text.substring(at + words.length()), StandardCharsets.UTF_8);
        return (int) (text.substring(0, at) + spoilt).lines().count();
    }
}
