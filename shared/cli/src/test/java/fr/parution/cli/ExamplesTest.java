// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Example;
import fr.parution.dataset.Project;
import fr.parution.dataset.ProjectReader;
import fr.parution.pipeline.ExampleRunner;
import fr.parution.pipeline.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every data set that comes with the product has worked examples, and each gives what it must. */
class ExamplesTest {

    private static final Path SHARED = Path.of("..");

    @TestFactory
    Stream<DynamicTest> everyDataSetHasExamplesAndEachGivesWhatItMust() {
        return projects().stream().flatMap(ExamplesTest::tests);
    }

    private static Stream<DynamicTest> tests(Path directory) {
        Project project = ProjectReader.read(directory);
        Map<String, List<Example>> examples = read(project, directory);
        return project.datasets().stream().flatMap(dataset -> {
            List<Example> own = examples.get(dataset.id());
            return Stream.concat(
                    Stream.of(DynamicTest.dynamicTest(
                            dataset.id() + " has examples",
                            () -> assertThat(own).isNotEmpty())),
                    own.stream()
                            .map(example -> DynamicTest.dynamicTest(
                                    dataset.id() + ": " + example.name().en(), () -> run(project, dataset, example))));
        });
    }

    private static Map<String, List<Example>> read(Project project, Path directory) {
        try (Workspace work = Workspace.create()) {
            return runner(project, work).read(directory, project.datasets());
        }
    }

    private static void run(Project project, DatasetDeclaration dataset, Example example) {
        try (Workspace work = Workspace.create()) {
            assertThat(runner(project, work).run(dataset, example)).isEmpty();
        }
    }

    private static ExampleRunner runner(Project project, Workspace work) {
        return new Publication(project, Console.standard(true)).examples(work);
    }

    /** The product's own project, one with all options of protection, and those that show others how it is done. */
    private static List<Path> projects() {
        List<Path> projects =
                new ArrayList<>(List.of(SHARED.resolve("datasets"), Path.of("src/test/resources/options")));
        Path others = SHARED.resolve("../examples");
        if (Files.isDirectory(others)) {
            try (Stream<Path> files = Files.find(others, 3, (file, a) -> file.endsWith("catalogue.yaml"))) {
                files.map(Path::getParent).sorted().forEach(projects::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return projects;
    }
}
