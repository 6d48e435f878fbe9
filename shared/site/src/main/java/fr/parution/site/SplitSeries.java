// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.FigureTable.Value;
import fr.parution.site.FigureRows.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A measure by period and by what splits it: one series for each, all over the same periods. */
final class SplitSeries {

    private final List<Entry> entries = new ArrayList<>();
    private final String lastPeriod;

    /**
     * @param rows told apart by period, then by the split
     */
    SplitSeries(FigureRows rows, BoardMeasure measure) {
        List<Line> periods = rows.along(0);
        List<Line> split = rows.along(1);
        TreeSet<String> all = new TreeSet<>();
        periods.forEach(line -> all.add(line.key()));
        this.lastPeriod = all.last();
        Map<String, Map<String, Line>> byKey = new LinkedHashMap<>();
        for (int i = 0; i < split.size(); i++) {
            byKey.computeIfAbsent(split.get(i).key(), key -> new LinkedHashMap<>())
                    .put(periods.get(i).key(), split.get(i));
        }
        for (String key : rows.order(1)) {
            Map<String, Line> own = byKey.getOrDefault(key, Map.of());
            List<Series.Point> points = new ArrayList<>();
            for (String period : all) {
                Line line = own.get(period);
                boolean whole = line != null && !line.first().isPartial();
                points.add(new Series.Point(
                        Period.of(period),
                        line == null || !whole ? null : line.first().amount()));
            }
            Line any = own.values().iterator().next();
            Line last = own.getOrDefault(lastPeriod, new Line(any.key(), any.name(), any.named(), List.of(Value.NONE)));
            entries.add(new Entry(last, new Series(measure.column(), points)));
        }
    }

    /** One for each value of the split, in publication order. */
    List<Entry> entries() {
        return entries;
    }

    List<Series> series() {
        return entries.stream().map(Entry::series).toList();
    }

    /** All in the last period. */
    List<Line> last() {
        return entries.stream().map(Entry::line).toList();
    }

    Period lastPeriod() {
        return Period.of(lastPeriod);
    }

    /**
     * One value of the split.
     *
     * @param line its value in the last period
     * @param series its values over time
     */
    record Entry(Line line, Series series) {}
}
