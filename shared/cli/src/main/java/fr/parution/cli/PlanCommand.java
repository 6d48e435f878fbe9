// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.pipeline.Release;
import fr.parution.pipeline.Workspace;
import fr.parution.store.LocalDirectoryStore;
import fr.parution.store.Store;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what {@code publish} would do; writes nothing. */
@Command(name = "plan", mixinStandardHelpOptions = true, resourceBundle = "fr.parution.cli.messages")
final class PlanCommand implements Callable<Integer> {

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
                Store store = store(work);
                Store staging = where.openStagingToRead(work)) {
            publication.extract(datasets, where.source, asOf, staging);
            Release.Outcome outcome = publication.release(datasets, staging, store, publicUrl, true);
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            Report.plan(outcome, json, console, out);
        }
        return 0;
    }

    /** A directory that is not there yet is an empty store, and stays absent. */
    private Store store(Workspace work) {
        boolean absent =
                Addresses.scheme(where.store).equals("dir") && !Files.isDirectory(Addresses.directory(where.store));
        return absent ? LocalDirectoryStore.open(work.directory("nothing")) : Stores.openReadOnly(where.store);
    }
}
