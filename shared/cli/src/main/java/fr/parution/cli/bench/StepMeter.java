// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli.bench;

import com.sun.management.OperatingSystemMXBean;
import fr.parution.aggregate.AggregationPlan;
import fr.parution.aggregate.Engine;
import fr.parution.pipeline.Progress;
import fr.parution.table.KeyLayout;
import fr.parution.table.RawTable;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what each step takes while the pipeline tells its progress. Aggregation and protection take turns, period by
 * period; the engine that {@link #metered} gives tells them apart.
 */
public final class StepMeter implements Progress {

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Map<BenchStep, Cost> costs = new EnumMap<>(BenchStep.class);
    private @Nullable BenchStep current;
    private int aggregated;
    private long wallStart;
    private long cpuStart;

    /** From now on time belongs to this step. */
    public void enter(BenchStep step) {
        leave();
        current = step;
        PeakMemory.reset();
        wallStart = System.nanoTime();
        cpuStart = system.getProcessCpuTime();
    }

    /** From now on time belongs to no step. */
    public void leave() {
        if (current != null) {
            Cost slice =
                    new Cost(System.nanoTime() - wallStart, system.getProcessCpuTime() - cpuStart, PeakMemory.bytes());
            costs.merge(current, slice, Cost::plus);
            current = null;
        }
    }

    @Override
    public void at(Step step, int done, int total) {
        if (done >= total) {
            leave();
        } else {
            enter(
                    switch (step) {
                        case EXTRACT -> BenchStep.EXTRACT;
                        case STAGE -> BenchStep.STAGE;
                        case AGGREGATE_AND_PROTECT -> BenchStep.AGGREGATE;
                        case WRITE -> BenchStep.WRITE;
                        case COMMIT -> BenchStep.COMMIT;
                        case PROJECT -> BenchStep.PROJECT;
                    });
        }
    }

    /** Engines after whose tables the time belongs to protection. */
    public Supplier<Engine> metered(Supplier<Engine> engines) {
        return () -> {
            enter(BenchStep.AGGREGATE);
            return new MeteredEngine(engines.get());
        };
    }

    /** What a step took so far. */
    public Cost cost(BenchStep step) {
        return costs.getOrDefault(step, Cost.NONE);
    }

    /** What several steps took so far. */
    public Cost cost(List<BenchStep> steps) {
        return steps.stream().map(this::cost).reduce(Cost.NONE, Cost::plus);
    }

    /** How many periods an engine had to aggregate. */
    public int aggregatedPeriods() {
        return aggregated;
    }

    private final class MeteredEngine implements Engine {

        private final Engine engine;

        MeteredEngine(Engine engine) {
            this.engine = engine;
        }

        @Override
        public RawTable aggregate(AggregationPlan plan, int period, KeyLayout layout, Path partition) {
            RawTable table = engine.aggregate(plan, period, layout, partition);
            aggregated++;
            enter(BenchStep.PROTECT);
            return table;
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
