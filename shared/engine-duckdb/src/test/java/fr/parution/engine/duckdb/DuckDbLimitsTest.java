// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class DuckDbLimitsTest {

    private static final long MEGABYTE = 1L << 20;

    @Test
    void halfOfWhatTheHeapLeavesIsTaken() {
        assertThat(megabytes(2048, 1024)).isEqualTo(512);
    }

    @Test
    void smallMachineStillGetsWhatTheEngineNeeds() {
        assertThat(megabytes(512, 512)).isEqualTo(256);
        assertThat(megabytes(256, 1024)).isEqualTo(256);
    }

    @Test
    void largeMachineGetsNoMoreThanAPeriodCanUse() {
        assertThat(megabytes(1 << 20, 1024)).isEqualTo(900);
    }

    @Test
    void oneThreadIsTheLeast() {
        assertThat(DuckDbLimits.within(MEGABYTE, 0, 0, Path.of("spill")).threads())
                .isEqualTo(1);
        assertThat(DuckDbLimits.within(MEGABYTE, 0, 6, Path.of("spill")).threads())
                .isEqualTo(6);
    }

    private static long megabytes(long machine, long heap) {
        return DuckDbLimits.within(machine * MEGABYTE, heap * MEGABYTE, 2, Path.of("spill"))
                        .memoryBytes()
                / MEGABYTE;
    }
}
