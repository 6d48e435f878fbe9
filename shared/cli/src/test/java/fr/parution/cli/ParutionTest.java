// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.problem.ProblemCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ParutionTest {

    private static final String PROJECT = Path.of("..", "datasets").toString();

    @TempDir
    Path directory;

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setErr(before);
    }

    @ParameterizedTest
    @MethodSource("misuses")
    void aMisuseIsToldByItsCodeAndEndsWithTwo(ProblemCode code, List<String> command) {
        String store = "dir:" + directory.resolve("store");
        String[] arguments = command.stream()
                .map(word -> word.equals("STORE") ? store : word)
                .toArray(String[]::new);
        assertThat(Parution.run(arguments)).isEqualTo(2);
        assertThat(told()).startsWith(code + "  ").hasLineCount(1);
        assertThat(directory.resolve("store")).doesNotExist();
    }

    static List<Arguments> misuses() {
        return List.of(
                misuse(ProblemCode.USAGE_UNKNOWN_DATASET, "check", "--project", PROJECT, "--datasets", "nulle-part"),
                misuse(ProblemCode.USAGE_UNKNOWN_OPTION, publish("synthetic:?lignes=10")),
                misuse(ProblemCode.USAGE_BAD_VALUE, publish("synthetic:?rows=beaucoup")),
                misuse(ProblemCode.USAGE_BAD_VALUE, "generate", "--rows", "10", "--to", "dir:" + PROJECT));
    }

    private static Arguments misuse(ProblemCode code, String... command) {
        return Arguments.of(code, List.of(command));
    }

    private static String[] publish(String source) {
        return new String[] {"plan", "--project", PROJECT, "--source", source, "--store", "STORE"};
    }

    @Test
    void anOptionThatDoesNotExistEndsWithTwo() {
        assertThat(Parution.run("check", "--nulle-part")).isEqualTo(2);
        assertThat(told()).contains("--nulle-part");
    }

    @Test
    void aDefectTellsItsPlaceButNotItsMessage() {
        StringWriter text = new StringWriter();
        int exit = Parution.explain(new IllegalStateException("titulaire 4711"), new PrintWriter(text, true));
        assertThat(exit).isEqualTo(70);
        assertThat(text.toString())
                .startsWith(ProblemCode.DEFECT_INTERNAL + "  ")
                .contains("java.lang.IllegalStateException", "ParutionTest")
                .doesNotContain("4711");
    }

    private String told() {
        return told.toString(StandardCharsets.UTF_8);
    }
}
