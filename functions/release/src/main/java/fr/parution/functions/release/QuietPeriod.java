// SPDX-License-Identifier: EUPL-1.2
package fr.parution.functions.release;

import fr.parution.dataset.DatasetDeclaration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets what is still coming come, so that it makes one release: waits until no extract of a train was announced for a while,
 * but no longer than some time after the message that is in hand was sent. Whoever is overtaken all the same finds, with his
 * own message, that everything is done.
 *
 * @param announced when the newest extract of a data set was announced, if there is one
 * @param quiet the while
 * @param most the longest time
 * @param pause waits
 */
record QuietPeriod(
        Function<String, Optional<Instant>> announced, Clock clock, Duration quiet, Duration most, Pause pause) {

    /** A way to wait. */
    @FunctionalInterface
    interface Pause {
        void await(Duration wait) throws InterruptedException;
    }

    /** Waits; not at all for a message that has waited for long itself. */
    void await(List<DatasetDeclaration> train, Instant sent) {
        Instant end = sent.plus(most);
        while (!quiet.isZero()) {
            Instant now = clock.instant();
            Instant calm = train.stream()
                    .flatMap(dataset -> announced.apply(dataset.id()).stream())
                    .max(Comparator.naturalOrder())
                    .map(newest -> newest.plus(quiet))
                    .orElse(now);
            Instant until = calm.isBefore(end) ? calm : end;
            // A clock that is behind that of the store would wait for ever without the second condition.
            if (!now.isBefore(until) || Duration.between(now, until).compareTo(most) > 0) {
                return;
            }
            try {
                pause.await(Duration.between(now, until));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
