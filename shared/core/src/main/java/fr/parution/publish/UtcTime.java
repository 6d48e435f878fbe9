// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** How points in time are written in public files: UTC, to the second, {@code 2026-04-15T06:00:00Z}. */
final class UtcTime {

    private UtcTime() {}

    static String text(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }
}
