// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What {@code tests/setup/setup.sh} installed into the {@code .parution} directory of this checkout. */
public final class SetUp {

    private static final Path SCRIPTS = Path.of("tests", "setup");

    private SetUp() {}

    /**
     * A program of the set-up, by its name in {@code .parution/env}, such as {@code PARUTION_RIE}.
     *
     * @throws IllegalStateException when it is missing, with the command that installs it
     */
    public static Path program(String name) {
        Path environment = checkout().resolve(".parution").resolve("env");
        if (!Files.isRegularFile(environment)) {
            throw missing(name);
        }
        try (Stream<String> lines = Files.lines(environment, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith(name + "="))
                    .map(line -> Path.of(line.substring(name.length() + 2, line.length() - 1)))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> missing(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A script beside {@code setup.sh}. */
    static Path script(String file) {
        return checkout().resolve(SCRIPTS).resolve(file);
    }

    private static Path checkout() {
        Path here = Path.of("").toAbsolutePath();
        for (Path directory = here; directory != null; directory = directory.getParent()) {
            if (Files.isRegularFile(directory.resolve(SCRIPTS).resolve("setup.sh"))) {
                return directory;
            }
        }
        throw new IllegalStateException("No checkout of Parution around " + here);
    }

    private static IllegalStateException missing(String name) {
        return new IllegalStateException("Il manque " + name + " : lancez ./parution test, qui l'installe. / " + name
                + " is missing: run ./parution test, which installs it.");
    }
}
