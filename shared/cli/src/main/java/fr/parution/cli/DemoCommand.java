// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.pipeline.Release;
import fr.parution.pipeline.Workspace;
import fr.parution.store.Store;
import java.io.PrintWriter;
import java.nio.file.Path;
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

/** Invents a source, publishes it to a directory, and serves the catalogue. */
@Command(name = "demo", mixinStandardHelpOptions = true, resourceBundle = "fr.parution.cli.messages")
final class DemoCommand implements Callable<Integer> {

    @Mixin
    private final ProjectOptions options = new ProjectOptions();

    @Option(names = "--rows", defaultValue = "200000", paramLabel = "N", descriptionKey = "option.rows")
    private long rows;

    @Option(names = "--dir", paramLabel = "DIR", descriptionKey = "option.dir")
    private @Nullable Path directory;

    @Option(names = "--port", defaultValue = "8080", paramLabel = "P", descriptionKey = "option.port")
    private int port;

    @Option(names = "--no-serve", descriptionKey = "option.noServe")
    private boolean noServe;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Console console = Console.standard(false);
        Project project = options.read();
        List<DatasetDeclaration> datasets = options.select(project);
        Publication publication = new Publication(project, console);
        String source = "synthetic:?rows=" + rows;
        LocalDate asOf = publication.asOf(source, null);
        Path target = directory == null ? Path.of(".parution", "demo") : directory;
        console.say("demo.start", rows, target);
        try (Store store = Stores.open("dir:" + target)) {
            try (Workspace work = Workspace.create();
                    Store staging = Stores.inDirectory(work.directory("staging"))) {
                publication.extract(datasets, source, asOf, staging);
                Release.Outcome outcome =
                        publication.release(datasets, staging, store, "http://127.0.0.1:" + port + "/", false);
                Publication.project(store, console);
                Report.of(outcome, false, console, out());
            }
            console.say("demo.done", target);
            if (!noServe) {
                ServeCommand.serve(store, port, console);
            }
        }
        return 0;
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
