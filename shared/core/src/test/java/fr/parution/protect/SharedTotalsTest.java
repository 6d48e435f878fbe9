// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.parution.aggregate.InventedDataset;
import fr.parution.dataset.PeriodUnit;
import fr.parution.dataset.Protection;
import fr.parution.dataset.SharedTotal;
import fr.parution.linear.RationalElimination;
import fr.parution.problem.ParutionException;
import fr.parution.problem.ProblemCode;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Months with the parts of an amount in one data set, quarters with a row for each part in another. */
final class SharedTotalsTest {

    private static final int PARTS = 4;
    private static final int QUARTER = 8080;
    private static final List<Integer> MONTHS = List.of(3 * QUARTER, 3 * QUARTER + 1, 3 * QUARTER + 2);
    private static final Set<String> BOTH = Set.of("mois", "trimestres");
    private static final TableShape QUARTERS =
            InventedDataset.plan(List.of(PARTS, 2), List.of(1)).shape();
    private static final TableShape OF_MONTHS =
            monthly(InventedDataset.split(List.of(2), List.of(List.of()), PARTS).shape());
    private static final List<String> PART_GROUPS = groups(OF_MONTHS);
    private static final String AMOUNT = amountGroup();

    private final long[][] persons = new long[MONTHS.size()][PARTS];
    private final boolean[][] hidden = new boolean[MONTHS.size()][PARTS];
    private final boolean[] hiddenTotals = new boolean[PARTS];
    private final long[] totals = new long[PARTS];

    @Example
    void monthIsHiddenBesideOneThatTheQuarterWouldTell() {
        draw(new long[][] {{900, 3}, {900, 40}, {900, 60}});
        settle(BOTH);
        assertThat(hidden[0][1]).isTrue();
        assertThat(hidden[1][1]).as("the smaller of the others").isTrue();
        assertThat(hidden[2][1]).isFalse();
        assertThat(hiddenTotals).containsOnly(false);
    }

    @Example
    void nothingIsHiddenWhereNothingIsTold() {
        draw(new long[][] {{900, 30}, {900, 40}, {900, 60}});
        assertThat(totals().next(BOTH)).isEmpty();
    }

    /** The months' wholes less the other totals are the total of two persons, whatever the months hide. */
    @Example
    void secondTotalIsHiddenWhereTheOthersTellOne() {
        draw(new long[][] {{900, 1}, {800, 1}, {700, 0}});
        settle(BOTH);
        assertThat(hiddenTotals[1]).isTrue();
        assertThat(hiddenTotals[0]).isTrue();
    }

    @Example
    void personWhoIsAloneInAMonthDoesNotTellTheOther() {
        draw(new long[][] {{900, 1}, {900, 4}, {900, 60}});
        settle(BOTH);
        assertThat(hidden[2][1]).isTrue();
    }

    @Example
    void quarterWithoutAllItsMonthsTellsNothing() {
        draw(new long[][] {{900, 3}, {900, 40}, {900, 60}});
        SharedTotals totals = empty();
        put(totals, 0);
        putQuarter(totals);
        assertThat(totals.next(BOTH)).isEmpty();
    }

    @Example
    void refusesWhereTheOtherDataSetWouldHaveToHide() {
        draw(new long[][] {{900, 3}, {900, 0}, {900, 60}});
        hidden[2][1] = true;
        persons[2][1] = 2;
        assertThatExceptionOfType(ParutionException.class)
                .isThrownBy(() -> settle(Set.of("autre")))
                .satisfies(e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.DISCLOSURE_SHARED_TOTAL));
    }

    /** Held against elimination in fractions over all lines and all sums of parts. */
    @Property(tries = 500)
    void noHiddenFigureFollows(@ForAll long seed) {
        Random random = new Random(seed);
        long[][] drawn = new long[MONTHS.size()][PARTS];
        for (long[] month : drawn) {
            month[0] = 50 + random.nextInt(1000);
            for (int part = 1; part < PARTS; part++) {
                month[part] = random.nextInt(3) == 0 ? random.nextInt(6) : random.nextInt(60);
            }
        }
        draw(drawn);
        settle(BOTH);
        RationalElimination exact = system();
        for (int unknown = 0; unknown < unknowns.size(); unknown++) {
            assertThat(exact.isDetermined(unknown)).as(unknowns.get(unknown)).isFalse();
        }
        for (int part = 0; part < PARTS; part++) {
            assertThat(loneHoles(part)).as("line of part " + part).isNotEqualTo(1);
        }
    }

    private final List<String> unknowns = new ArrayList<>();

    private RationalElimination system() {
        unknowns.clear();
        Map<String, Integer> numbers = new TreeMap<>();
        for (int part = 0; part < PARTS; part++) {
            for (int month = 0; month < MONTHS.size(); month++) {
                if (hidden[month][part] && persons[month][part] > 0) {
                    numbers.put("m" + month + "p" + part, 0);
                }
            }
            if (hiddenTotals[part] && totals[part] > 0) {
                numbers.put("q" + part, 0);
            }
        }
        numbers.replaceAll((name, number) -> {
            unknowns.add(name);
            return unknowns.size() - 1;
        });
        List<int[]> equations = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            int[] line = new int[unknowns.size()];
            for (int month = 0; month < MONTHS.size(); month++) {
                set(line, numbers.get("m" + month + "p" + part), 1);
            }
            set(line, numbers.get("q" + part), -1);
            equations.add(line);
        }
        for (int month = 0; month < MONTHS.size(); month++) {
            int[] sum = new int[unknowns.size()];
            for (int part = 0; part < PARTS; part++) {
                set(sum, numbers.get("m" + month + "p" + part), 1);
            }
            equations.add(sum);
        }
        return new RationalElimination(equations.toArray(int[][]::new), new long[equations.size()], unknowns.size());
    }

    private static void set(int[] equation, Integer unknown, int coefficient) {
        if (unknown != null) {
            equation[unknown] = coefficient;
        }
    }

    private int loneHoles(int part) {
        int holes = hiddenTotals[part] && totals[part] > 0 ? 1 : 0;
        for (int month = 0; month < MONTHS.size(); month++) {
            holes += hidden[month][part] && persons[month][part] > 0 ? 1 : 0;
        }
        return holes == 1 && hiddenTotals[part] && totals[part] <= 1 ? 0 : holes;
    }

    private void draw(long[][] drawn) {
        for (int month = 0; month < drawn.length; month++) {
            System.arraycopy(drawn[month], 0, persons[month], 0, drawn[month].length);
            for (int part = 0; part < PARTS; part++) {
                hidden[month][part] = persons[month][part] > 0 && persons[month][part] < 5;
            }
            absorb(month);
        }
        for (int part = 0; part < PARTS; part++) {
            int of = part;
            totals[part] = IntStream.range(0, drawn.length)
                    .mapToLong(month -> persons[month][of])
                    .sum();
            hiddenTotals[part] = totals[part] > 0 && totals[part] < 5;
        }
    }

    /** What a table does by itself: the first part of a row is hidden with any other, and never alone. */
    private void absorb(int month) {
        boolean any = false;
        for (int part = 1; part < PARTS; part++) {
            any |= hidden[month][part] && persons[month][part] > 0;
        }
        if (!any && hidden[month][0]) {
            IntStream.range(1, PARTS)
                    .filter(part -> persons[month][part] > 0)
                    .boxed()
                    .min((a, b) -> Long.compare(persons[month][a], persons[month][b]))
                    .ifPresent(part -> hidden[month][part] = true);
        }
        hidden[month][0] |= any;
    }

    private void settle(Set<String> free) {
        SharedTotals totals = totals();
        List<SharedTotals.Asked> asked = totals.next(free);
        for (int rounds = 0; !asked.isEmpty(); rounds++) {
            assertThat(rounds).isLessThan(100);
            for (SharedTotals.Asked one : asked) {
                if (one.dataset().equals("mois")) {
                    int month = MONTHS.indexOf(one.period());
                    hidden[month][PART_GROUPS.indexOf(one.row().group())] = true;
                    absorb(month);
                } else {
                    hiddenTotals[one.row().row().get("d0").charAt(1) - '0'] = true;
                }
            }
            totals = totals();
            asked = totals.next(free);
        }
    }

    private SharedTotals totals() {
        SharedTotals totals = empty();
        IntStream.range(0, MONTHS.size()).forEach(month -> put(totals, month));
        putQuarter(totals);
        return totals;
    }

    private void put(SharedTotals totals, int month) {
        Map<String, SharedCell> cells = new HashMap<>();
        for (int part = 0; part < PARTS; part++) {
            cells.put(PART_GROUPS.get(part), new SharedCell(hidden[month][part], persons[month][part]));
        }
        totals.put("mois", MONTHS.get(month), Map.of(), cells);
    }

    private void putQuarter(SharedTotals into) {
        for (int part = 0; part < PARTS; part++) {
            into.put(
                    "trimestres",
                    QUARTER,
                    Map.of("d0", "C" + part),
                    Map.of(AMOUNT, new SharedCell(hiddenTotals[part], totals[part])));
        }
    }

    private static SharedTotals empty() {
        List<SharedTotal> declared = IntStream.range(0, PARTS)
                .mapToObj(part -> new SharedTotal(
                        new SharedTotal.Side("trimestres", Map.of("d0", "C" + part)),
                        new SharedTotal.Side("mois", Map.of()),
                        List.of(new SharedTotal.Pair("montant", "part" + part))))
                .toList();
        Protection.Threshold five = new Protection.Threshold(5);
        return new SharedTotals(
                declared, Map.of("trimestres", QUARTERS, "mois", OF_MONTHS), Map.of("trimestres", five, "mois", five));
    }

    private static TableShape monthly(TableShape shape) {
        return new TableShape(
                shape.schema(),
                shape.sources(),
                PeriodUnit.MONTH,
                shape.dimensions(),
                shape.levels(),
                shape.territory(),
                shape.aggregates(),
                shape.measures(),
                shape.persons(),
                shape.rows(),
                shape.splits());
    }

    private static List<String> groups(TableShape shape) {
        List<ContributorGroup> groups = ContributorGroup.of(shape);
        return shape.splits().get(0).parts().stream()
                .map(part -> GroupCounts.name(shape, groups.get(ContributorGroup.indexOf(groups, part))))
                .toList();
    }

    private static String amountGroup() {
        List<ContributorGroup> groups = ContributorGroup.of(QUARTERS);
        int amount = QUARTERS.measures().stream()
                .map(measure -> measure.name())
                .toList()
                .indexOf("montant");
        return GroupCounts.name(QUARTERS, groups.get(ContributorGroup.indexOf(groups, amount)));
    }
}
