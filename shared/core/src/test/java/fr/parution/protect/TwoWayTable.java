// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.Cell;
import fr.parution.table.RawTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of counts with the sums of its rows and columns, all shown, as the literature prints it.
 *
 * @param figures by row and column
 * @param suppressed whether a figure is hidden
 */
record TwoWayTable(List<List<Long>> figures, List<List<Boolean>> suppressed) {

    private static final String COUNT = "nb";

    /** A line for each row; a star before a figure that is suppressed. */
    static TwoWayTable of(String text) {
        List<List<String>> cells = text.lines()
                .map(line -> Arrays.asList(line.strip().split("\\s+")))
                .toList();
        return new TwoWayTable(
                cells.stream()
                        .map(line -> line.stream()
                                .map(cell -> Long.valueOf(cell.replace("*", "")))
                                .toList())
                        .toList(),
                cells.stream()
                        .map(line ->
                                line.stream().map(cell -> cell.startsWith("*")).toList())
                        .toList());
    }

    int rows() {
        return figures.size();
    }

    int columns() {
        return figures.get(0).size();
    }

    boolean isSuppressed(int row, int column) {
        return suppressed.get(row).get(column);
    }

    /** What is printed: rows without anybody are not. */
    List<PublishedRow> published() {
        List<PublishedRow> rows = new ArrayList<>();
        long all = 0;
        for (int row = 0; row < rows(); row++) {
            long sum = 0;
            for (int column = 0; column < columns(); column++) {
                long figure = figures.get(row).get(column);
                sum += figure;
                if (figure > 0) {
                    rows.add(row(
                            "detail",
                            List.of("C" + row, "C" + column),
                            isSuppressed(row, column) ? Cell.SUPPRESSED : new Cell.Whole(figure)));
                }
            }
            rows.add(row("lignes", List.of("C" + row, "_T"), new Cell.Whole(sum)));
            all += sum;
        }
        for (int column = 0; column < columns(); column++) {
            int place = column;
            long sum = figures.stream().mapToLong(line -> line.get(place)).sum();
            rows.add(row("colonnes", List.of("_T", "C" + column), new Cell.Whole(sum)));
        }
        rows.add(row("total", List.of("_T", "_T"), new Cell.Whole(all)));
        return rows;
    }

    private static PublishedRow row(String level, List<String> codes, Cell figure) {
        return new PublishedRow("2020-T1", level, codes, List.of(), Map.of(COUNT, figure), Cell.EMPTY);
    }

    /** The persons counted, a file each, in a town whose margins cross as these sums do. */
    Town town() {
        Town town = Town.crossed(List.of(rows(), columns()), List.of(List.of(0), List.of(1), List.of()));
        for (int row = 0; row < rows(); row++) {
            for (int column = 0; column < columns(); column++) {
                town.persons(figures.get(row).get(column).intValue(), row, column);
            }
        }
        return town;
    }

    /** The pattern of this table over the rows of that town: all figures of a suppressed cell, and nothing else. */
    Pattern pattern() {
        Town town = town();
        RawTable table = town.table();
        BitSet hidden = new BitSet();
        for (int row = 0; row < table.rows(); row++) {
            if (table.level(row) == 0
                    && isSuppressed(
                            table.layout().index(table.key(row), 0),
                            table.layout().index(table.key(row), 1))) {
                hidden.set(row);
            }
        }
        return new Pattern(ContributorGroup.of(town.plan().shape()).stream()
                .map(group -> hidden)
                .toList());
    }

    /** What an attacker sees who knows some figures because they are his own, by places such as {@code 0.2}. */
    LinearAttacker attacker(Map<String, Long> own) {
        List<PublishedRow> published = published();
        Map<PublishedRow, Long> known = new HashMap<>();
        own.forEach((place, figure) -> known.put(cell(published, place), figure));
        return new LinearAttacker(published, COUNT, known);
    }

    /** The places whose suppressed figures follow from what is printed. */
    List<String> recovered(Map<String, Long> own) {
        LinearAttacker attacker = attacker(own);
        List<PublishedRow> published = published();
        List<String> places = new ArrayList<>();
        for (int row = 0; row < rows(); row++) {
            for (int column = 0; column < columns(); column++) {
                String place = row + "." + column;
                if (isSuppressed(row, column) && !own.containsKey(place) && attacker.recovers(cell(published, place))) {
                    places.add(place);
                }
            }
        }
        return places;
    }

    private static PublishedRow cell(List<PublishedRow> published, String place) {
        List<String> codes =
                Arrays.stream(place.split("\\.")).map(code -> "C" + code).toList();
        return published.stream()
                .filter(row -> row.codes().equals(codes))
                .findFirst()
                .orElseThrow();
    }
}
