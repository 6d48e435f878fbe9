// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.dataset.PeriodUnit;
import fr.parution.dataset.Protection;
import fr.parution.dataset.SharedTotal;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.table.MeasureColumn;
import fr.parution.table.Split;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps data sets from telling what others hide. A total that two of them show is a line across both: the row of the longer
 * period is the sum of the other's rows. Like a line within one table, it must leave something safe, and no combination of
 * such lines with the parts of an amount may tell a hidden figure. What is missing is asked of one of the two, which is then
 * settled again with that row hidden, and so on until nothing is missing. Knows what is printed and how many persons are
 * behind it, and no figure.
 *
 * <p>Within each table a hidden row is not determined, whatever it is tied to (that is what settling it proved). A line with
 * two holes or more, each in a table of its own, therefore determines nothing by itself; only parts that add up in a row tie
 * the lines of one to those of another, so these sums are all that is to be added ({@link SharedSystem}).
 */
public final class SharedTotals {

    private final Map<String, TableShape> shapes;
    private final Map<String, Integer> thresholds = new HashMap<>();
    private final List<Line> lines;
    /** By data set, its rows that are looked at. */
    private final Map<String, Set<Map<String, String>>> rows = new TreeMap<>();

    private final Map<Row, Map<String, SharedCell>> cells = new HashMap<>();
    private final Map<String, TreeSet<Integer>> periods = new TreeMap<>();

    /** A row of one period of a data set. */
    record Row(String dataset, int period, Map<String, String> codes) {}

    /** The figures of one group in a row. */
    record Place(Row row, String group) {}

    /**
     * A shared total, for one group of figures.
     *
     * @param amounts whether it is one of amounts, which are split; else of numbers
     */
    private record Line(
            SharedTotal.Side whole, String wholeGroup, SharedTotal.Side parts, String partsGroup, boolean amounts) {}

    /**
     * A row that a data set is to hide.
     *
     * @param period as the unit of the data set counts it
     */
    public record Asked(String dataset, int period, AskedRow row) {}

    /**
     * @param declared the totals to look at, all of them between data sets about persons
     * @param shapes of their data sets, by id
     * @param protections of their data sets, by id
     */
    public SharedTotals(
            List<SharedTotal> declared, Map<String, TableShape> shapes, Map<String, Protection.Threshold> protections) {
        this.shapes = Map.copyOf(shapes);
        protections.forEach((dataset, protection) -> thresholds.put(dataset, protection.thresholdPersons()));
        Set<Line> found = new LinkedHashSet<>();
        for (SharedTotal total : declared) {
            for (SharedTotal.Pair pair : total.measures()) {
                MeasureColumn whole = measure(total.whole().dataset(), pair.whole());
                MeasureColumn parts = measure(total.parts().dataset(), pair.parts());
                Optional<String> wholeGroup = group(total.whole().dataset(), whole);
                Optional<String> partsGroup = group(total.parts().dataset(), parts);
                if (wholeGroup.isPresent() && partsGroup.isPresent()) {
                    boolean amounts = whole.kind() == MeasureColumn.Kind.CENTS;
                    found.add(new Line(total.whole(), wholeGroup.get(), total.parts(), partsGroup.get(), amounts));
                }
            }
        }
        this.lines = List.copyOf(found);
        for (Line line : lines) {
            for (SharedTotal.Side side : List.of(line.whole(), line.parts())) {
                rows.computeIfAbsent(side.dataset(), dataset -> new LinkedHashSet<>())
                        .add(side.row());
            }
        }
    }

    private MeasureColumn measure(String dataset, String name) {
        return shape(dataset).measures().stream()
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no measure " + name + " in " + dataset));
    }

    /** The group of a measure, or nothing where it is always shown. */
    private Optional<String> group(String dataset, MeasureColumn measure) {
        return ContributorGroup.of(shape(dataset)).stream()
                .filter(group -> group.contributors().equals(measure.contributors()) && !group.isAlwaysShown())
                .map(group -> GroupCounts.name(shape(dataset), group))
                .findFirst();
    }

    private TableShape shape(String dataset) {
        TableShape shape = shapes.get(dataset);
        if (shape == null) {
            throw new IllegalArgumentException("no shape of " + dataset);
        }
        return shape;
    }

    /** Takes what a period of a data set is about to print, in the place of what was given of it before. */
    public void put(String dataset, PrintedPeriod printed) {
        List<ContributorGroup> groups = ContributorGroup.of(shape(dataset));
        for (Map<String, String> codes : rows.getOrDefault(dataset, Set.of())) {
            Map<String, SharedCell> ofRow = new LinkedHashMap<>();
            for (ContributorGroup group : groups) {
                String name = GroupCounts.name(shape(dataset), group);
                ofRow.put(name, printed.cell(name, codes));
            }
            put(dataset, printed.period(), codes, ofRow);
        }
    }

    /** The same, row by row: by group, what the period does with its figures. */
    void put(String dataset, int period, Map<String, String> codes, Map<String, SharedCell> ofRow) {
        periods.computeIfAbsent(dataset, id -> new TreeSet<>()).add(period);
        cells.put(new Row(dataset, period, codes), Map.copyOf(ofRow));
    }

    /**
     * What is to be hidden next, one row for each period of a longer unit; empty when nothing is told. Ask again once the
     * periods were settled with it.
     *
     * @param free the data sets that can hide more, those of this run
     * @throws ParutionException {@code DISCLOSURE_SHARED_TOTAL} where none of them can
     */
    public List<Asked> next(Set<String> free) {
        Map<String, List<Met>> met = new TreeMap<>();
        for (Line line : lines) {
            for (int period : periods.getOrDefault(line.whole().dataset(), new TreeSet<>())) {
                meet(line, period)
                        .ifPresent(one -> met.computeIfAbsent(one.when(), when -> new ArrayList<>())
                                .add(one));
            }
        }
        List<Asked> asked = new ArrayList<>();
        met.forEach((when, together) -> next(together, free).ifPresent(asked::add));
        return asked;
    }

    private Optional<Asked> next(List<Met> together, Set<String> free) {
        Optional<Met> unsafe =
                together.stream().filter(line -> !line.isSafe()).min(Comparator.comparingLong(Met::hiddenPersons));
        if (unsafe.isPresent()) {
            return Optional.of(cheapest(List.of(unsafe.get()), free).stream()
                    .findFirst()
                    .map(SharedTotals::ask)
                    .orElseThrow(() -> refusal(unsafe.get())));
        }
        Optional<Asked> forOne = cheapest(
                        together.stream().filter(Met::tellsOne).toList(), free)
                .stream()
                .findFirst()
                .map(SharedTotals::ask);
        if (forOne.isPresent()) {
            return forOne;
        }
        Set<Place> told = told(together, Set.of());
        if (told.isEmpty()) {
            return Optional.empty();
        }
        List<Place> covers = cheapest(together, free);
        return Optional.of(covers.stream()
                .filter(cover -> told(together, Set.of(cover)).size() < told.size())
                .findFirst()
                .or(() -> covers.stream().findFirst())
                .map(SharedTotals::ask)
                .orElseThrow(() -> refusal(together.get(0))));
    }

    private static Asked ask(Place place) {
        return new Asked(
                place.row().dataset(),
                place.row().period(),
                new AskedRow(place.group(), place.row().codes()));
    }

    private static ParutionException refusal(Met line) {
        return new ParutionException(Problem.of(
                ProblemCode.DISCLOSURE_SHARED_TOTAL, line.total().row().dataset(), line.when(), line.others()));
    }

    /** What some lines show and these data sets could hide, fewest persons first. */
    private List<Place> cheapest(List<Met> lines, Set<String> free) {
        return lines.stream()
                .flatMap(line -> line.places().stream())
                .filter(place ->
                        cell(place).mayCover() && free.contains(place.row().dataset()))
                .distinct()
                .sorted(Comparator.comparingLong((Place place) -> cell(place).persons())
                        .thenComparing(place -> place.row().dataset())
                        .thenComparing(place -> place.row().period())
                        .thenComparing(Place::group))
                .toList();
    }

    /**
     * The hidden figures that the lines of a period tell together.
     *
     * @param more places that are looked at as if they were hidden, too
     */
    private Set<Place> told(List<Met> together, Set<Place> more) {
        Set<Place> told = new LinkedHashSet<>();
        for (boolean amounts : List.of(true, false)) {
            SharedSystem system = new SharedSystem(place ->
                    more.contains(place) ? new SharedCell(true, cell(place).persons()) : cell(place));
            Set<Row> looked = new LinkedHashSet<>();
            together.stream().filter(line -> line.amounts() == amounts).forEach(line -> {
                system.addSum(line.total(), line.parts());
                line.places().forEach(place -> looked.add(place.row()));
            });
            if (amounts) {
                looked.forEach(row -> addSums(system, row));
            }
            told.addAll(system.told(thresholds));
        }
        return told;
    }

    private void addSums(SharedSystem system, Row row) {
        TableShape shape = shape(row.dataset());
        List<ContributorGroup> groups = ContributorGroup.of(shape);
        for (Split split : shape.splits()) {
            List<Place> parts = split.parts().stream()
                    .map(measure -> place(row, shape, groups, measure))
                    .toList();
            system.addSum(place(row, shape, groups, split.whole()), parts);
        }
    }

    private static Place place(Row row, TableShape shape, List<ContributorGroup> groups, int measure) {
        return new Place(row, GroupCounts.name(shape, groups.get(ContributorGroup.indexOf(groups, measure))));
    }

    /** A line in one period, or nothing where the data set of the parts has not all of it. */
    private Optional<Met> meet(Line line, int period) {
        PeriodUnit unit = shape(line.whole().dataset()).periodUnit();
        PeriodUnit shorter = shape(line.parts().dataset()).periodUnit();
        List<Row> rowsWithin = unit.within(period, shorter)
                .mapToObj(part ->
                        new Row(line.parts().dataset(), part, line.parts().row()))
                .toList();
        if (!cells.keySet().containsAll(rowsWithin)) {
            return Optional.empty();
        }
        List<Place> parts = rowsWithin.stream()
                .map(row -> new Place(row, line.partsGroup()))
                .toList();
        Place whole =
                new Place(new Row(line.whole().dataset(), period, line.whole().row()), line.wholeGroup());
        return Optional.of(new Met(unit.label(period), whole, parts, line.amounts()));
    }

    private SharedCell cell(Place place) {
        return cells.getOrDefault(place.row(), Map.of()).getOrDefault(place.group(), SharedCell.NONE);
    }

    private int threshold(Place place) {
        return thresholds.getOrDefault(place.row().dataset(), 0);
    }

    /** A shared total in one period of its longer unit. */
    private final class Met {

        private final String when;
        private final Place total;
        private final List<Place> parts;
        private final boolean amounts;

        Met(String when, Place total, List<Place> parts, boolean amounts) {
            this.when = when;
            this.total = total;
            this.parts = parts;
            this.amounts = amounts;
        }

        String when() {
            return when;
        }

        Place total() {
            return total;
        }

        List<Place> parts() {
            return parts;
        }

        boolean amounts() {
            return amounts;
        }

        /**
         * Whether somebody who is alone in the one hidden part can tell the hidden total. Of others it tells him no more
         * than the shown parts do, but it may cover for rows of its own table: one more part is hidden where this run can.
         */
        boolean tellsOne() {
            List<SharedCell> hidden = parts.stream()
                    .map(SharedTotals.this::cell)
                    .filter(SharedCell::hides)
                    .toList();
            return cell(total).hides()
                    && cell(total).persons() > 1
                    && hidden.size() == 1
                    && hidden.get(0).persons() == 1;
        }

        /** The other data set. */
        String others() {
            return parts.get(0).row().dataset();
        }

        List<Place> places() {
            List<Place> places = new ArrayList<>(parts);
            places.add(total);
            return places;
        }

        long hiddenPersons() {
            return parts.stream()
                    .map(SharedTotals.this::cell)
                    .filter(SharedCell::hides)
                    .mapToLong(SharedCell::persons)
                    .sum();
        }

        /**
         * A shown total must leave something safe, as one within a table must ({@link Residual}); a hidden one must not be
         * the sum of shown parts.
         */
        boolean isSafe() {
            int holes = 0;
            int alone = 0;
            long most = 0;
            long shown = 0;
            for (Place place : parts) {
                SharedCell part = cell(place);
                if (part.hides()) {
                    holes++;
                    alone += part.persons() == 1 ? 1 : 0;
                    most = Math.max(most, part.persons());
                } else {
                    shown += part.persons();
                }
            }
            SharedCell whole = cell(total);
            if (whole.hole()) {
                return whole.persons() == 0 || holes > 0;
            }
            ThresholdRule rule = new ThresholdRule(Math.max(threshold(total), threshold(parts.get(0))));
            return new Residual(holes, alone, most, shown).isSafe(whole.persons(), rule);
        }
    }
}
