// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A copy of the real declarations, to be spoilt. */
final class ProjectFolder {

    static final Path REAL = Path.of("..", "datasets");
    static final Path EXAMPLE = Path.of("..", "..", "examples", "bibliotheques");
    static final String USERS = "moncompteformation-les-usagers.yaml";
    static final String USERS_ID = "moncompteformation-les-usagers";

    private final Path directory;

    private ProjectFolder(Path directory) {
        this.directory = directory;
    }

    /** What all data sets share, and the users' data set alone. */
    static ProjectFolder copyTo(Path directory) {
        return copyTo(directory, USERS);
    }

    /** What all data sets share, and one of them. */
    static ProjectFolder copyTo(Path directory, String dataset) {
        ProjectFolder folder = copy(directory, file -> {
            String name = file.getFileName().toString();
            return !name.endsWith(".yaml") || name.equals(dataset) || ProjectReader.SHARED.contains(name);
        });
        String catalogue = folder.text("catalogue.yaml");
        // What data sets share needs all of them.
        return folder.write("catalogue.yaml", catalogue.substring(0, catalogue.indexOf("\nsharedTotals:") + 1));
    }

    /** All that there is. */
    static ProjectFolder copyAllTo(Path directory) {
        return copy(directory, file -> true);
    }

    private static ProjectFolder copy(Path directory, Predicate<Path> wanted) {
        try (Stream<Path> files = Files.walk(REAL)) {
            for (Path file : files.filter(wanted).toList()) {
                Path copy = directory.resolve(REAL.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ProjectFolder(directory);
    }

    /** Replaces a text that must be there. */
    ProjectFolder replace(String file, String old, String by) {
        String text = text(file);
        assertThat(text).contains(old);
        return write(file, text.replace(old, by));
    }

    String text(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProjectFolder write(String file, String text) {
        try {
            Files.writeString(directory.resolve(file), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProjectFolder delete(String file) {
        try {
            Files.delete(directory.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Project read() {
        return ProjectReader.read(directory);
    }

    /** What the reader refuses. */
    List<Problem> problems() {
        ParutionException refused = catchThrowableOfType(ParutionException.class, this::read);
        assertThat(refused).as("the project is refused").isNotNull();
        assertThat(refused.exitCode()).isEqualTo(2);
        return refused.problems();
    }

    /** The line, from 1, of a file that holds a text. */
    int line(String file, String text) {
        List<String> lines = text(file).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException(text);
    }
}
