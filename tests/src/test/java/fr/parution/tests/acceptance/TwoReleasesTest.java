// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.tests.cli.Command;
import fr.parution.tests.servers.PythonReaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The users' data set, published before the late files came (one in two hundred) and before a tenth of the statuses moved,
 * and once more after.
 */
class TwoReleasesTest {

    private static final String AS_OF = "2026-04-01";
    private static final String USERS = "moncompteformation-les-usagers";

    /** The source as it was, made of the source as it is. */
    private static final String EARLIER = """
            import os, shutil, sys, duckdb
            now, then = sys.argv[1:]
            shutil.copytree(now, then, dirs_exist_ok=True)
            os.remove(f"{then}/_SOURCE.json")
            path = f"{then}/dossier/part-00000.parquet"
            moved = "case when hash(id) % 10 = 0 then case statut when 'VALIDE' then 'ENTREE' else 'VALIDE' end else statut end"
            duckdb.execute(f"copy (select * replace ({moved} as statut) from '{path}' where hash(id + 1) % 200 <> 0)"
                           f" to '{path}.new' (format parquet)")
            os.replace(f"{path}.new", path)
            """;

    private static Path now;
    private static Path then;
    private static Path before;
    private static Demo after;

    @BeforeAll
    static void publishTwice() throws IOException {
        now = Demo.empty("source-now");
        then = Demo.empty("source-then");
        before = Demo.empty("release-one");
        Path store = Demo.empty("release-two");
        succeeds("generate", "--rows", "100000", "--to", "dir:" + now);
        PythonReaders.runLines(EARLIER, now.toString(), then.toString());
        publish(then, store);
        copy(store.resolve("latest"), before.resolve("latest"));
        after = new Demo(store, publish(now, store));
    }

    @Test
    void twoReleasesHeldAgainstTheTruthGiveNothingAway() {
        List<String> lines = after.ask(
                "reissued.py",
                before.toString(),
                then.toString(),
                now.toString(),
                Command.checkout().resolve("shared/datasets/reference").toString(),
                AS_OF);
        lines.forEach(System.out::println);
        assertThat(lines)
                .filteredOn(line -> line.startsWith("found "))
                .hasSize(5)
                .allMatch(line -> line.endsWith(": 0"));
        assertThat(lines).anyMatch(line -> line.matches("detail: \\d+ [1-9]\\d* [1-9]\\d*"));
    }

    @Test
    void carriedRowsAreCountedInTheReportAndInTheCertificate() throws IOException {
        assertThat(after.words()).contains("print figures again that were published before");
        String pointer = Files.readString(after.store().resolve("latest/" + USERS + ".release.json"));
        String tag = pointer.replaceAll("(?s).*\"tag\": \"([^\"]+)\".*", "$1");
        assertThat(Files.readString(after.store().resolve("v/" + USERS + "/" + tag + "/audit.json")))
                .containsPattern("\"rowsWithFiguresOfAnEarlierRelease\": [1-9]")
                .containsPattern("\"ledger\": \"[0-9a-f]{64}\"");
    }

    @Test
    void sameDataOnceMoreAreNoRelease() throws IOException {
        Path ledger = after.store().resolveSibling(after.store().getFileName() + ".ledger");
        long entries = files(ledger);
        assertThat(publish(now, after.store())).contains("Nothing changed: release 2 stays in place.");
        assertThat(files(ledger)).isEqualTo(entries);
    }

    private static String publish(Path source, Path store) {
        return succeeds(
                "publish",
                "--source",
                "dir:" + source,
                "--store",
                "dir:" + store,
                "--as-of",
                AS_OF,
                "--datasets",
                USERS);
    }

    private static String succeeds(String... arguments) {
        Command.Outcome outcome = Command.ENGLISH.with(Command.KEY).run(arguments);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return outcome.err();
    }

    private static long files(Path directory) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            return walk.filter(Files::isRegularFile).count();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> list = Files.list(from)) {
            for (Path file : list.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }
}
