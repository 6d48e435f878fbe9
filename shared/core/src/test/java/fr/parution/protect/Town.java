// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.aggregate.AggregationPlan;
import fr.parution.aggregate.InventedDataset;
import fr.parution.aggregate.MicroRow;
import fr.parution.aggregate.ReferenceAggregator;
import fr.parution.dataset.Protection;
import fr.parution.table.RawTable;
import fr.parution.table.ValueColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An invented population, cell by cell, and what is published of it. */
final class Town {

    private static final Protection CONTRIBUTIONS = new Protection.Threshold(5, 85, 10, List.of(), null, List.of());

    private final AggregationPlan plan;
    private final List<MicroRow> rows = new ArrayList<>();
    private long nextPerson = 1;

    Town(List<Integer> sizes, List<Integer> kept) {
        this(InventedDataset.plan(sizes, kept));
    }

    /** A town whose files are with training bodies, by which amounts are judged too. */
    static Town withBodies(List<Integer> sizes, List<Integer> kept) {
        return new Town(InventedDataset.byBody(sizes, kept));
    }

    /** A town whose declaration shows the means of hidden rows. */
    static Town showingMeans(List<Integer> sizes, List<Integer> kept) {
        return new Town(InventedDataset.showingMeans(sizes, kept));
    }

    private Town(AggregationPlan plan) {
        this.plan = plan;
    }

    /** A town whose margins may cross: which dimensions each keeps, finer ones first. */
    static Town crossed(List<Integer> sizes, List<List<Integer>> margins) {
        return new Town(InventedDataset.crossed(sizes, margins));
    }

    /** A town drawn from a seed, with margins that cross: any of those over two to four dimensions. */
    static Town randomCrossed(long seed) {
        Random random = new Random(seed);
        List<Integer> sizes = new ArrayList<>();
        int dimensions = 2 + random.nextInt(3);
        for (int d = 0; d < dimensions; d++) {
            sizes.add(2 + random.nextInt(3));
        }
        List<List<Integer>> margins = new ArrayList<>();
        for (int kept = 0; kept < (1 << dimensions) - 1; kept++) {
            if (random.nextInt(3) > 0 || kept == 0) {
                int mask = kept;
                margins.add(IntStream.range(0, dimensions)
                        .filter(d -> (mask & 1 << d) != 0)
                        .boxed()
                        .toList());
            }
        }
        margins.sort(Comparator.<List<Integer>>comparingInt(List::size).reversed());
        Town town = crossed(sizes, margins);
        int persons = 5 + random.nextInt(160);
        for (long person = 1; person <= persons; person++) {
            town.nextPerson = person;
            town.settle(person, random, draw(random, sizes));
        }
        return town;
    }

    /** A town drawn from a seed: two to four dimensions, one to four margins, many cells with one or two persons. */
    static Town random(long seed) {
        return random(seed, 120);
    }

    /** The same with up to so many persons. */
    static Town random(long seed, int most) {
        return random(seed, most, InventedDataset::plan);
    }

    /** The same with training bodies. */
    static Town randomWithBodies(long seed) {
        return random(seed, 120, InventedDataset::byBody);
    }

    private static Town random(long seed, int most, BiFunction<List<Integer>, List<Integer>, AggregationPlan> plan) {
        Random random = new Random(seed);
        List<Integer> sizes = new ArrayList<>();
        int dimensions = 2 + random.nextInt(3);
        for (int d = 0; d < dimensions; d++) {
            sizes.add(1 + random.nextInt(d == 0 ? 3 : 4));
        }
        List<Integer> kept = new ArrayList<>();
        for (int keep = dimensions - 1; keep >= 0; keep--) {
            if (random.nextInt(4) > 0 || (keep == 0 && kept.isEmpty())) {
                kept.add(keep);
            }
        }
        Town town = new Town(plan.apply(sizes, kept));
        int persons = 5 + random.nextInt(most);
        for (long person = 1; person <= persons; person++) {
            town.nextPerson = person;
            town.settle(person, random, draw(random, sizes));
        }
        return town;
    }

    /** One to three files, in cells that differ in the last dimension. */
    private void settle(long person, Random random, Integer[] home) {
        int last = home.length - 1;
        int files = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1;
        for (int file = 0; file < files; file++) {
            home[last] = random.nextInt(plan.shape().layout().size(last));
            file(person, random.nextInt(50) * 100L, random.nextInt(3) == 0 ? null : (long) random.nextInt(40), home);
        }
    }

    private static Integer[] draw(Random random, List<Integer> sizes) {
        Integer[] codes = new Integer[sizes.size()];
        for (int d = 0; d < codes.length; d++) {
            int first = random.nextInt(sizes.get(d));
            codes[d] = random.nextBoolean() ? first : random.nextInt(first + 1);
        }
        return codes;
    }

    /** One file of a person; his body, where there are any, is known by him. */
    Town file(long person, long cents, Long duration, Integer... codes) {
        return file(person, bodyOf(person), cents, duration, codes);
    }

    /** One of four bodies; one person in five has none. */
    static @Nullable Long bodyOf(long person) {
        return person % 5 == 0 ? null : (Long) (person % 5);
    }

    /** One file of a person with a body. */
    Town file(long person, @Nullable Long body, long cents, @Nullable Long duration, Integer... codes) {
        List<@Nullable Long> values = new ArrayList<>(Arrays.asList(cents, duration, cents / 2));
        if (plan.values().stream().anyMatch(ValueColumn::body)) {
            values.add(body);
        }
        rows.add(new MicroRow(InventedDataset.key(plan, List.of(codes)), person, values));
        return this;
    }

    /** So many persons with a file each, of 10 euros and 5 hours. */
    Town persons(int count, Integer... codes) {
        for (int i = 0; i < count; i++) {
            file(nextPerson++, 1000, 5L, codes);
        }
        return this;
    }

    /** So many persons with a file whose duration is not filled in. */
    Town withoutDuration(int count, Integer... codes) {
        for (int i = 0; i < count; i++) {
            file(nextPerson++, 1000, null, codes);
        }
        return this;
    }

    /** The same town with other files, each of which may be left out. */
    Town later(Function<MicroRow, Optional<MicroRow>> change) {
        Town later = new Town(plan);
        rows.forEach(row -> change.apply(row).ifPresent(later.rows::add));
        later.nextPerson = nextPerson;
        return later;
    }

    /** A number of files, by the names of the rows that they are in. */
    Map<String, Long> files() {
        Map<String, Long> files = new HashMap<>();
        RawTable table = table();
        for (int row = 0; row < table.rows(); row++) {
            files.put(name(table, row), table.value(plan.shape().rows(), row));
        }
        return files;
    }

    private String name(RawTable table, int row) {
        List<String> codes = new ArrayList<>();
        for (int d = 0; d < plan.shape().dimensions().size(); d++) {
            boolean kept = plan.shape()
                    .levels()
                    .get(table.level(row))
                    .keeps()
                    .contains(plan.shape().dimensions().get(d).name());
            codes.add(kept ? "C" + plan.shape().layout().index(table.key(row), d) : "_T");
        }
        return plan.shape().levels().get(table.level(row)).label() + " " + String.join(".", codes);
    }

    AggregationPlan plan() {
        return plan;
    }

    List<MicroRow> rows() {
        return rows;
    }

    RawTable table() {
        return table(8080);
    }

    RawTable table(int period) {
        return ReferenceAggregator.aggregate(plan, period, rows);
    }

    List<PublishedRow> published() {
        return PublishedRow.of(protector().table());
    }

    Protector protector() {
        return protect(new Protection.Threshold(5));
    }

    /** Protected so that the amount of no person, and of no body, shows through a sum either. */
    Protector byContributions() {
        return protect(CONTRIBUTIONS);
    }

    /** Which rules hide a row then. */
    List<Explanation> contributionsExplained(Map<String, String> cell) {
        return protector(CONTRIBUTIONS).explain(table(), List.of(), cell);
    }

    /** Protected as a declaration asks for. */
    Protector protect(Protection protection) {
        Protector protector = protector(protection);
        protector.add(table());
        return protector;
    }

    /** A protector that was given nothing yet. */
    Protector protector(Protection protection) {
        return new Protector(plan.shape(), protection);
    }

    /** What is published when these rows, by level and key, are hidden, without any audit. */
    List<PublishedRow> published(Pattern pattern) {
        List<ContributorGroup> groups = ContributorGroup.of(plan.shape());
        List<ProtectedPeriod> periods = List.of(
                ProtectedPeriod.of(plan.shape(), groups, table(), List.of(), pattern, ProtectedPeriod.Cost.NOTHING));
        return PublishedRow.of(new ProtectedTable(
                plan.shape().schema(), table().rows(), () -> new MergingCursor(plan.shape(), groups, periods)));
    }

    /** The codes, {@code _T} where the level sums over the dimension, of the rows with something hidden. */
    List<String> hidden(String measure) {
        return published().stream()
                .filter(row -> row.hides(measure))
                .map(row -> row.level() + " " + String.join(".", row.codes()))
                .sorted()
                .toList();
    }

    /** The distinct persons behind a published row who have all that {@code dated} asks for. */
    List<Long> personsOf(PublishedRow row, boolean dated) {
        return rows.stream()
                .filter(micro -> row.holds(atom(micro)))
                .filter(micro -> !dated || micro.values().get(InventedDataset.DURATION) != null)
                .map(MicroRow::person)
                .distinct()
                .toList();
    }

    /** The published rows that a source row is part of, the lowest level first. */
    List<PublishedRow> rowsOf(MicroRow micro, List<PublishedRow> published) {
        PublishedRow atom = atom(micro);
        return published.stream()
                .filter(row -> row.holds(atom))
                .sorted(Comparator.comparing(
                        row -> row.codes().stream().filter("_T"::equals).count()))
                .toList();
    }

    /** How many source rows a person has in a published row. */
    long filesOf(PublishedRow row, long person) {
        return rows.stream()
                .filter(micro -> micro.person() == person && row.holds(atom(micro)))
                .count();
    }

    private PublishedRow atom(MicroRow micro) {
        List<String> codes = new ArrayList<>();
        for (int d = 0; d < plan.shape().layout().dimensions().size(); d++) {
            codes.add("C" + plan.shape().layout().index(micro.key(), d));
        }
        return new PublishedRow("", "detail", codes, List.of(), Map.of(), fr.parution.table.Cell.EMPTY);
    }

    /** For each person who is alone in hidden rows of the full cross, these rows with his files there. */
    Map<Long, Map<PublishedRow, Long>> singletons(List<PublishedRow> published) {
        Map<Long, Map<PublishedRow, Long>> singletons = new HashMap<>();
        for (PublishedRow row : published) {
            List<Long> persons = row.level().equals("detail") && row.hides("nb") ? personsOf(row, false) : List.of();
            if (persons.size() == 1) {
                long person = persons.get(0);
                singletons.computeIfAbsent(person, p -> new HashMap<>()).put(row, filesOf(row, person));
            }
        }
        return singletons;
    }

    @Override
    public String toString() {
        return rows.stream()
                .map(row -> Long.toHexString(row.key()) + ":" + row.person())
                .collect(Collectors.joining(" "));
    }
}
