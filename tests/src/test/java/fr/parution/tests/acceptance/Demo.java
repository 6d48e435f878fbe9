// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.acceptance;

import fr.parution.tests.cli.Command;
import fr.parution.tests.servers.PythonReaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/**
 * The demonstration, published once by the command for all tests of this process, which read it and never write.
 *
 * @param store the public store
 * @param words what the command said meanwhile
 */
record Demo(Path store, String words) {

    static final int ROWS = 20_000;

    private static final FutureTask<Demo> SHARED = new FutureTask<>(Demo::publish);

    static Demo shared() {
        SHARED.run();
        try {
            return SHARED.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the demonstration was published", e);
        }
    }

    /** What a script of {@code src/test/python} prints about this store, line by line. */
    List<String> ask(String script, String... more) {
        Path python = Command.checkout().resolve("tests/src/test/python").resolve(script);
        String[] arguments =
                Stream.concat(Stream.of(store.toString()), Stream.of(more)).toArray(String[]::new);
        return PythonReaders.run(python, arguments).lines().toList();
    }

    /** A directory of the build, empty. */
    static Path empty(String name) {
        Path directory = Command.checkout().resolve("tests/target/acceptance").resolve(name);
        try {
            if (Files.exists(directory)) {
                try (Stream<Path> walk = Files.walk(directory)) {
                    for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Demo publish() {
        String process = System.getProperty("parution.tests.process", "1");
        if (!process.matches("[1-9][0-9]*")) {
            throw new IllegalStateException("parution.tests.process is '" + process
                    + "', expected the number of the process: two that share a directory delete each other's files");
        }
        Path store = empty("demo-" + process);
        Command.Outcome outcome =
                Command.ENGLISH.run("demo", "--no-serve", "--rows", Integer.toString(ROWS), "--dir", store.toString());
        if (outcome.exit() != 0) {
            throw new IllegalStateException("demo ended with " + outcome.exit() + ":\n" + outcome.err());
        }
        return new Demo(store, outcome.err());
    }
}
