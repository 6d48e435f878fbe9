// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.audit.AuditFigures;
import fr.parution.audit.PublicAuditor;
import fr.parution.engine.duckdb.DuckDbLimits;
import fr.parution.engine.duckdb.DuckDbPublishedTable;
import fr.parution.pipeline.Workspace;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.ProblemKind;
import fr.parution.publish.Manifest;
import fr.parution.publish.Pointer;
import fr.parution.publish.PublicStore;
import fr.parution.store.Json;
import fr.parution.store.Store;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays the attacker on what is published, from its public files alone, and compares with the certificates. */
@Command(name = "audit", mixinStandardHelpOptions = true, resourceBundle = "fr.parution.cli.messages")
final class AuditCommand implements Callable<Integer> {

    @Option(names = "--store", required = true, paramLabel = "URI", descriptionKey = "option.store")
    private String address = "";

    @Option(names = "--datasets", split = ",", paramLabel = "ID", descriptionKey = "option.datasets")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.standard(json);
        List<PublicAuditor.Outcome> outcomes = new ArrayList<>();
        List<Problem> shared;
        try (Store store = Stores.openReadOnly(address);
                Workspace work = Workspace.create()) {
            DuckDbLimits limits = DuckDbLimits.ofThisProcess(work.directory("spill"));
            PublicStore published = new PublicStore(store);
            Manifest manifest = published
                    .current()
                    .map(PublicStore.Current::manifest)
                    .orElseThrow(() -> new ParutionException(
                            Problem.of(ProblemCode.STORE_NOT_FOUND, address, Pointer.KEY, "parution publish")));
            Map<String, Long> started = new LinkedHashMap<>();
            PublicAuditor auditor = new PublicAuditor(
                    published,
                    (scheme, files) -> new DuckDbPublishedTable(limits, scheme, files),
                    (dataset, done, total) -> console.bar(
                            dataset,
                            done,
                            total,
                            Objects.requireNonNull(started.computeIfAbsent(dataset, d -> System.nanoTime()))));
            for (Map.Entry<String, Manifest.Entry> entry : selected(manifest).entrySet()) {
                PublicAuditor.Outcome outcome =
                        auditor.audit(entry.getKey(), entry.getValue(), work.directory(entry.getKey()));
                outcomes.add(outcome);
                say(console, outcome);
            }
            shared = auditor.auditSharedTotals();
        }
        return report(outcomes, shared);
    }

    private Map<String, Manifest.Entry> selected(Manifest manifest) {
        if (ids.isEmpty()) {
            return manifest.datasets();
        }
        Map<String, Manifest.Entry> selected = new LinkedHashMap<>();
        for (String id : ids) {
            Manifest.Entry entry = manifest.datasets().get(id);
            if (entry == null) {
                throw new ParutionException(Problem.of(
                        ProblemCode.USAGE_UNKNOWN_DATASET,
                        "--datasets",
                        id,
                        String.join(", ", manifest.datasets().keySet())));
            }
            selected.put(id, entry);
        }
        return selected;
    }

    private static void say(Console console, PublicAuditor.Outcome outcome) {
        AuditFigures figures = outcome.figures();
        if (!outcome.isProtected()) {
            console.say("audit.none", outcome.dataset());
            return;
        }
        console.say(
                "audit.examined",
                outcome.dataset(),
                figures.rows(),
                figures.rowsWithHiddenFigures(),
                figures.hiddenFigures(),
                figures.equations());
        if (outcome.problems().isEmpty()) {
            console.say("audit.proven", figures.knownZeros());
        }
    }

    /** Names places, never values. */
    private int report(List<PublicAuditor.Outcome> outcomes, List<Problem> shared) {
        List<Problem> problems = Stream.concat(
                        outcomes.stream().flatMap(outcome -> outcome.problems().stream()), shared.stream())
                .toList();
        if (json) {
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            List<Map<String, Object>> list = new ArrayList<>();
            for (PublicAuditor.Outcome outcome : outcomes) {
                Map<String, Object> dataset = new LinkedHashMap<>();
                dataset.put("dataset", outcome.dataset());
                dataset.put("protected", outcome.isProtected());
                dataset.put("audit", outcome.figures());
                dataset.put("problems", places(outcome.problems()));
                list.add(dataset);
            }
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("proven", problems.isEmpty());
            all.put("datasets", list);
            all.put("sharedTotals", places(shared));
            out.print(new String(Json.write(all), StandardCharsets.UTF_8));
            out.flush();
        } else {
            PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
            problems.forEach(problem -> err.println(problem.text(Locale.getDefault())));
            err.flush();
        }
        return problems.isEmpty() ? 0 : ProblemKind.DISCLOSURE.exitCode();
    }

    private static List<Map<String, String>> places(List<Problem> problems) {
        return problems.stream()
                .map(problem -> Map.of("code", problem.code().name(), "where", problem.where()))
                .toList();
    }
}
