// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli.bench;

import fr.parution.protect.DisclosureReport;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one data set.
 *
 * @param staged rows in the periods that are published
 * @param periods how many those are
 * @param again how many of them the second run had to aggregate
 * @param compared published rows
 * @param shown those that hide nothing
 * @param hidden what the first release hid by which rule; null where none was
 */
public record BenchBlock(
        String dataset,
        BenchTable table,
        long staged,
        int periods,
        int again,
        long compared,
        long shown,
        long differences,
        @Nullable DisclosureReport hidden) {

    /** For machines. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("dataset", dataset);
        document.put("staged", staged);
        document.put("periods", periods);
        document.put("periodsAgain", again);
        document.put("steps", table.documents());
        document.put("cpuOfPolars", table.cpuRatio("release", "polars"));
        document.put("cpuOfDuckDb", table.cpuRatio("release", "duckdb"));
        document.put("compared", compared);
        document.put("shown", shown);
        document.put("differences", differences);
        if (hidden != null) {
            document.put("hidden", hidden);
        }
        return document;
    }
}
