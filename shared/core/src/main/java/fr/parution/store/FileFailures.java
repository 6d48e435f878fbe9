// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the failures of a file system mean for a store. */
final class FileFailures {

    /** What systems say, in the language of the C locale, when there is no room: space, quota, limit of a process. */
    private static final List<String> FULL = List.of("no space left", "quota exceeded", "file too large");

    private static final String READ_ONLY = "read-only file system";

    private final Path root;

    FileFailures(Path root) {
        this.root = root;
    }

    /** The problem behind a failure at a key, while {@code bytes} were to be written. */
    ParutionException at(String key, long bytes, IOException failure) {
        if (failure instanceof AccessDeniedException || says(failure, READ_ONLY)) {
            return problem(ProblemCode.STORE_REFUSED, key, "access denied", "a directory that can be written", failure);
        }
        if (FULL.stream().anyMatch(text -> says(failure, text)) || usableSpace() < bytes) {
            return problem(ProblemCode.STORE_FULL, key, bytes + " bytes", "more space", failure);
        }
        return problem(ProblemCode.STORE_FAILED, key, describe(failure), "a sound file system", failure);
    }

    ParutionException absent(String key) {
        return new ParutionException(Problem.of(ProblemCode.STORE_NOT_FOUND, key, "no such object", "an object"));
    }

    ParutionException link(String key) {
        return new ParutionException(
                Problem.of(ProblemCode.STORE_REFUSED, key, "symbolic link", "files and directories only"));
    }

    ParutionException folder(String key) {
        return new ParutionException(
                Problem.of(ProblemCode.STORE_FAILED, key, "a directory has this name", "a key that is no folder"));
    }

    ParutionException readOnly(String key) {
        return new ParutionException(
                Problem.of(ProblemCode.STORE_REFUSED, key, "opened for reading only", "a store opened for writing"));
    }

    static ParutionException noDirectory(Path path) {
        return new ParutionException(
                Problem.of(ProblemCode.STORE_NOT_FOUND, path.toString(), "no such directory", "a directory"));
    }

    private static ParutionException problem(
            ProblemCode code, String key, String found, String expected, IOException failure) {
        return new ParutionException(Problem.of(code, key, found, expected), failure);
    }

    private static String describe(IOException failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    private static boolean says(IOException failure, String text) {
        String message = failure.getMessage();
        return message != null && message.toLowerCase(Locale.ROOT).contains(text);
    }

    private long usableSpace() {
        try {
            FileStore disk = Files.getFileStore(root);
            return disk.getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }
}
