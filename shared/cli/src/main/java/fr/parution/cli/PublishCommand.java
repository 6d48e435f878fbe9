// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.pipeline.Release;
import fr.parution.pipeline.Workspace;
import fr.parution.store.Store;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Extracts, releases and projects. */
@Command(name = "publish", mixinStandardHelpOptions = true, resourceBundle = "fr.parution.cli.messages")
final class PublishCommand implements Callable<Integer> {

    @Mixin
    private final ProjectOptions options = new ProjectOptions();

    @Mixin
    private final PublicationOptions where = new PublicationOptions();

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.standard(json);
        Project project = options.read();
        List<DatasetDeclaration> datasets = options.select(project);
        String publicUrl = where.publicUrl(project);
        Publication publication = new Publication(project, console);
        LocalDate asOf = publication.asOf(where.source, where.asOf);
        try (Workspace work = Workspace.create();
                Store store = Stores.openToPublish(where.store);
                Store staging = where.openStaging(work)) {
            publication.extract(datasets, where.source, asOf, staging);
            Release.Outcome outcome = publication.release(datasets, staging, store, publicUrl, false);
            Publication.project(store, console);
            Report.of(outcome, json, console, out());
        }
        return 0;
    }

    private java.io.PrintWriter out() {
        return java.util.Objects.requireNonNull(spec).commandLine().getOut();
    }
}
