// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.pipeline.Workspace;
import fr.parution.publish.PublicStore;
import fr.parution.publish.Publisher;
import fr.parution.publish.Rollback;
import fr.parution.store.Json;
import fr.parution.store.Store;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Returns to what an older release said, by a new release, and projects it. */
@Command(name = "rollback", mixinStandardHelpOptions = true, resourceBundle = "fr.parution.cli.messages")
final class RollbackCommand implements Callable<Integer> {

    @Option(names = "--store", required = true, paramLabel = "URI", descriptionKey = "option.store")
    private String address = "";

    @Option(names = "--to", required = true, paramLabel = "SEQ", descriptionKey = "option.toRelease")
    private int sequence;

    @Mixin
    private DatasetOption dataset = new DatasetOption();

    @Option(names = "--reason", paramLabel = "TEXT", descriptionKey = "option.reason")
    private String reason = "";

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.standard(json);
        try (Store store = Stores.openPublished(address);
                Workspace work = Workspace.create()) {
            PublicStore published = new PublicStore(store, Signing.notary(null));
            dataset.requireAmong(
                    published.current().orElseThrow().manifest().datasets().keySet());
            Publisher.Outcome outcome = new Rollback(
                            published,
                            Publication.clock(System.getenv("SOURCE_DATE_EPOCH")),
                            Publication.revisions(published, work))
                    .to(sequence, dataset::holds, reason);
            Publication.project(store, console);
            console.say(outcome.changed() ? "rollback.done" : "publish.unchanged", outcome.sequence(), sequence);
            if (json) {
                PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
                Map<String, Object> document = Map.of("changed", outcome.changed(), "seq", outcome.sequence());
                out.print(new String(Json.write(document), StandardCharsets.UTF_8));
                out.flush();
            }
        }
        return 0;
    }
}
