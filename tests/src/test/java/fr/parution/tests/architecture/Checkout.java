// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of the checkout that the tests belong to, without what builds, tools and tests leave in it. */
public final class Checkout {

    /** As in {@code .gitignore}. */
    private static final Set<String> LEFT_BEHIND = Set.of("target", ".parution", ".git", ".idea", "__pycache__");

    private Checkout() {}

    /** The directory of the checkout. */
    public static Path root() {
        Path here = Path.of("").toAbsolutePath();
        for (Path directory = here; directory != null; directory = directory.getParent()) {
            if (Files.isRegularFile(directory.resolve("parution")) && Files.isDirectory(directory.resolve("shared"))) {
                return directory;
            }
        }
        throw new IllegalStateException("no checkout of Parution around " + here);
    }

    /** Every file, relative to the root, in the order of their names. */
    public static List<Path> files() {
        Path root = root();
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return LEFT_BEHIND.contains(String.valueOf(directory.getFileName()))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = file.getFileName().toString();
                    // A worktree has a file of that name where a clone has a directory.
                    if (!name.equals(".git") && !name.equals(".jqwik-database") && !name.endsWith(".iml")) {
                        files.add(root.relativize(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Collections.sort(files);
        return files;
    }

    /** The text of a file. */
    public static String text(Path relative) {
        try {
            return Files.readString(root().resolve(relative), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(relative.toString(), e);
        }
    }

    /** The modules that the parent and its children list, in the order of the build. */
    public static List<Path> modules() {
        return modulesBelow(root()).toList();
    }

    private static Stream<Path> modulesBelow(Path parent) {
        return text(root().relativize(parent).resolve("pom.xml"))
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("<module>"))
                .map(line -> parent.resolve(line.substring("<module>".length(), line.indexOf("</module>"))))
                .flatMap(module -> Stream.concat(Stream.of(module), modulesBelow(module)));
    }
}
