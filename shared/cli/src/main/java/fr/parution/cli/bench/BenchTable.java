// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lines as a Markdown table, or as values for a JSON document. */
public final class BenchTable {

    private static final double MEGABYTE = 1e6;
    private static final String UNKNOWN = "–";

    private final List<BenchLine> lines = new ArrayList<>();

    /** Adds a line below the others. */
    public void add(BenchLine line) {
        lines.add(line);
    }

    /** The processor time of one line as a multiple of another's. */
    public double cpuRatio(String id, String other) {
        return line(id).cost().cpuSeconds() / line(other).cost().cpuSeconds();
    }

    private BenchLine line(String id) {
        return lines.stream().filter(line -> line.id().equals(id)).findFirst().orElseThrow();
    }

    /** As Markdown, under a head of eight names, with numbers as a language writes them. */
    public String markdown(List<String> head, Locale locale) {
        StringBuilder text = new StringBuilder();
        row(text, head);
        row(text, List.of("---", "--:", "--:", "--:", "--:", "--:", "--:", "--:"));
        for (BenchLine line : lines) {
            row(
                    text,
                    List.of(
                            line.label(),
                            seconds(locale, line.cost().wallSeconds()),
                            seconds(locale, line.cost().cpuSeconds()),
                            megabytes(locale, line.cost().peakBytes()),
                            whole(locale, line.rows()),
                            megabytes(locale, line.bytes()),
                            whole(locale, line.perSecond(line.rows())),
                            megabytes(locale, line.perSecond(line.bytes()))));
        }
        return text.toString();
    }

    /** The lines for machines, in order. */
    public List<Map<String, Object>> documents() {
        return lines.stream().map(BenchLine::document).toList();
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String seconds(Locale locale, double seconds) {
        return String.format(locale, "%.2f", seconds);
    }

    private static String whole(Locale locale, long number) {
        return number < 0 ? UNKNOWN : String.format(locale, "%,d", number);
    }

    private static String megabytes(Locale locale, long bytes) {
        return bytes < 0 ? UNKNOWN : String.format(locale, "%,.1f", bytes / MEGABYTE);
    }
}
