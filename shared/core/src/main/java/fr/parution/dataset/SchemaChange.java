// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An entry in the changelog of a data set's columns.
 *
 * @param version such as {@code 1.1.0}
 * @param date the first day on which columns of this version may be published
 * @param notice the day on which re-users were told; never null for a new major version but the first
 * @param text what changed, for them
 */
public record SchemaChange(
        String version, LocalDate date, @Nullable LocalDate notice, Text text) {

    /** How long before a breaking change re-users are told: a release of each monthly set lies in between. */
    public static final int LEAST_NOTICE_DAYS = 30;

    /** Refuses a version that is none. */
    public SchemaChange {
        SchemaVersion.parse(version);
    }

    /** The version, to compare. */
    public SchemaVersion number() {
        return SchemaVersion.parse(version);
    }
}
