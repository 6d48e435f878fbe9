// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Example;
import fr.parution.dataset.Project;
import fr.parution.pipeline.ExampleRunner;
import fr.parution.pipeline.Workspace;
import fr.parution.problem.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks the declarations of a project, reports every fault at its line, and runs the worked examples. */
@Command(name = "check", mixinStandardHelpOptions = true, resourceBundle = "fr.parution.cli.messages")
final class CheckCommand implements Callable<Integer> {

    private final Console console = Console.standard(false);

    @Mixin
    private final ProjectOptions options = new ProjectOptions();

    @Parameters(paramLabel = "FILE", arity = "0..*", descriptionKey = "option.files")
    private List<Path> files = List.of();

    @Option(names = "--no-examples", descriptionKey = "option.noExamples")
    private boolean noExamples;

    @Override
    public Integer call() {
        options.narrowTo(files);
        Project project = options.read();
        List<DatasetDeclaration> datasets = options.select(project);
        Map<String, List<Example>> examples = noExamples ? Map.of() : run(project, datasets);
        console.say("check.done", options.directory(), ids(datasets));
        if (!noExamples) {
            tell(examples);
        }
        return 0;
    }

    /** Runs all examples of some data sets; all that differs is told together. */
    private Map<String, List<Example>> run(Project project, List<DatasetDeclaration> datasets) {
        Problems problems = new Problems();
        try (Workspace work = Workspace.create()) {
            ExampleRunner runner = new Publication(project, console).examples(work);
            Map<String, List<Example>> examples = runner.read(options.directory(), datasets);
            for (DatasetDeclaration dataset : datasets) {
                for (Example example : examples.getOrDefault(dataset.id(), List.of())) {
                    runner.run(dataset, example).forEach(problems::add);
                }
            }
            problems.throwIfAny();
            return examples;
        }
    }

    private void tell(Map<String, List<Example>> examples) {
        long count = examples.values().stream().mapToLong(List::size).sum();
        long with = examples.values().stream().filter(list -> !list.isEmpty()).count();
        if (count > 0) {
            console.say("check.examples", count, with);
        }
        examples.forEach((dataset, list) -> {
            if (list.isEmpty()) {
                console.say("check.withoutExamples", dataset);
            }
        });
    }

    private static String ids(List<DatasetDeclaration> datasets) {
        return datasets.stream().map(DatasetDeclaration::id).collect(Collectors.joining(", "));
    }
}
