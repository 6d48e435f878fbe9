// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How often a request is sent, and how long to wait between two times: a share of a span that doubles each time.
 *
 * @param attempts at least 1
 * @param first the longest wait before the second attempt
 * @param longest the longest wait of all
 * @param jitter the share of the span to wait, from 0 to 1, asked anew each time
 * @param pause waits
 */
public record Retries(int attempts, Duration first, Duration longest, DoubleSupplier jitter, Pause pause) {

    private static final int MAX_DOUBLINGS = 20;

    /** Refuses to send nothing. */
    public Retries {
        if (attempts < 1) {
            throw new IllegalArgumentException("at least one attempt, not " + attempts);
        }
    }

    /** Five attempts, up to ten seconds apart. */
    public static Retries usual(DoubleSupplier jitter) {
        return new Retries(
                5, Duration.ofMillis(200), Duration.ofSeconds(10), jitter, wait -> Thread.sleep(wait.toMillis()));
    }

    /** A way to wait. */
    @FunctionalInterface
    public interface Pause {
        /** Waits as long as this, or until it is interrupted. */
        void await(Duration wait) throws InterruptedException;
    }

    /** The wait after an attempt that failed, counted from 1. */
    Duration waitAfter(int attempt) {
        Duration span = first.multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS));
        Duration bounded = span.compareTo(longest) < 0 ? span : longest;
        return Duration.ofNanos((long) (bounded.toNanos() * jitter.getAsDouble()));
    }

    /** Waits after an attempt that failed; false when the thread is to end instead. */
    boolean awaitAfter(int attempt) {
        try {
            pause.await(waitAfter(attempt));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
