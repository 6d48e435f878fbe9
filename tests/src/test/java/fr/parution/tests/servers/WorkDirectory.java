// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary directory of a server, gone with it. */
record WorkDirectory(Path path) implements AutoCloseable {

    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(100);

    static WorkDirectory create(String server) {
        try {
            return new WorkDirectory(Files.createTempDirectory("parution-" + server + "-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** Tries for two seconds: the last processes of a server may still be writing when the first has ended. */
    @Override
    public void close() {
        for (int left = ATTEMPTS; !isDeleted(left == 1); left--) {
            pause();
        }
    }

    private boolean isDeleted(boolean lastAttempt) {
        if (!Files.exists(path)) {
            return true;
        }
        try (Stream<Path> walk = Files.walk(path)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            if (lastAttempt) {
                throw new IllegalStateException(path + " could not be deleted", e);
            }
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
