// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.ExamplesReader;
import fr.parution.dataset.Project;
import fr.parution.dataset.ProjectReader;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which declarations a command works on. */
final class ProjectOptions {

    private static final String YAML = ".yaml";

    @Option(names = "--project", paramLabel = "DIR", descriptionKey = "option.project")
    @Nullable
    Path directory;

    @Option(names = "--datasets", paramLabel = "ID", split = ",", descriptionKey = "option.datasets")
    @Nullable
    List<String> datasets;

    Path directory() {
        return directory == null ? Path.of(System.getProperty("parution.project", "shared/datasets")) : directory;
    }

    /**
     * Narrows the command to files of one project: to the data sets that they declare or exemplify; to all where they are
     * files that all data sets share. Without {@code --project} the project is the directory that the files are in.
     */
    void narrowTo(List<Path> files) {
        Set<String> ids = new LinkedHashSet<>(datasets == null ? List.of() : datasets);
        for (Path file : files) {
            String name = file.getFileName() == null ? "" : file.getFileName().toString();
            if (!name.endsWith(YAML) || !Files.isRegularFile(file)) {
                throw new ParutionException(Problem.of(ProblemCode.USAGE_BAD_VALUE, "FILE", file, "<id>.yaml"));
            }
            Path parent = file.toAbsolutePath().normalize().getParent();
            directory = directory == null ? parent : directory;
            if (!directory().toAbsolutePath().normalize().equals(parent)) {
                throw new ParutionException(Problem.of(
                        ProblemCode.USAGE_CONTRADICTION,
                        "FILE",
                        directory() + ", " + file,
                        directory().resolve("<id>.yaml")));
            }
            String ending = name.endsWith(ExamplesReader.ENDING) ? ExamplesReader.ENDING : YAML;
            String id = name.substring(0, name.length() - ending.length());
            if (!ProjectReader.SHARED.contains(name)) {
                ids.add(id);
            }
        }
        datasets = ids.isEmpty() ? null : List.copyOf(ids);
    }

    Project read() {
        return ProjectReader.read(directory());
    }

    /** The data sets asked for, or all. */
    List<DatasetDeclaration> select(Project project) {
        List<String> known =
                project.datasets().stream().map(DatasetDeclaration::id).toList();
        if (datasets == null) {
            return project.datasets();
        }
        for (String id : datasets) {
            if (!known.contains(id)) {
                throw new ParutionException(
                        Problem.of(ProblemCode.USAGE_UNKNOWN_DATASET, "--datasets", id, String.join(", ", known)));
            }
        }
        return project.datasets().stream()
                .filter(d -> datasets.contains(d.id()))
                .toList();
    }
}
