// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Requests to a store by their kind, as S3 counts them, and the bytes that they carried.
 *
 * @param writes PUT
 * @param looks HEAD
 * @param reads GET
 * @param lists LIST, which costs as much as a write
 */
public record Requests(long writes, long looks, long reads, long lists, long bytesSent, long bytesRead) {

    /** None. */
    public static final Requests NONE = new Requests(0, 0, 0, 0, 0, 0);

    /** In dollars, by the list of eu-west-3 as it was in 2026: what is estimated is told with them. */
    public static final double WRITE_PRICE = 0.0053 / 1000;

    public static final double READ_PRICE = 0.00042 / 1000;
    public static final double GIGABYTE_SECOND_PRICE = 0.0000166667;

    /** Those since an earlier count. */
    public Requests since(Requests before) {
        return new Requests(
                writes - before.writes,
                looks - before.looks,
                reads - before.reads,
                lists - before.lists,
                bytesSent - before.bytesSent,
                bytesRead - before.bytesRead);
    }

    /** Both. */
    public Requests plus(Requests other) {
        return new Requests(
                writes + other.writes,
                looks + other.looks,
                reads + other.reads,
                lists + other.lists,
                bytesSent + other.bytesSent,
                bytesRead + other.bytesRead);
    }

    /** What S3 asks for them, in dollars. */
    public double price() {
        return (writes + lists) * WRITE_PRICE + (looks + reads) * READ_PRICE;
    }

    /** For machines. */
    public Map<String, Object> document(String id) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", id);
        document.put("put", writes);
        document.put("head", looks);
        document.put("get", reads);
        document.put("list", lists);
        document.put("bytesSent", bytesSent);
        document.put("bytesRead", bytesRead);
        return document;
    }

    /** A row of a Markdown table under the head of {@code bench.requestsHead}. */
    public String row(String label, Locale locale) {
        List<String> cells = List.of(
                label,
                String.format(locale, "%,d", writes),
                String.format(locale, "%,d", looks),
                String.format(locale, "%,d", reads),
                String.format(locale, "%,d", lists),
                String.format(locale, "%,.1f", bytesSent / 1e6),
                String.format(locale, "%,.1f", bytesRead / 1e6));
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
