// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Readers that are not ours, in Python: those of {@code tests/setup/readers.txt}. */
public final class PythonReaders {

    private PythonReaders() {}

    /**
     * Runs a script with these readers; answers what it printed, as UTF-8.
     *
     * @throws IllegalStateException when it fails, with what it said on the error stream
     */
    public static String run(Path script, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(SetUp.program("PARUTION_READERS_PYTHON").toString());
        command.add(script.toAbsolutePath().toString());
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** The same, for a few lines of Python. */
    public static String runLines(String lines, String... arguments) {
        try (WorkDirectory directory = WorkDirectory.create("readers")) {
            return run(Files.writeString(directory.file("lines.py"), lines, StandardCharsets.UTF_8), arguments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String run(List<String> command) {
        try (WorkDirectory directory = WorkDirectory.create("readers")) {
            Path output = directory.file("output");
            Path errors = directory.file("errors");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.path().toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().clear();
            builder.environment()
                    .putAll(Environment.plain()
                            .with("PYTHONUTF8", "1")
                            .with("PYTHONDONTWRITEBYTECODE", "1")
                            .variables());
            int status = builder.start().waitFor();
            if (status != 0) {
                throw new IllegalStateException(command.get(1) + " ended with " + status + ":\n"
                        + Files.readString(errors, StandardCharsets.UTF_8));
            }
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a reader ran", e);
        }
    }
}
