// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;

/**
 * What DuckDB may use.
 *
 * @param memoryBytes buffer memory; it overshoots by some 70 MB, and the Java heap comes on top
 * @param threads worker threads
 * @param spill a private directory for what does not fit in memory
 */
public record DuckDbLimits(long memoryBytes, int threads, Path spill) {

    private static final long MEGABYTE = 1L << 20;
    /** Under this the engine cannot hold its own buffers. */
    private static final long LEAST_BYTES = 256 * MEGABYTE;
    /** Above this a run gains nothing: a period is small. */
    private static final long MOST_BYTES = 900 * MEGABYTE;

    /** Limits from what this process has. */
    public static DuckDbLimits ofThisProcess(Path spill) {
        long machine = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getTotalMemorySize();
        Runtime java = Runtime.getRuntime();
        return within(machine, java.maxMemory(), java.availableProcessors(), spill);
    }

    /**
     * Limits from what a machine or a function has: what the Java heap leaves, halved for safety, between 256 and 900 MB.
     *
     * @param machineBytes memory of the machine or the function
     * @param heapBytes the most that the Java heap may take
     */
    public static DuckDbLimits within(long machineBytes, long heapBytes, int threads, Path spill) {
        long free = (machineBytes - heapBytes) / 2;
        return new DuckDbLimits(Math.max(LEAST_BYTES, Math.min(MOST_BYTES, free)), Math.max(1, threads), spill);
    }
}
