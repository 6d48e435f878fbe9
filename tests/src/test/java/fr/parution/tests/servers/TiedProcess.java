// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A process that ends when this one does, however it ends: a shell between the two holds the reading end of a pipe, which
 * the kernel closes for us, and then passes the signal on.
 */
final class TiedProcess implements AutoCloseable {

    /** Ends with the status of the program, or after having sent it the signal when the pipe on its input is closed. */
    private static final String SHELL = """
            signal=$1; shift; exec 3<&0
            "$@" </dev/null 3<&- & child=$!
            { read -r end <&3; kill -s "$signal" "$child"; } 2>/dev/null & watch=$!
            exec 3<&-
            wait "$child"; status=$?
            kill "$watch" 2>/dev/null
            exit "$status"
            """;

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration STARTING = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int WORDS_CHARACTERS = 4_000;

    private final String name;
    private final Process process;
    private final Path log;

    private TiedProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it; what it prints goes to a file.
     *
     * @param prefix a command that runs the shell and the program, for another user say; empty for none
     * @param signal the one that ends the program well: {@code TERM}, {@code INT}
     * @param environment of the whole process, nothing is inherited
     */
    static TiedProcess start(
            String name, List<String> prefix, String signal, List<String> command, Environment environment, Path log) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(List.of("/bin/sh", "-c", SHELL, name, signal));
        all.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.directory(log.toAbsolutePath().resolveSibling("").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment.variables());
        try {
            return new TiedProcess(name, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns once the condition holds; throws with its last words when the process ends before, or after two minutes. */
    void awaitReady(BooleanSupplier ready) {
        long end = System.nanoTime() + STARTING.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                String words = words();
                close();
                throw new IllegalStateException(name + " did not start:\n" + words);
            }
            pause();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The end of what it printed. */
    String words() {
        try {
            String all = Files.readString(log, StandardCharsets.ISO_8859_1);
            return all.substring(Math.max(0, all.length() - WORDS_CHARACTERS));
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a server was starting", e);
        }
    }
}
