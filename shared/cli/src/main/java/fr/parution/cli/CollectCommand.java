// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.Collector;
import fr.parution.publish.PublicStore;
import fr.parution.store.Json;
import fr.parution.store.Purge;
import fr.parution.store.Store;
import fr.parution.store.StoredObject;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists, and where it is asked to deletes, files of editions that no release names. */
@Command(name = "collect", mixinStandardHelpOptions = true, resourceBundle = "fr.parution.cli.messages")
final class CollectCommand implements Callable<Integer> {

    @Option(names = "--store", required = true, paramLabel = "URI", descriptionKey = "option.store")
    private String address = "";

    @Option(names = "--grace", paramLabel = "DAYS", defaultValue = "7", descriptionKey = "option.grace")
    private int graceDays;

    @Option(names = "--delete", descriptionKey = "option.delete")
    private boolean delete;

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Duration grace = Duration.ofDays(graceDays);
        if (grace.compareTo(Collector.LEAST_GRACE) < 0) {
            throw new ParutionException(Problem.of(
                    ProblemCode.USAGE_BAD_VALUE, "--grace", graceDays, "≥ " + Collector.LEAST_GRACE.toDays()));
        }
        Console console = Console.standard(json);
        try (Store store = Stores.openReadOnly(address)) {
            Collector collector =
                    new Collector(new PublicStore(store), Publication.clock(System.getenv("SOURCE_DATE_EPOCH")), grace);
            List<StoredObject> found = collector.find();
            long deleted = 0;
            if (delete) {
                try (Purge purge = Stores.openPurge(address)) {
                    deleted = collector.delete(found, purge);
                }
            }
            tell(found, deleted, console);
        }
        return 0;
    }

    private void tell(List<StoredObject> found, long deleted, Console console) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<String> keys = found.stream().map(StoredObject::key).toList();
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("leftovers", keys);
            document.put("versionsDeleted", deleted);
            out.print(new String(Json.write(document), StandardCharsets.UTF_8));
        } else {
            keys.forEach(out::println);
        }
        out.flush();
        long bytes = found.stream().mapToLong(StoredObject::bytes).sum();
        if (delete) {
            console.say("collect.deleted", found.size(), bytes, deleted);
        } else {
            console.say("collect.found", found.size(), bytes);
        }
    }
}
