// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import fr.parution.dataset.PeriodUnit;
import fr.parution.linear.Elimination;
import fr.parution.linear.SparseMatrix;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * What data sets tell of each other: the lines of the totals that they share, with the sums of parts in those rows, solved
 * for what is hidden. Takes the rows while each data set is audited.
 */
final class SharedAudit {

    private final Set<SharedScheme> schemes = new LinkedHashSet<>();
    private final Map<String, AuditScheme> tables = new TreeMap<>();
    private final Map<Row, Map<String, Figure>> rows = new LinkedHashMap<>();

    /** A row of a period. */
    private record Row(SharedScheme.Side side, int period) {}

    /** What a row publishes in a column: nothing, or a figure of an earlier release, where it is not known. */
    private record Figure(boolean known, boolean carried, long value) {}

    /** A figure of a row. */
    private record Place(Row row, String column) {}

    /** Takes the rows of a period that other data sets show, too. */
    void take(String dataset, AuditScheme table, List<SharedScheme> shared, AuditedPeriod period) {
        tables.put(dataset, table);
        for (SharedScheme scheme : shared) {
            schemes.add(scheme);
            for (SharedScheme.Side side : List.of(scheme.whole(), scheme.parts())) {
                if (side.dataset().equals(dataset)) {
                    take(side, table, period);
                }
            }
        }
    }

    private void take(SharedScheme.Side side, AuditScheme table, AuditedPeriod period) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (int row = 0; row < period.rows(); row++) {
            if (table.levels().get(period.levels()[row]).label().equals(side.level())
                    && period.places().get(row).equals(side.place())) {
                for (int sum = 0; sum < table.sums().size(); sum++) {
                    figures.put(table.sums().get(sum).column(), figure(period, sum, row));
                }
            }
        }
        rows.put(new Row(side, side.unit().of(firstDay(period.period()))), figures);
    }

    private static Figure figure(AuditedPeriod period, int sum, int row) {
        boolean carried = period.carried().get(row);
        boolean known = !carried && !period.hidden().get(sum).get(row);
        return new Figure(known, carried, known ? period.values().get(sum)[row] : 0);
    }

    /** The first day of a period in any form that is published: {@code 2024-T1}, {@code 2024-01}, {@code 2024-01-31}. */
    private static LocalDate firstDay(String period) {
        int year = Integer.parseInt(period.substring(0, 4));
        if (period.charAt(5) == 'T') {
            return LocalDate.of(year, 3 * (period.charAt(6) - '1') + 1, 1);
        }
        return period.length() == 7 ? LocalDate.parse(period + "-01") : LocalDate.parse(period);
    }

    /** The hidden figures that follow, once all data sets were taken. */
    List<Finding> findings() {
        Map<String, List<Line>> together = new TreeMap<>();
        for (SharedScheme scheme : schemes) {
            for (Row whole : List.copyOf(rows.keySet())) {
                if (whole.side().equals(scheme.whole())) {
                    together.computeIfAbsent(whole.side().unit().label(whole.period()), when -> new ArrayList<>())
                            .addAll(lines(scheme, whole));
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        together.values().forEach(lines -> findings.addAll(solve(lines)));
        return findings;
    }

    private record Line(Place whole, List<Place> parts) {}

    private List<Line> lines(SharedScheme scheme, Row whole) {
        PeriodUnit unit = scheme.whole().unit();
        PeriodUnit shorter = scheme.parts().unit();
        List<Row> parts = unit.within(whole.period(), shorter)
                .mapToObj(part -> new Row(scheme.parts(), part))
                .toList();
        if (!rows.keySet().containsAll(parts)) {
            return List.of();
        }
        return scheme.measures().stream()
                .map(pair -> new Line(
                        new Place(whole, pair.whole()),
                        parts.stream().map(row -> new Place(row, pair.parts())).toList()))
                .toList();
    }

    private List<Finding> solve(List<Line> lines) {
        Set<Row> looked = new LinkedHashSet<>();
        lines.forEach(line -> {
            looked.add(line.whole().row());
            line.parts().forEach(part -> looked.add(part.row()));
        });
        List<Line> all = new ArrayList<>(lines);
        for (Row row : looked) {
            for (AuditScheme.SplitScheme split :
                    Objects.requireNonNull(tables.get(row.side().dataset())).splits()) {
                all.add(new Line(
                        new Place(row, split.whole()),
                        split.parts().stream().map(part -> new Place(row, part)).toList()));
            }
        }
        Map<Place, Integer> unknowns = new LinkedHashMap<>();
        for (Line line : all) {
            number(line.whole(), unknowns);
            line.parts().forEach(part -> number(part, unknowns));
        }
        SparseMatrix.Builder matrix = new SparseMatrix.Builder(unknowns.size());
        List<Long> constants = new ArrayList<>();
        for (Line line : all) {
            add(line, unknowns, matrix, constants);
        }
        Elimination elimination = Elimination.of(matrix.build());
        Elimination.Solution solution =
                elimination.solve(constants.stream().mapToLong(Long::longValue).toArray());
        List<Finding> findings = new ArrayList<>();
        unknowns.forEach((place, unknown) -> {
            if (elimination.isDetermined(unknown)
                    && solution.value(unknown) != 0
                    && !figure(place).carried()) {
                findings.add(finding(place));
            }
        });
        return findings;
    }

    private void number(Place place, Map<Place, Integer> unknowns) {
        if (!figure(place).known()) {
            unknowns.putIfAbsent(place, unknowns.size());
        }
    }

    private void add(Line line, Map<Place, Integer> unknowns, SparseMatrix.Builder matrix, List<Long> constants) {
        List<Place> places = new ArrayList<>(line.parts());
        places.add(line.whole());
        List<Place> open = places.stream().filter(unknowns::containsKey).toList();
        if (!open.isEmpty()) {
            matrix.add(
                    open.stream().mapToInt(unknowns::get).toArray(),
                    open.stream()
                            .mapToInt(place -> place.equals(line.whole()) ? -1 : 1)
                            .toArray());
            constants.add(figure(line.whole()).value()
                    - line.parts().stream()
                            .mapToLong(part -> figure(part).value())
                            .sum());
        }
    }

    /** A row that a period lacks is about nobody. */
    private Figure figure(Place place) {
        return rows.getOrDefault(place.row(), Map.of()).getOrDefault(place.column(), new Figure(true, false, 0));
    }

    private static Finding finding(Place place) {
        SharedScheme.Side side = place.row().side();
        List<String> words = new ArrayList<>(
                List.of(side.dataset(), side.unit().label(place.row().period()), side.level()));
        words.addAll(side.place());
        return new Finding(Finding.Kind.KNOWN, String.join("/", words), place.column());
    }
}
