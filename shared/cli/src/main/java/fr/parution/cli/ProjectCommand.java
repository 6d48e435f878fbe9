// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.Pointer;
import fr.parution.publish.Projector;
import fr.parution.store.Store;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Rebuilds every projection of the current release, and where it is asked to announces what is late. */
@Command(name = "project", mixinStandardHelpOptions = true, resourceBundle = "fr.parution.cli.messages")
final class ProjectCommand implements Callable<Integer> {

    @Option(names = "--store", required = true, paramLabel = "URI", descriptionKey = "option.store")
    private String address = "";

    @Option(names = "--late-at", paramLabel = "DATE", descriptionKey = "option.lateAt")
    private @Nullable LocalDate lateAt;

    @Override
    public Integer call() {
        Console console = Console.standard(false);
        try (Store store = Stores.openPublished(address)) {
            Projector.Outcome outcome = (lateAt == null
                            ? Publication.project(store, console)
                            : Publication.project(store, console, lateAt))
                    .orElseThrow(() -> new ParutionException(
                            Problem.of(ProblemCode.STORE_NOT_FOUND, address, Pointer.KEY, "parution publish")));
            console.say("project.done", outcome.sequence(), outcome.written(), outcome.unchanged());
        }
        return 0;
    }
}
