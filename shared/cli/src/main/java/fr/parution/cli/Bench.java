// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.cli.bench.Baseline;
import fr.parution.cli.bench.BenchLine;
import fr.parution.cli.bench.BenchStep;
import fr.parution.cli.bench.BenchTable;
import fr.parution.cli.bench.Cost;
import fr.parution.cli.bench.StepMeter;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.pipeline.Progress;
import fr.parution.pipeline.Release;
import fr.parution.pipeline.Workspace;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.protect.DisclosureReport;
import fr.parution.source.DropSource;
import fr.parution.source.ReadyFile;
import fr.parution.source.Source;
import fr.parution.source.StagingArea;
import fr.parution.source.synthetic.SyntheticParameters;
import fr.parution.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run of the bench. The plain file and what others make of it are unprotected, and on disk while it runs: the source
 * is always an invented one.
 */
final class Bench {

    /** The data set that others compute too. */
    private static final String DATASET = "moncompteformation-les-usagers";

    private static final String PUBLIC_URL = "http://127.0.0.1:8080/";

    private final Project project;
    private final Path declarations;
    private final Baseline baseline;
    private final Console console;
    private final Workspace work;
    private final StepMeter meter = new StepMeter();
    private final BenchTable table = new BenchTable();

    Bench(Project project, Path declarations, Baseline baseline, Console console, Workspace work) {
        this.project = project;
        this.declarations = declarations;
        this.baseline = baseline;
        this.console = console;
        this.work = work;
    }

    /**
     * What came out.
     *
     * @param staged rows in the periods that are published
     * @param compared published rows
     * @param shown those that hide nothing
     */
    record Result(BenchTable table, long staged, long compared, long shown, long differences) {}

    Result run(SyntheticParameters parameters) throws Baseline.FailedException, InterruptedException {
        DatasetDeclaration dataset = project.datasets().stream()
                .filter(d -> d.id().equals(DATASET))
                .findFirst()
                .orElseThrow(() -> new ParutionException(
                        Problem.of(ProblemCode.USAGE_UNKNOWN_DATASET, declarations.toString(), DATASET, "bench")));
        Path source = work.directory("bench-source");
        meter.enter(BenchStep.GENERATE);
        Sources.generate(parameters, source, console);
        meter.leave();
        add(BenchStep.GENERATE, parameters.rows(), bytes(source));
        Path stagingDirectory = work.directory("bench-staging");
        Path publicDirectory = work.directory("bench-public");
        long staged = publish(dataset, parameters, source, stagingDirectory, publicDirectory);
        Path flat = work.directory("bench-flat").resolve("flat.parquet");
        add(
                run(
                        "plain",
                        source,
                        declarations.resolve("reference"),
                        dataset.selection().from(),
                        parameters.asOf(),
                        flat),
                "plain",
                "plain");
        Path duckdb = other("duckdb", flat);
        Path polars = other("polars", flat);
        Baseline.Answer staging = run("staging", stagingDirectory);
        add(staging, "aggregate", "staging");
        Baseline.Answer compared = run("compare", published(publicDirectory), duckdb, polars);
        long differences =
                compared.number("differences") + Math.abs(staging.number("cells") - compared.number("details"));
        return new Result(table, staged, compared.number("rows"), compared.number("shown"), differences);
    }

    private long publish(
            DatasetDeclaration dataset,
            SyntheticParameters parameters,
            Path source,
            Path stagingDirectory,
            Path publicDirectory) {
        Progress both = (step, done, total) -> {
            meter.at(step, done, total);
            console.at(step, done, total);
        };
        Publication publication = new Publication(project, console, both, meter::metered);
        List<DatasetDeclaration> datasets = List.of(dataset);
        try (Store staging = Stores.inDirectory(stagingDirectory);
                Store store = Stores.inDirectory(publicDirectory);
                Source opened = DropSource.inDirectory(source)) {
            publication.extract(datasets, opened, Sources.key("synthetic:"), parameters.asOf(), staging);
            Release.Outcome outcome = publication.release(datasets, staging, store, PUBLIC_URL, false);
            long cells = outcome.reports().values().stream()
                    .mapToLong(DisclosureReport::rows)
                    .sum();
            long released = bytes(publicDirectory);
            Publication.project(store, both);
            ReadyFile ready = new StagingArea(staging).findLatest(DATASET).orElseThrow();
            long rows = ready.partitions().stream()
                    .mapToLong(ReadyFile.Partition::rows)
                    .sum();
            long bytes = ready.partitions().stream()
                    .mapToLong(ReadyFile.Partition::bytes)
                    .sum();
            long files = store.list("v/" + DATASET + "/").stream()
                    .mapToLong(object -> object.bytes())
                    .sum();
            add(BenchStep.EXTRACT, -1, -1);
            add(BenchStep.STAGE, rows, bytes);
            add(BenchStep.AGGREGATE, rows, bytes);
            add(BenchStep.PROTECT, cells, -1);
            add(BenchStep.WRITE, cells, files);
            add(BenchStep.COMMIT, -1, released);
            add(BenchStep.PROJECT, -1, bytes(publicDirectory) - released);
            add("total", Stream.of(BenchStep.values()), parameters.rows());
            add("release", Stream.of(BenchStep.AGGREGATE, BenchStep.PROTECT, BenchStep.WRITE), rows);
            return rows;
        }
    }

    private Path other(String name, Path flat) throws Baseline.FailedException, InterruptedException {
        Path directory = work.directory("bench-" + name);
        Baseline.Answer answer = run(name, flat, directory);
        BenchLine aggregate = add(answer, "aggregate", name + ".aggregate");
        BenchLine write = add(answer, "write", name + ".write");
        table.add(new BenchLine(
                name, Messages.text("bench." + name), aggregate.cost().plus(write.cost()), aggregate.rows(), -1));
        return directory.resolve("cells.parquet");
    }

    private Baseline.Answer run(String step, Object... arguments)
            throws Baseline.FailedException, InterruptedException {
        console.say("bench.doing", step);
        return baseline.run(step, arguments);
    }

    private BenchLine add(Baseline.Answer answer, String phase, String id) {
        BenchLine line = answer.line(phase, id, Messages.text("bench." + id));
        table.add(line);
        return line;
    }

    private void add(BenchStep step, long rows, long bytes) {
        table.add(new BenchLine(step.id(), Messages.text("bench." + step), meter.cost(step), rows, bytes));
    }

    private void add(String id, Stream<BenchStep> steps, long rows) {
        Cost sum = steps.map(meter::cost).reduce(Cost.NONE, Cost::plus);
        table.add(new BenchLine(id, Messages.text("bench." + id), sum, rows, -1));
    }

    private static Path published(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.endsWith(Path.of("latest", DATASET + ".parquet")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long bytes(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
