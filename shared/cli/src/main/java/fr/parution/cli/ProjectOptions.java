// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.dataset.ProjectReader;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which declarations a command works on. */
final class ProjectOptions {

    @Option(names = "--project", paramLabel = "DIR", descriptionKey = "option.project")
    @Nullable
    Path directory;

    @Option(names = "--datasets", paramLabel = "ID", split = ",", descriptionKey = "option.datasets")
    @Nullable
    List<String> datasets;

    Path directory() {
        return directory == null ? Path.of(System.getProperty("parution.project", "shared/datasets")) : directory;
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
