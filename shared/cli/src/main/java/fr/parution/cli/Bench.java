// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.cli.bench.Baseline;
import fr.parution.cli.bench.BenchBlock;
import fr.parution.cli.bench.BenchLine;
import fr.parution.cli.bench.BenchStep;
import fr.parution.cli.bench.BenchTable;
import fr.parution.cli.bench.Cost;
import fr.parution.cli.bench.CountedStore;
import fr.parution.cli.bench.Requests;
import fr.parution.cli.bench.StepMeter;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.pipeline.Progress;
import fr.parution.pipeline.Workspace;
import fr.parution.source.DropSource;
import fr.parution.source.Source;
import fr.parution.source.synthetic.SyntheticParameters;
import fr.parution.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One run of the bench: one source and one extract for all data sets, then each by itself. The plain files and what others
 * make of them are unprotected, and on disk while it runs: the source is always an invented one.
 */
final class Bench {

    private static final String PUBLIC_URL = "http://127.0.0.1:8080/";

    private static final List<BenchStep> RELEASE =
            List.of(BenchStep.AGGREGATE, BenchStep.PROTECT, BenchStep.WRITE, BenchStep.COMMIT);

    /** What the template gives the two functions. */
    private static final double RELEASE_GIGABYTES = 3;

    private static final double PROJECT_GIGABYTES = 1.5;

    private final Project project;
    private final Path declarations;
    private final Baseline baseline;
    private final Console console;
    private final Workspace work;
    private final StepMeter meter = new StepMeter();
    private final BenchTable shared = new BenchTable();
    private final Map<String, Requests> requests = new LinkedHashMap<>();

    Bench(Project project, Path declarations, Baseline baseline, Console console, Workspace work) {
        // Data sets are released one after the other here, to be measured apart; what they share needs all of them at
        // once.
        this.project = project.withoutSharedTotals();
        this.declarations = declarations;
        this.baseline = baseline;
        this.console = console;
        this.work = work;
    }

    /**
     * What came out.
     *
     * @param shared what all data sets have in common
     * @param blocks one for each
     * @param requests of the release of each data set by its id, of projecting all of them ({@code project}), and once more
     *     ({@code project.again})
     * @param visibleSeconds from the event that an extract is there to its pages, for all data sets one after the other
     * @param dollars what functions and S3 ask for all of that
     */
    record Result(
            BenchTable shared,
            List<BenchBlock> blocks,
            Map<String, Requests> requests,
            double visibleSeconds,
            double dollars) {

        Result {
            blocks = List.copyOf(blocks);
            requests = Collections.unmodifiableMap(new LinkedHashMap<>(requests));
        }

        /** Published rows. */
        long compared() {
            return blocks.stream().mapToLong(BenchBlock::compared).sum();
        }

        long differences() {
            return blocks.stream().mapToLong(BenchBlock::differences).sum();
        }
    }

    Result run(SyntheticParameters parameters, List<DatasetDeclaration> datasets)
            throws Baseline.FailedException, InterruptedException {
        Path source = work.directory("bench-source");
        Path staging = work.directory("bench-staging");
        Path published = work.directory("bench-public");
        meter.enter(BenchStep.GENERATE);
        Sources.generate(parameters, source, console);
        meter.leave();
        add(BenchStep.GENERATE, meter.cost(BenchStep.GENERATE), parameters.rows(), bytes(source));
        List<DatasetBench> released = publish(parameters, datasets, source, staging, published);
        List<BenchBlock> blocks = new ArrayList<>();
        for (int i = 0; i < datasets.size(); i++) {
            console.say("bench.doing", datasets.get(i).id());
            blocks.add(released.get(i)
                    .compare(
                            baseline,
                            source,
                            declarations.resolve("reference"),
                            parameters.asOf(),
                            staging,
                            published.resolve("latest")));
        }
        double releaseSeconds = RELEASE.stream()
                        .map(step -> cost(released, step))
                        .reduce(Cost.NONE, Cost::plus)
                        .wallNanos()
                / 1e9;
        double projectSeconds = meter.cost(BenchStep.PROJECT).wallNanos() / 1e9;
        double dollars = requests.values().stream().mapToDouble(Requests::price).sum()
                + (releaseSeconds * RELEASE_GIGABYTES + projectSeconds * PROJECT_GIGABYTES)
                        * Requests.GIGABYTE_SECOND_PRICE;
        return new Result(shared, blocks, requests, releaseSeconds + projectSeconds, dollars);
    }

    private List<DatasetBench> publish(
            SyntheticParameters parameters,
            List<DatasetDeclaration> datasets,
            Path source,
            Path stagingDirectory,
            Path publicDirectory) {
        List<DatasetBench> benches = new ArrayList<>();
        try (Store staging = Stores.inDirectory(stagingDirectory);
                CountedStore store = new CountedStore(Stores.inDirectory(publicDirectory));
                Source opened = DropSource.inDirectory(source)) {
            metered(meter).extract(datasets, opened, Sources.key("synthetic:"), parameters.asOf(), staging);
            for (DatasetDeclaration dataset : datasets) {
                DatasetBench bench = new DatasetBench(dataset, staging);
                requests.put(dataset.id(), bench.release(this::metered, staging, store, PUBLIC_URL));
                benches.add(bench);
            }
            long released = bytes(publicDirectory);
            Requests before = store.requests();
            Publication.project(store, both(meter));
            Requests between = store.requests();
            requests.put("project", between.since(before));
            Publication.project(store, Progress.SILENT);
            requests.put("project.again", store.requests().since(between));
            addShared(benches, parameters.rows(), released, bytes(publicDirectory) - released);
        }
        return benches;
    }

    private void addShared(List<DatasetBench> benches, long rows, long released, long projected) {
        long stagedRows = benches.stream().mapToLong(DatasetBench::stagedRows).sum();
        long stagedBytes = benches.stream().mapToLong(DatasetBench::stagedBytes).sum();
        add(BenchStep.EXTRACT, meter.cost(BenchStep.EXTRACT), -1, -1);
        add(BenchStep.STAGE, meter.cost(BenchStep.STAGE), stagedRows, stagedBytes);
        add(BenchStep.COMMIT, cost(benches, BenchStep.COMMIT), -1, released);
        add(BenchStep.PROJECT, meter.cost(BenchStep.PROJECT), -1, projected);
        Cost total = Stream.of(BenchStep.values())
                .map(step -> meter.cost(step).plus(cost(benches, step)))
                .reduce(Cost.NONE, Cost::plus);
        shared.add(new BenchLine("total", Messages.text("bench.total"), total, rows, -1));
    }

    private static Cost cost(List<DatasetBench> benches, BenchStep step) {
        return benches.stream().map(bench -> bench.cost(step)).reduce(Cost.NONE, Cost::plus);
    }

    private Publication metered(StepMeter steps) {
        return new Publication(project, console, both(steps), steps::metered);
    }

    private Progress both(StepMeter steps) {
        return (step, done, total) -> {
            steps.at(step, done, total);
            console.at(step, done, total);
        };
    }

    private void add(BenchStep step, Cost cost, long rows, long bytes) {
        shared.add(new BenchLine(step.id(), Messages.text("bench." + step), cost, rows, bytes));
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
