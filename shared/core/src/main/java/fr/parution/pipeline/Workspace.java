// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A private directory that lives as long as a step. Only its owner may read it, and closing deletes it. */
public final class Workspace implements AutoCloseable {

    private final Path root;

    private Workspace(Path root) {
        this.root = root;
    }

    /** A new, empty workspace below the directory for temporary files. */
    public static Workspace create() {
        try {
            return new Workspace(Files.createTempDirectory("parution-"));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** A new directory inside. */
    public Path directory(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** What to tell of a workspace that cannot be written. */
    static ParutionException failed(IOException e) {
        return new ParutionException(
                Problem.of(ProblemCode.STORE_FULL, "tmp", e.getClass().getSimpleName(), "TMPDIR"), e);
    }
}
