// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.tests.servers.PythonReaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A source of 1,000 invented purchases, published once as two data sets, with the questions that every test of a refusal asks. */
final class Fixture {

    static final String AS_OF = "2026-04-01";
    static final String USERS = "moncompteformation-les-usagers";

    /** What is published here: of a command's many runs, each takes half the time that all data sets would. */
    static final String DATASETS = USERS + ",moncompteformation_abondements";

    private static final Path ROOT = Command.checkout().resolve("tests/target/cli");

    /** Words of one language that stand in no sentence of the other. */
    private static final String ENGLISH_WORDS =
            "(?s).*(?<![-\\w])(the|is|are|cannot|could|expected|invalid|missing|unknown|no such)(?![-\\w]).*";

    private static final String FRENCH_WORDS = "(?s).*(?<![-\\w])(le|la|les|est|attendu|manque|inconnu)(?![-\\w]).*";

    private Fixture() {}

    /** The source and the store, made anew for a class of tests. */
    record Made(Path source, Path store) {

        String from() {
            return "dir:" + source;
        }

        String to() {
            return "dir:" + store;
        }

        byte[] pointer() {
            return read(store.resolve("state/current.json"));
        }
    }

    static Made make(String name) {
        Path directory = empty(name);
        Made made = new Made(directory.resolve("source"), directory.resolve("store"));
        succeeds(Command.ENGLISH, "generate", "--rows", "1000", "--to", made.from());
        succeeds(Command.ENGLISH.with(Command.KEY), publish(made.from(), made.to()));
        return made;
    }

    static String[] publish(String from, String to) {
        return publish(from, to, DATASETS);
    }

    static String[] publish(String from, String to, String datasets) {
        return new String[] {"publish", "--source", from, "--store", to, "--as-of", AS_OF, "--datasets", datasets};
    }

    static Command.Outcome succeeds(Command command, String... arguments) {
        Command.Outcome outcome = command.run(arguments);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return outcome;
    }

    /** The command refuses with this exit code and this problem, in the words of its reader; answers what it said. */
    static String refuses(int exit, String code, Command command, String... arguments) {
        Command.Outcome outcome = command.run(arguments);
        String said = outcome.err();
        assertThat(outcome.exit()).as(said).isEqualTo(exit);
        assertThat(said).contains(code).doesNotContain("Exception in thread", "\tat ", "DEFECT_", "java.");
        // A digest may have as many digits in a row as a social security number.
        assertThat(said.replaceAll("[0-9a-f]{64}", "")).doesNotContainPattern("[0-9]{13}");
        assertThat(said).doesNotContain("wrong-secret", "for tests");
        boolean french = command.options().contains("-Duser.language=fr");
        assertThat(sentences(said)).isNotEmpty().doesNotMatch(french ? ENGLISH_WORDS : FRENCH_WORDS);
        return said;
    }

    /** The lines of problems, without the progress before them. */
    private static String sentences(String said) {
        return said.lines()
                .filter(line -> line.matches("[A-Z][A-Z_]+  .*"))
                .map(line -> line.toLowerCase(Locale.ROOT))
                .reduce("", (a, b) -> a + " " + b);
    }

    /** The ledger that the command keeps beside a store. */
    static Path ledger(Path store) {
        return store.resolveSibling(store.getFileName() + ".ledger");
    }

    /** A copy of a directory, in which a test may break things, with the ledger beside it. */
    static Path copy(Path from, String name) {
        if (Files.isDirectory(ledger(from))) {
            copy(ledger(from), name + ".ledger");
        }
        Path to = empty(name);
        try {
            // To the nanosecond, as Files.copy does not: by their times the store knows what it says of its objects.
            Process copying = new ProcessBuilder("cp", "-a", from + "/.", to.toString())
                    .inheritIO()
                    .start();
            assertThat(copying.waitFor()).as("cp -a %s", from).isZero();
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a directory was copied", e);
        }
    }

    /** Writes one relation of a copied source anew, as a query over the one that it replaces. */
    static void rewrite(Path source, String relation, String select) {
        PythonReaders.runLines(
                """
                import os, sys, duckdb
                path, select = sys.argv[1:]
                duckdb.execute(f"copy ({select} from '{path}') to '{path}.new' (format parquet)")
                os.replace(path + ".new", path)
                """, source.resolve(relation).resolve("part-00000.parquet").toString(), select);
    }

    /** Every file below a directory with its bytes as text, but for the store's own room. */
    static Map<String, String> tree(Path directory) {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path path : walk.filter(Files::isRegularFile).toList()) {
                String key = directory.relativize(path).toString();
                if (!key.startsWith(".parution")) {
                    tree.put(key, new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
                }
            }
            return tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path empty(String name) {
        Path directory = ROOT.resolve(name);
        try {
            delete(directory);
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
