// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.aggregate.AggregationPlan;
import fr.parution.aggregate.Engine;
import fr.parution.pipeline.Progress.Step;
import fr.parution.table.KeyLayout;
import fr.parution.table.RawTable;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StepMeterTest {

    @Test
    void timeAfterAnEnginesTableBelongsToProtection() {
        StepMeter meter = new StepMeter();
        Engine engine = meter.metered(EmptyEngine::new).get();
        assertThat(meter.cost(BenchStep.PROTECT)).isEqualTo(Cost.NONE);

        engine.aggregate(null, 0, null, Path.of("x"));
        meter.at(Step.AGGREGATE_AND_PROTECT, 1, 1);

        assertThat(meter.cost(BenchStep.AGGREGATE).wallNanos()).isPositive();
        assertThat(meter.cost(BenchStep.PROTECT).wallNanos()).isPositive();
    }

    @Test
    void aStepThatHasEndedTakesNoMore() {
        StepMeter meter = new StepMeter();
        meter.at(Step.WRITE, 0, 1);
        meter.at(Step.WRITE, 1, 1);
        Cost ended = meter.cost(BenchStep.WRITE);
        meter.at(Step.COMMIT, 0, 1);
        meter.at(Step.COMMIT, 1, 1);

        assertThat(meter.cost(BenchStep.WRITE)).isEqualTo(ended);
        assertThat(meter.cost(BenchStep.PROJECT)).isEqualTo(Cost.NONE);
    }

    private static final class EmptyEngine implements Engine {

        @Override
        public RawTable aggregate(AggregationPlan plan, int period, KeyLayout layout, Path partition) {
            return new RawTable(period, layout, new byte[0], new long[0], new long[0][]);
        }

        @Override
        public void close() {}
    }
}
