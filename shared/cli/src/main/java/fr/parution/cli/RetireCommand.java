// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.PublicStore;
import fr.parution.publish.Publisher;
import fr.parution.publish.Retirement;
import fr.parution.revision.Revisions;
import fr.parution.store.Json;
import fr.parution.store.Store;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Ends the publication of a data set, and projects what is left. */
@Command(name = "retire", mixinStandardHelpOptions = true, resourceBundle = "fr.parution.cli.messages")
final class RetireCommand implements Callable<Integer> {

    @Option(names = "--store", required = true, paramLabel = "URI", descriptionKey = "option.store")
    private String address = "";

    @Option(names = "--dataset", required = true, paramLabel = "ID", descriptionKey = "option.retiredDataset")
    private String dataset = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", descriptionKey = "option.retiredReason")
    private String reason = "";

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (reason.isBlank()) {
            throw new ParutionException(Problem.of(ProblemCode.USAGE_BAD_VALUE, "--reason", reason, "--reason TEXT"));
        }
        Console console = Console.standard(json);
        try (Store store = Stores.openPublished(address)) {
            PublicStore published = new PublicStore(store, Signing.notary(null));
            Publisher.Outcome outcome = new Retirement(
                            published,
                            Publication.clock(System.getenv("SOURCE_DATE_EPOCH")),
                            Revisions.withoutRows(published))
                    .of(dataset, reason);
            Publication.project(store, console);
            console.say(outcome.changed() ? "retire.done" : "retire.again", outcome.sequence(), dataset);
            if (json) {
                PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
                Map<String, Object> document =
                        Map.of("changed", outcome.changed(), "seq", outcome.sequence(), "dataset", dataset);
                out.print(new String(Json.write(document), StandardCharsets.UTF_8));
                out.flush();
            }
        }
        return 0;
    }
}
