// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.DemoDrop;
import fr.parution.dataset.Project;
import fr.parution.pipeline.Release;
import fr.parution.pipeline.Workspace;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.source.DropSource;
import fr.parution.source.Source;
import fr.parution.store.Store;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Publishes the drop that the project declares, else an invented source, to a directory, and serves the catalogue. */
@Command(name = "demo", mixinStandardHelpOptions = true, resourceBundle = "fr.parution.cli.messages")
final class DemoCommand implements Callable<Integer> {

    @Mixin
    private final ProjectOptions options = new ProjectOptions();

    @Option(names = "--rows", paramLabel = "N", descriptionKey = "option.demoRows")
    private @Nullable Long rows;

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
        requireData(project);
        Publication publication = new Publication(project, console);
        Path target = target();
        tellStart(project, target, console);
        try (Store store = Stores.open("dir:" + target)) {
            try (Workspace work = Workspace.create();
                    Store staging = KeptLedger.beside("dir:" + target, work)) {
                extract(publication, project.demo(), datasets, staging);
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

    /** The data come from the project or are invented, never both; invented are only those of one source. */
    private void requireData(Project project) {
        if (project.demo() != null && rows != null) {
            throw new ParutionException(Problem.of(
                    ProblemCode.USAGE_CONTRADICTION,
                    "demo",
                    "--rows, source.yaml demo.drop",
                    "Leave --rows out: the project brings its own rows"));
        }
        if (project.demo() == null
                && !Sources.inventedTables().containsAll(project.relations().keySet())) {
            throw new ParutionException(
                    Problem.of(ProblemCode.DECLARATION_MISSING, "source.yaml", "demo", DemoDrop.FORM));
        }
    }

    /** Another project than the product's own has a directory of its own: a store holds one catalogue. */
    private Path target() {
        if (directory != null) {
            return directory;
        }
        Path name = options.directory().toAbsolutePath().normalize().getFileName();
        return Path.of(".parution", options.directory == null ? "demo" : "demo-" + name);
    }

    private void tellStart(Project project, Path target, Console console) {
        DemoDrop drop = project.demo();
        if (drop == null) {
            console.say("demo.start", invented(), target);
        } else {
            console.say("demo.drop", project.catalog().title().in(Locale.getDefault()), drop.directory(), target);
        }
    }

    private void extract(
            Publication publication, @Nullable DemoDrop drop, List<DatasetDeclaration> datasets, Store staging) {
        if (drop == null) {
            String source = "synthetic:?rows=" + invented();
            LocalDate asOf = publication.asOf(source, null);
            publication.extract(datasets, source, asOf, staging);
            return;
        }
        try (Source source = DropSource.inDirectory(drop.directory())) {
            publication.extract(datasets, source, Sources.keyOfInventedPersons(), drop.asOf(), staging);
        }
    }

    private long invented() {
        return rows == null ? Sources.DEFAULT_ROWS : rows;
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
