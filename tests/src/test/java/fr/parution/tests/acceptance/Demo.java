// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.acceptance;

import fr.parution.tests.cli.Command;
import fr.parution.tests.servers.PythonReaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/**
 * The demonstration, published once by the command for all tests of a build, which read it and never write.
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

    /** Published by the first process of a build that asks for it; the others wait for it, and read the same. */
    private static Demo publish() {
        String run = System.getProperty("parution.tests.run", "");
        if (!run.matches("[0-9TZ:-]+")) {
            throw new IllegalStateException(
                    "parution.tests.run is '" + run
                            + "', expected the time of the build: two processes of one build share the demonstration, others do not");
        }
        Path folder = Command.checkout().resolve("tests/target/acceptance");
        Path words = folder.resolve("demo.words");
        Path published = folder.resolve("demo.run");
        try {
            Files.createDirectories(folder);
            try (FileChannel file = FileChannel.open(
                            folder.resolve("demo.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = file.lock()) {
                if (!held.isValid()) {
                    throw new IllegalStateException("the lock of the demonstration was lost");
                }
                if (!Files.exists(published) || !Files.readString(published).equals(run)) {
                    Files.deleteIfExists(published);
                    Files.writeString(words, publish(empty("demo")));
                    Files.writeString(published, run);
                }
                return new Demo(folder.resolve("demo"), Files.readString(words));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String publish(Path store) {
        Command.Outcome outcome =
                Command.ENGLISH.run("demo", "--no-serve", "--rows", Integer.toString(ROWS), "--dir", store.toString());
        if (outcome.exit() != 0) {
            throw new IllegalStateException("demo ended with " + outcome.exit() + ":\n" + outcome.err());
        }
        return outcome.err();
    }
}
