// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.dataset.Axis;
import fr.parution.dataset.Code;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.FigureTable;
import fr.parution.describe.FigureTable.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The rows of a figure with the names of what they are about, in one language. */
final class FigureRows {

    private final Edition edition;
    private final FigureTable table;
    private final List<FigureTable.Row> all;
    private final Map<String, Map<String, Code>> codes = new HashMap<>();

    FigureRows(Edition edition, DatasetDescription dataset, FigureTable table) {
        this.edition = edition;
        this.table = table;
        this.all = table.rows();
        for (String axis : table.axes()) {
            Map<String, Code> byKey = new LinkedHashMap<>();
            dataset.figures().labels().getOrDefault(axis, List.of()).forEach(code -> byKey.put(code.code(), code));
            codes.put(axis, byKey);
        }
    }

    /** The rows as they are. */
    List<FigureTable.Row> all() {
        return all;
    }

    /** All rows, each under its key on one axis. */
    List<Line> along(int axis) {
        List<Line> lines = new ArrayList<>();
        for (FigureTable.Row row : all) {
            lines.add(line(table.axes().get(axis), row.keys().get(axis), row.values()));
        }
        return lines;
    }

    /** The keys on one axis, each once, in publication order. */
    List<String> order(int axis) {
        Set<String> there = new LinkedHashSet<>();
        all.forEach(row -> there.add(row.keys().get(axis)));
        List<String> listed = codes(table.axes().get(axis)).keySet().stream()
                .filter(there::contains)
                .toList();
        return listed.isEmpty() ? List.copyOf(there) : listed;
    }

    /** What a row is called on each axis. */
    List<String> names(FigureTable.Row row) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < row.keys().size(); i++) {
            names.add(line(table.axes().get(i), row.keys().get(i), List.of()).name());
        }
        return names;
    }

    /** The values of two codes of the second axis, by the names on the first one. */
    Sides sides(List<String> codes) {
        List<Line> classes = along(0);
        List<Line> split = along(1);
        List<Map<String, Value>> values = List.of(new LinkedHashMap<>(), new LinkedHashMap<>());
        List<String> names = new ArrayList<>(codes);
        Set<String> order = new LinkedHashSet<>();
        for (int i = 0; i < split.size(); i++) {
            int side = codes.indexOf(split.get(i).key());
            if (side >= 0) {
                values.get(side).put(classes.get(i).name(), split.get(i).first());
                names.set(side, split.get(i).name());
                order.add(classes.get(i).name());
            }
        }
        return new Sides(List.copyOf(order), names, values);
    }

    /**
     * The two sides of a pyramid.
     *
     * @param classes the names on the first axis
     * @param names of the two sides
     */
    record Sides(List<String> classes, List<String> names, List<Map<String, Value>> values) {

        /** Copies its lists. */
        Sides {
            classes = List.copyOf(classes);
            names = List.copyOf(names);
            values = List.copyOf(values);
        }
    }

    private Map<String, Code> codes(String axis) {
        return codes.getOrDefault(axis, Map.of());
    }

    /** The same rows without their first axis, for one place on it. */
    static FigureTable at(FigureTable table, String key) {
        List<String> lines = table.lines().stream()
                .filter(line -> line.startsWith(key + "\t"))
                .map(line -> line.substring(key.length() + 1))
                .toList();
        return table.axes().isEmpty()
                ? FigureTable.NONE
                : new FigureTable(
                        table.axes().subList(1, table.axes().size()),
                        table.measures(),
                        lines,
                        lines.size(),
                        table.summedRows(),
                        table.hiddenRows());
    }

    private Line line(String axis, String key, List<Value> values) {
        if (axis.equals(Axis.PERIOD)) {
            String period = Period.of(key).full(edition.words());
            return new Line(key, period, period, values);
        }
        Optional<Code> code = Optional.ofNullable(codes(axis).get(key));
        TerritoryNames names = new TerritoryNames(edition.language());
        return code.map(found -> new Line(key, names.alone(found), names.inSentence(found), values))
                .orElseGet(() -> unlisted(key, values));
    }

    /** An entity, by the name that the source has for it. */
    private Line unlisted(String key, List<Value> values) {
        String name = key.isBlank() ? edition.say("figure.unnamed") : Typography.french(key);
        return new Line(key, name, name, values);
    }

    /** The lines whose first value is shown, from the greatest; ties in publication order. */
    static List<Line> ranked(List<Line> lines) {
        List<Line> shown = new ArrayList<>(
                lines.stream().filter(line -> line.first().amount() != null).toList());
        shown.sort(Comparator.comparing(Line::amount).reversed());
        return shown;
    }

    /**
     * One row.
     *
     * @param key a code, a period or a name
     * @param name what it is called alone
     * @param named what it is called inside a sentence
     */
    record Line(String key, String name, String named, List<Value> values) {

        /** Copies its list. */
        Line {
            values = List.copyOf(values);
        }

        Value first() {
            return values.get(0);
        }

        BigDecimal amount() {
            return Objects.requireNonNull(first().amount());
        }
    }
}
