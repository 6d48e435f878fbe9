// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli.bench;

import java.util.Locale;

/** What is measured of a publication, in order. */
public enum BenchStep {
    GENERATE,
    EXTRACT,
    STAGE,
    AGGREGATE,
    PROTECT,
    WRITE,
    COMMIT,
    PROJECT;

    /** For machines. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
