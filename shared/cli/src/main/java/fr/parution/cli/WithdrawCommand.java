// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.Projector;
import fr.parution.publish.PublicStore;
import fr.parution.publish.Withdrawal;
import fr.parution.publish.WithdrawalPurge;
import fr.parution.revision.Revisions;
import fr.parution.store.Json;
import fr.parution.store.Purge;
import fr.parution.store.Store;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Withdraws an edition and deletes every version of its files and of what was made from them. */
@Command(name = "withdraw", mixinStandardHelpOptions = true, resourceBundle = "fr.parution.cli.messages")
final class WithdrawCommand implements Callable<Integer> {

    @Option(names = "--store", required = true, paramLabel = "URI", descriptionKey = "option.store")
    private String address = "";

    @Option(names = "--dataset", required = true, paramLabel = "ID", descriptionKey = "option.withdrawnDataset")
    private String dataset = "";

    @Option(names = "--release", required = true, paramLabel = "SEQ", descriptionKey = "option.withdrawnRelease")
    private String release = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", descriptionKey = "option.withdrawnReason")
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
        try (Store store = Stores.openPublished(address);
                Purge purge = Stores.openPurge(address)) {
            PublicStore published = new PublicStore(store, Signing.notary(null));
            Withdrawal.Outcome outcome = new Withdrawal(
                            published,
                            Publication.clock(System.getenv("SOURCE_DATE_EPOCH")),
                            Revisions.withoutRows(published))
                    .of(dataset, release, reason);
            // Files first: whoever has their addresses reads them until they are gone.
            WithdrawalPurge remains = new WithdrawalPurge(published, purge);
            long deleted = remains.removeFiles();
            Set<String> projected = Publication.project(store, console)
                    .map(Projector.Outcome::keys)
                    .orElseThrow();
            deleted += remains.removeProjections(projected);
            tell(outcome, deleted, console);
        }
        return 0;
    }

    private void tell(Withdrawal.Outcome outcome, long deleted, Console console) {
        console.say(
                outcome.changed() ? "withdraw.done" : "withdraw.again",
                outcome.sequence(),
                outcome.withdrawn().tag());
        console.say("withdraw.deleted", deleted);
        if (outcome.standing().isEmpty()) {
            console.say("withdraw.none", dataset);
        } else {
            console.say("withdraw.standing", dataset, outcome.standing());
        }
        console.say("withdraw.caches");
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("changed", outcome.changed());
            document.put("seq", outcome.sequence());
            document.put("dataset", dataset);
            document.put("tag", outcome.withdrawn().tag());
            document.put("standing", outcome.standing());
            document.put("versionsDeleted", deleted);
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            out.print(new String(Json.write(document), StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
