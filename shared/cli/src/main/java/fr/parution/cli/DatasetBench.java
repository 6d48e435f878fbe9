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
import fr.parution.pipeline.Release;
import fr.parution.pipeline.Workspace;
import fr.parution.protect.DisclosureReport;
import fr.parution.source.ReadyFile;
import fr.parution.source.StagingArea;
import fr.parution.store.Store;
import fr.parution.store.StoredObject;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One data set in a run of the bench: its release, the same with one period changed, and what others take for it. */
final class DatasetBench {

    /** The data set whose staging DuckDB reads too. */
    private static final String READ_FROM_STAGING = "moncompteformation-les-usagers";

    private static final List<BenchStep> SETTLE = List.of(BenchStep.AGGREGATE, BenchStep.PROTECT);
    private static final List<BenchStep> RELEASE = List.of(BenchStep.AGGREGATE, BenchStep.PROTECT, BenchStep.WRITE);

    private final DatasetDeclaration dataset;
    private final ReadyFile ready;
    private final StepMeter meter = new StepMeter();
    private final StepMeter again = new StepMeter();
    private final BenchTable table = new BenchTable();
    private long differences;
    private @Nullable DisclosureReport report;

    /** For a data set that is extracted. */
    DatasetBench(DatasetDeclaration dataset, Store staging) {
        this.dataset = dataset;
        this.ready = new StagingArea(staging).findLatest(dataset.id()).orElseThrow();
    }

    /** Rows in the periods that are published. */
    long stagedRows() {
        return ready.partitions().stream().mapToLong(ReadyFile.Partition::rows).sum();
    }

    long stagedBytes() {
        return ready.partitions().stream().mapToLong(ReadyFile.Partition::bytes).sum();
    }

    /** What a step of the first release took. */
    Cost cost(BenchStep step) {
        return meter.cost(step);
    }

    /**
     * Releases the data set, and once more with the last period unsettled.
     *
     * @param publications give one that is metered
     * @return the requests of the first time
     */
    Requests release(
            Function<StepMeter, Publication> publications, Store staging, CountedStore store, String publicUrl) {
        List<DatasetDeclaration> only = List.of(dataset);
        Requests before = store.requests();
        Release.Outcome outcome = publications.apply(meter).release(only, staging, store, publicUrl, false);
        report = outcome.reports().get(dataset.id());
        Requests requests = store.requests().since(before);
        long cells = outcome.reports().values().stream()
                .mapToLong(DisclosureReport::rows)
                .sum();
        long files = store.list("v/" + dataset.id() + "/").stream()
                .mapToLong(StoredObject::bytes)
                .sum();
        add(BenchStep.AGGREGATE, stagedRows(), stagedBytes());
        add(BenchStep.PROTECT, cells, -1);
        add(BenchStep.WRITE, cells, files);
        add("release", meter.cost(RELEASE), stagedRows(), -1);
        ReadyFile.Partition last = ready.partitions().get(ready.partitions().size() - 1);
        String label = dataset.selection().periodUnit().label(last.period());
        Store changed = new UnsettledPeriod(staging, dataset.id(), label);
        // Nothing is to publish, so that the second run stops there; what it made must be what is published.
        differences += publications
                .apply(again)
                .release(only, changed, store, publicUrl, true)
                .changed()
                .size();
        differences += Math.abs(again.aggregatedPeriods() - 1);
        add("again.settle", again.cost(SETTLE), last.rows(), last.bytes());
        add("again.write", again.cost(BenchStep.WRITE), cells, files);
        add("again", again.cost(RELEASE), last.rows(), -1);
        return requests;
    }

    /**
     * Has others make the same table, and compares.
     *
     * @param latest the directory of the published files
     */
    BenchBlock compare(Baseline baseline, Path source, Path reference, LocalDate asOf, Path staging, Path latest)
            throws Baseline.FailedException, InterruptedException {
        String id = dataset.id();
        try (Workspace work = Workspace.create()) {
            Path flat = work.directory("flat");
            Baseline.Answer plain = baseline.run(
                    "plain", id, source, reference, dataset.selection().from(), asOf, flat);
            add(plain, "plain", "plain");
            Path duckdb = other(baseline, "duckdb", flat, work.directory("duckdb"));
            Path polars = other(baseline, "polars", flat, work.directory("polars"));
            Baseline.Answer compared = baseline.run("compare", id, latest, flat, duckdb, polars);
            differences += compared.number("differences");
            if (id.equals(READ_FROM_STAGING)) {
                Baseline.Answer cells = baseline.run("staging", id, staging);
                add(cells, "aggregate", "staging");
                differences += Math.abs(cells.number("cells") - compared.number("details"));
            }
            return new BenchBlock(
                    id,
                    table,
                    stagedRows(),
                    ready.partitions().size(),
                    again.aggregatedPeriods(),
                    compared.number("rows"),
                    compared.number("shown"),
                    differences,
                    report);
        }
    }

    private Path other(Baseline baseline, String name, Path flat, Path directory)
            throws Baseline.FailedException, InterruptedException {
        Baseline.Answer answer = baseline.run(name, dataset.id(), flat, directory);
        BenchLine aggregate = add(answer, "aggregate", name + ".aggregate");
        BenchLine write = add(answer, "write", name + ".write");
        add(name, aggregate.cost().plus(write.cost()), aggregate.rows(), -1);
        return directory;
    }

    private BenchLine add(Baseline.Answer answer, String phase, String id) {
        BenchLine line = answer.line(phase, id, Messages.text("bench." + id));
        table.add(line);
        return line;
    }

    private void add(BenchStep step, long rows, long bytes) {
        table.add(new BenchLine(step.id(), Messages.text("bench." + step), meter.cost(step), rows, bytes));
    }

    private void add(String id, Cost cost, long rows, long bytes) {
        table.add(new BenchLine(id, Messages.text("bench." + id), cost, rows, bytes));
    }
}
