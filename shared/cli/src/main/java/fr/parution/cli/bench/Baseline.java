// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import fr.parution.store.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The same work by others: a Python program with DuckDB and Polars, one process a step. */
public final class Baseline {

    private static final String PROGRAM = "baseline.py";
    private static final List<String> MODULES =
            List.of(PROGRAM, "metered.py", "users.py", "aggregated.py", "flat_sets.py");

    private final Path python;
    private final Path program;

    private Baseline(Path python, Path program) {
        this.python = python;
        this.program = program;
    }

    /**
     * With a Python that has DuckDB and Polars.
     *
     * @param work where the program is put
     */
    public static Baseline with(Path python, Path work) {
        for (String module : MODULES) {
            try (InputStream in = Objects.requireNonNull(Baseline.class.getResourceAsStream(module))) {
                Files.copy(in, work.resolve(module));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Baseline(python, work.resolve(PROGRAM));
    }

    /** What a step answered. */
    public record Answer(JsonNode document) {

        /** What a phase of it took: its own process measured itself, from after the imports. */
        public BenchLine line(String phase, String id, String label) {
            for (JsonNode node : document.path("phases")) {
                if (node.path("phase").asText().equals(phase)) {
                    Cost cost = new Cost(
                            node.path("wallNanos").asLong(),
                            node.path("cpuNanos").asLong(),
                            node.path("peakBytes").asLong(-1));
                    return new BenchLine(
                            id,
                            label,
                            cost,
                            node.path("rows").asLong(),
                            node.path("bytes").asLong());
                }
            }
            throw new IllegalArgumentException("no phase " + phase);
        }

        /** A number of it. */
        public long number(String field) {
            return document.path(field).asLong();
        }

        /** A list of texts of it. */
        public List<String> texts(String field) {
            List<String> texts = new ArrayList<>();
            document.path(field).forEach(node -> texts.add(node.asText()));
            return texts;
        }

        /** A text of it. */
        public String text(String pointer) {
            return document.at(pointer).asText();
        }
    }

    /** Thrown where the program ends with an error; it has then said why on the error stream. */
    public static final class FailedException extends Exception {
        private static final long serialVersionUID = 1L;

        /** Where there is nothing to run a step with. */
        public FailedException(String step) {
            super(step);
        }
    }

    /** Runs one step. */
    public Answer run(String step, Object... arguments) throws FailedException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python.toString(), program.toString(), step));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PYTHONUTF8", "1");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            byte[] answer = process.getInputStream().readAllBytes();
            int status = process.waitFor();
            if (status != 0) {
                throw new FailedException(step + ": " + status);
            }
            return new Answer(Json.read(new ByteArrayInputStream(answer)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
