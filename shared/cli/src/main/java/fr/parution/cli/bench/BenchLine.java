// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of the table.
 *
 * @param id for machines, such as {@code stage}
 * @param label in the reader's language
 * @param rows rows gone through, or -1 where rows are not what the step works on
 * @param bytes bytes read or written, as the label says, or -1
 */
public record BenchLine(String id, String label, Cost cost, long rows, long bytes) {

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", id);
        document.put("wallSeconds", cost.wallSeconds());
        document.put("cpuSeconds", cost.cpuSeconds());
        document.put("peakBytes", cost.peakBytes());
        document.put("rows", rows);
        document.put("bytes", bytes);
        return document;
    }

    /** Something by the second of the clock, or -1 where it is unknown or took no time. */
    long perSecond(long amount) {
        return amount < 0 || cost.wallNanos() <= 0 ? -1 : Math.round(amount / cost.wallSeconds());
    }
}
