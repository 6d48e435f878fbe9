// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.pipeline.Workspace;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.protect.Explanation;
import fr.parution.store.Store;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells the producer's team which rule hides the figures of a row. Never a figure; not for publication. */
@Command(name = "explain", mixinStandardHelpOptions = true, resourceBundle = "fr.parution.cli.messages")
final class ExplainCommand implements Callable<Integer> {

    /** More rows than this are counted, not told. */
    private static final int MOST_ROWS = 20;

    @Mixin
    private final ProjectOptions options = new ProjectOptions();

    @Option(names = "--source", required = true, paramLabel = "URI", descriptionKey = "option.source")
    private String source = "";

    @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "option.asOf")
    private @Nullable LocalDate asOf;

    @Option(names = "--period", required = true, paramLabel = "PERIOD", descriptionKey = "option.period")
    private String period = "";

    @Option(names = "--cell", required = true, paramLabel = "COLUMN=VALUE", descriptionKey = "option.cell")
    private Map<String, String> cell = new LinkedHashMap<>();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.standard(false);
        Project project = options.read();
        List<DatasetDeclaration> datasets = options.select(project);
        if (datasets.size() != 1) {
            throw new ParutionException(Problem.of(
                    ProblemCode.USAGE_BAD_VALUE,
                    "--datasets",
                    datasets.size(),
                    project.datasets().stream().map(DatasetDeclaration::id).toList()));
        }
        Publication publication = new Publication(project, console);
        try (Workspace work = Workspace.create();
                Store staging = Stores.inDirectory(work.directory("staging"))) {
            publication.extract(datasets, source, publication.asOf(source, asOf), staging);
            tell(publication.explain(datasets.get(0), period, cell, staging));
        }
        return 0;
    }

    private void tell(List<Explanation> explanations) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (explanations.size() > MOST_ROWS) {
            out.println(Messages.text("explain.many", explanations.size()));
        }
        explanations.stream().limit(MOST_ROWS).forEach(explanation -> {
            out.println(Messages.text("explain.row", explanation.place()));
            if (explanation.hidden().isEmpty()) {
                out.println(Messages.text("explain.shown"));
            }
            for (Explanation.Hidden hidden : explanation.hidden()) {
                out.println(Messages.text("explain." + hidden.reason(), String.join(", ", hidden.measures())));
            }
        });
    }
}
