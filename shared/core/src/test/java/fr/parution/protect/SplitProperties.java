// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.aggregate.AggregationPlan;
import fr.parution.aggregate.InventedDataset;
import fr.parution.aggregate.MicroRow;
import fr.parution.aggregate.ReferenceAggregator;
import fr.parution.dataset.Protection;
import fr.parution.table.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Amounts that are published in parts, against somebody who combines the parts of a row with the lines of each. */
final class SplitProperties {

    private static final int PARTS = 4;
    private static final List<String> NAMES =
            IntStream.range(0, PARTS).mapToObj(part -> "part" + part).toList();

    @Property(tries = 200)
    void attackerRecoversNoPartOfFewPersons(@ForAll long seed) {
        attack(seed, List.of(List.of(0), List.of()));
    }

    @Property(tries = 150)
    void attackerRecoversNoPartOfFewPersonsWhereMarginsCross(@ForAll long seed) {
        attack(seed, List.of(List.of(0), List.of(1), List.of()));
    }

    /** A part that is hidden with its row is what is left of a total whose other part is shown in another total. */
    @Example
    void partOfHiddenRowDoesNotFollowFromTotals() {
        attack(237570, List.of(List.of(0), List.of(1), List.of()));
    }

    /** A row that is hidden as a whole cannot hide more itself: its total has to. */
    @Example
    void partOfHiddenRowIsCoveredByItsTotal() {
        attack(2860327773439L, List.of(List.of(0), List.of()));
    }

    private static void attack(long seed, List<List<Integer>> margins) {
        Random random = new Random(seed);
        List<Integer> sizes = List.of(2 + random.nextInt(3), 2 + random.nextInt(4));
        AggregationPlan plan = InventedDataset.split(sizes, margins, PARTS);
        List<MicroRow> rows = rows(random, plan, sizes);
        Protector protector = new Protector(
                plan.shape(),
                new Protection.Threshold(5, 0, 0, List.of(), null, List.of(new Protection.Split("montant", NAMES)))
                        .withRange(10));
        protector.add(ReferenceAggregator.aggregate(plan, 8080, rows));
        List<PublishedRow> published = PublishedRow.of(protector.table());
        SplitAttacker attacker = new SplitAttacker(published, "montant", NAMES);
        for (PublishedRow row : published) {
            for (String part : NAMES) {
                if (row.hides(part) && isOfFew(plan, rows, row, part)) {
                    assertThat(attacker.recovers(row, part))
                            .as("%s of %s %s", part, row.level(), row.codes())
                            .isFalse();
                }
            }
        }
    }

    /** Files of which each part pays for nearly all, or for few, and in some cells the first one for none. */
    private static List<MicroRow> rows(Random random, AggregationPlan plan, List<Integer> sizes) {
        List<MicroRow> rows = new ArrayList<>();
        int persons = 10 + random.nextInt(60);
        List<Integer> percent = random.ints(PARTS, 0, 3)
                .mapToObj(rate -> List.of(6, 40, 95).get(rate))
                .toList();
        int without = random.nextInt(sizes.get(0) + 1);
        for (long person = 1; person <= persons; person++) {
            List<Integer> codes = List.of(random.nextInt(sizes.get(0)), random.nextInt(sizes.get(1)));
            Long[] values = new Long[PARTS + 1];
            values[0] = 0L;
            for (int part = 0; part < PARTS; part++) {
                boolean pays = random.nextInt(100) < percent.get(part) && !(part == 0 && codes.get(0) == without);
                values[part + 1] = pays ? 100L * (1 + random.nextInt(40)) : 0L;
                values[0] += values[part + 1];
            }
            rows.add(new MicroRow(InventedDataset.key(plan, codes), person, Arrays.asList(values)));
        }
        return rows;
    }

    private static boolean isOfFew(AggregationPlan plan, List<MicroRow> rows, PublishedRow row, String part) {
        long persons = rows.stream()
                .filter(micro -> row.holds(atom(plan, micro)))
                .filter(micro -> micro.values().get(1 + NAMES.indexOf(part)) > 0)
                .map(MicroRow::person)
                .distinct()
                .count();
        return persons > 0 && persons < 5;
    }

    private static PublishedRow atom(AggregationPlan plan, MicroRow micro) {
        List<String> codes = IntStream.range(0, plan.shape().dimensions().size())
                .mapToObj(d -> "C" + plan.shape().layout().index(micro.key(), d))
                .toList();
        return new PublishedRow("", "detail", codes, List.of(), Map.of(), Cell.EMPTY);
    }
}
