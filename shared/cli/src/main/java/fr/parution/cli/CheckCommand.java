// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks the declarations of a project and reports every fault at its line. */
@Command(name = "check", mixinStandardHelpOptions = true, resourceBundle = "fr.parution.cli.messages")
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private final ProjectOptions options = new ProjectOptions();

    @Override
    public Integer call() {
        Project project = options.read();
        Console.standard(false)
                .say(
                        "check.done",
                        options.directory(),
                        options.select(project).stream()
                                .map(DatasetDeclaration::id)
                                .collect(Collectors.joining(", ")));
        return 0;
    }
}
