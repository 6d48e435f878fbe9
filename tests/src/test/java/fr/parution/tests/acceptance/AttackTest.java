// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.tests.cli.Command;
import fr.parution.tests.servers.PythonReaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An attacker with nothing but the published files: first that he can win, then that he does not. */
class AttackTest {

    private static final String USERS = "moncompteformation-les-usagers";
    private static final Pattern SPLITS = Pattern.compile("(?m)^  splits:\n(?:    .*\n)+");

    @Test
    void attackerFindsEachWayOfHidingBadly() {
        Path script = Command.checkout().resolve("tests/src/test/python/attack_proved.py");
        List<String> lines = PythonReaders.run(script).lines().toList();
        lines.forEach(System.out::println);
        assertThat(lines)
                .hasSizeGreaterThan(20)
                .allSatisfy(line -> assertThat(count(line)).isPositive());
    }

    @Test
    void attackerSolvesTheTablesOfTheLiterature() {
        Path script = Command.checkout().resolve("tests/src/test/python/attack_literature.py");
        List<String> lines = PythonReaders.run(script).lines().toList();
        lines.forEach(System.out::println);
        assertThat(lines)
                .containsExactly(
                        "working paper 22, delinquent children: 1",
                        "handbook, feasibility interval of Geurts: 1",
                        "gausssuppression, two ones: 1");
    }

    @Test
    void attackerFindsWhatIsOpenedInTheDemonstration() {
        List<String> lines = Demo.shared().ask("attack_tampered.py");
        lines.forEach(System.out::println);
        assertThat(lines)
                .allSatisfy(line -> assertThat(count(line)).isPositive())
                .anyMatch(line -> line.contains("one of two holes is shown"))
                .anyMatch(line -> line.contains("a mean is printed"));
    }

    @Test
    void attackerFindsNothingInTheDemonstration() {
        List<String> lines = Demo.shared().ask("attack.py", "--report", "--programs", "4");
        assertThat(found(lines)).isEmpty();
        assertThat(lines)
                .contains("amounts that no program judged: 0")
                .anyMatch(line -> line.startsWith("linear programs: ") && count(line) > 0);
    }

    @Test
    void auditTellsTheDataSetThatDescribesNobody() {
        Command.Outcome audit = Command.FRENCH.run(
                "audit",
                "--store",
                "dir:" + Demo.shared().store(),
                "--datasets",
                "moncompteformation_catalogueformation");
        assertThat(audit.exit()).as(audit.err()).isZero();
        assertThat(audit.err()).contains("ne décrit personne");
    }

    /** A quarter later most files have come late, moved to another status, or stayed. */
    @Test
    void attackerFindsNothingInTwoReleases() {
        Path store = Demo.empty("two-releases");
        for (String asOf : List.of("2026-01-01", "2026-04-01")) {
            Command.Outcome outcome = Command.ENGLISH
                    .with(Command.KEY)
                    .run(
                            "publish",
                            "--source",
                            "synthetic:?rows=" + Demo.ROWS + "&seed=1",
                            "--store",
                            "dir:" + store,
                            "--as-of",
                            asOf);
            assertThat(outcome.exit()).as(outcome.err()).isZero();
        }
        assertThat(found(new Demo(store, "").ask("attack.py", "--report"))).isEmpty();
    }

    /** The same source, by a declaration that names no split. */
    @Test
    void attackerFindsPartsOfFewWhereNoSplitIsDeclared() throws IOException {
        Path project = Demo.empty("no-split-project");
        copy(Command.checkout().resolve("shared/datasets"), project);
        Path users = project.resolve(USERS + ".yaml");
        String declared = Files.readString(users, StandardCharsets.UTF_8);
        // Nor ranges: they are proven or refused, and would refuse this.
        String without =
                SPLITS.matcher(declared.replace("  rangePercent: 10\n", "")).replaceFirst("");
        assertThat(without).doesNotContain("splits:", "rangePercent").isNotEqualTo(declared);
        Files.writeString(users, without, StandardCharsets.UTF_8);
        Path store = Demo.empty("no-split");
        Command.Outcome outcome = Command.ENGLISH
                .with(Command.KEY)
                .run(
                        "publish",
                        "--project",
                        project.toString(),
                        "--datasets",
                        USERS,
                        "--source",
                        "synthetic:?rows=" + Demo.ROWS + "&seed=1",
                        "--store",
                        "dir:" + store,
                        "--as-of",
                        "2026-04-01");
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(found(new Demo(store, "").ask("attack.py", "--report"))).contains("small part shown");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path path : walk.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        }
    }

    private static List<String> found(List<String> lines) {
        lines.forEach(System.out::println);
        assertThat(lines).anyMatch(line -> line.startsWith("hidden figures: ") && count(line) > 0);
        assertThat(lines).contains("contradictions: 0");
        return lines.stream()
                .filter(line -> line.startsWith("found "))
                .map(line -> line.substring("found ".length(), line.indexOf(':')))
                .toList();
    }

    private static long count(String line) {
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }
}
