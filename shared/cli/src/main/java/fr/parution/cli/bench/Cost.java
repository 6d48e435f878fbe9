// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli.bench;

/**
 * What something took.
 *
 * @param wallNanos time on the clock
 * @param cpuNanos processor time of the whole process, all threads, user and system
 * @param peakBytes the most resident memory that the process had meanwhile, or -1 where the system does not tell
 */
public record Cost(long wallNanos, long cpuNanos, long peakBytes) {

    /** Nothing yet. */
    public static final Cost NONE = new Cost(0, 0, -1);

    /** Both one after the other. */
    public Cost plus(Cost other) {
        return new Cost(wallNanos + other.wallNanos, cpuNanos + other.cpuNanos, Math.max(peakBytes, other.peakBytes));
    }

    double wallSeconds() {
        return wallNanos / 1e9;
    }

    double cpuSeconds() {
        return cpuNanos / 1e9;
    }
}
