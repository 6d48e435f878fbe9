// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import fr.parution.aggregate.Engine;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.pipeline.Progress.Step;
import fr.parution.protect.AskedRow;
import fr.parution.protect.PrintedPeriod;
import fr.parution.protect.ProtectedPeriod;
import fr.parution.protect.SettledPeriod;
import fr.parution.source.ReadyFile;
import fr.parution.source.StagedPeriod;
import fr.parution.source.StagingArea;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Settles the periods of one data set, one after the other. A period that an earlier run settled from the same rows by the
 * same rules is taken as it was; what is settled is kept, so that a second pass costs little and the first needs to hold
 * nothing.
 */
final class PeriodSettling {

    private final StagingArea staging;
    private final Supplier<Engine> engines;
    private final DatasetDeclaration dataset;
    private final Tabulation tabulation;
    private final ReadyFile ready;
    private final Ledger ledger;
    private final Path directory;
    private final SettledPeriods settled;
    private final Map<Integer, Set<AskedRow>> asked = new HashMap<>();

    /**
     * @param engines an engine for each pass
     * @param code which code settles periods, from {@link CodeDigest}
     * @param directory for staged files
     */
    PeriodSettling(
            Project project,
            DatasetDeclaration dataset,
            StagingArea staging,
            ReadyFile ready,
            Ledger ledger,
            Supplier<Engine> engines,
            String code,
            Path directory) {
        this.staging = staging;
        this.engines = engines;
        this.dataset = dataset;
        this.tabulation = new Tabulation(project, dataset);
        this.ready = ready;
        this.ledger = ledger;
        this.directory = directory;
        this.settled = new SettledPeriods(staging, tabulation.shape(), dataset.protection(), code);
    }

    Tabulation tabulation() {
        return tabulation;
    }

    Ledger ledger() {
        return ledger;
    }

    ReadyFile ready() {
        return ready;
    }

    /**
     * Settles all periods without holding any, and tells what each is about to print.
     *
     * @param progress is told of each period
     */
    void settleAll(Consumer<PrintedPeriod> printed, Progress progress) {
        try (Engine engine = engines.get()) {
            for (int i = 0; i < ready.partitions().size(); i++) {
                progress.at(Step.AGGREGATE_AND_PROTECT, i, ready.partitions().size());
                ReadyFile.Partition partition = ready.partitions().get(i);
                StagedPeriod staged = dictionaries(partition);
                String label = label(partition);
                Optional<PrintedPeriod> known = settled.isKnown(dataset.id(), partition, ledger.entry(label))
                        ? ledger.read(label)
                        : Optional.empty();
                known.or(() -> settle(engine, partition, staged).printed()).ifPresent(printed);
            }
        }
        progress.at(
                Step.AGGREGATE_AND_PROTECT,
                ready.partitions().size(),
                ready.partitions().size());
    }

    /** Settles one period again with more to hide, and gives what it is about to print. */
    Optional<PrintedPeriod> hide(int period, AskedRow row) {
        asked.computeIfAbsent(period, p -> new LinkedHashSet<>()).add(row);
        ReadyFile.Partition partition = ready.partitions().stream()
                .filter(one -> one.period() == period)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no period " + period + " in " + dataset.id()));
        try (Engine engine = engines.get()) {
            return settle(engine, partition, dictionaries(partition)).printed();
        }
    }

    /** Adds all periods to the table. */
    void tabulate(Progress progress) {
        try (Engine engine = engines.get()) {
            for (int i = 0; i < ready.partitions().size(); i++) {
                progress.at(Step.AGGREGATE_AND_PROTECT, i, ready.partitions().size());
                ReadyFile.Partition partition = ready.partitions().get(i);
                StagedPeriod staged = dictionaries(partition);
                Optional<ProtectedPeriod> known =
                        settled.find(dataset.id(), partition, ledger.entry(label(partition)), staged);
                tabulation.add(
                        known.orElseGet(() -> settle(engine, partition, staged).shown()));
            }
        }
        progress.at(
                Step.AGGREGATE_AND_PROTECT,
                ready.partitions().size(),
                ready.partitions().size());
    }

    private SettledPeriod settle(Engine engine, ReadyFile.Partition partition, StagedPeriod staged) {
        staging.fetchRows(partition, staged);
        String label = label(partition);
        int last = ready.partitions().get(ready.partitions().size() - 1).period();
        Collection<AskedRow> more = asked.getOrDefault(partition.period(), Set.of());
        SettledPeriod period = tabulation.settle(engine, staged, ledger.find(label), last + 1, more);
        period.printed().ifPresent(printed -> ledger.put(label, printed));
        settled.put(dataset.id(), partition, ledger.entry(label), period.shown());
        return period;
    }

    private StagedPeriod dictionaries(ReadyFile.Partition partition) {
        return staging.fetchDictionaries(partition, tabulation.shape().dimensions(), directory);
    }

    private String label(ReadyFile.Partition partition) {
        return tabulation.shape().periodUnit().label(partition.period());
    }
}
