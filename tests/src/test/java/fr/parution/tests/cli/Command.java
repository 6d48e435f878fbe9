// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The command {@code parution} in a fresh Java, as a person starts it from the checkout.
 *
 * @param prefix a command that starts Java, such as a shell with limits; empty for none
 * @param options of Java, the language of the reader among them
 * @param variables of the environment, beside the search path; nothing else is inherited
 */
public record Command(List<String> prefix, List<String> options, Map<String, String> variables) {

    /** French and English readers. */
    public static final Command FRENCH = new Command(List.of(), List.of(), Map.of()).in("fr", "FR");

    public static final Command ENGLISH = new Command(List.of(), List.of(), Map.of()).in("en", "GB");

    /** A key of the length that is asked for, for sources that hold invented persons. */
    public static final Map<String, String> KEY =
            Map.of("PARUTION_PERSON_KEY", "a key of thirty-two bytes or more, for tests");

    private static final String MAIN = "fr.parution.cli.Parution";
    private static final long PATIENCE_SECONDS = 180;

    /** Most of these runs are short, so that compiling less and collecting simply makes them quicker. */
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g");

    public Command {
        prefix = List.copyOf(prefix);
        options = List.copyOf(options);
        variables = Map.copyOf(variables);
    }

    /** What a run left behind. */
    public record Outcome(int exit, String out, String err) {}

    /** For a reader of this language. */
    Command in(String language, String country) {
        return withJava("-Duser.language=" + language, "-Duser.country=" + country);
    }

    /** With further options of Java; the last of two equal ones counts. */
    public Command withJava(String... more) {
        return new Command(
                prefix, Stream.concat(options.stream(), Stream.of(more)).toList(), variables);
    }

    /** With further variables of the environment. */
    public Command with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(variables);
        all.putAll(more);
        return new Command(prefix, options, all);
    }

    /** Started by another command. */
    Command startedBy(String... command) {
        return new Command(List.of(command), options, variables);
    }

    /** Runs it to its end. */
    public Outcome run(String... arguments) {
        try {
            Path directory = Files.createTempDirectory("parution-command-");
            Path out = directory.resolve("out");
            Path err = directory.resolve("err");
            try {
                int exit = exit(start(out, err, arguments), arguments);
                return new Outcome(
                        exit,
                        new String(Files.readAllBytes(out), StandardCharsets.UTF_8),
                        new String(Files.readAllBytes(err), StandardCharsets.UTF_8));
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
                Files.deleteIfExists(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it; its words go to two files. The caller ends it. */
    Process start(Path out, Path err, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(QUICK);
        command.addAll(options);
        if (Runtime.version().feature() >= 21) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(checkout().toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(variables);
        return builder.start();
    }

    private static int exit(Process process, String... arguments) throws IOException {
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new IOException(arguments[0] + " did not end in " + PATIENCE_SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + arguments[0] + " ran", e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** The directory of the whole project. */
    public static Path checkout() {
        Path here = Path.of("").toAbsolutePath();
        for (Path directory = here; directory != null; directory = directory.getParent()) {
            if (Files.isDirectory(directory.resolve("shared/datasets"))) {
                return directory;
            }
        }
        throw new IllegalStateException("No checkout of Parution around " + here);
    }
}
