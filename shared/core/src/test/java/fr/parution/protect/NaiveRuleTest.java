// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.table.RawTable;
import fr.parution.table.TableShape;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** What complementary suppression costs, beside hiding the smallest neighbour until the same audit finds nothing. */
final class NaiveRuleTest {

    @Test
    void fewerPersonsAreHiddenWhereMarginsAreNested() {
        compare("nested", 400, Town::random);
    }

    @Test
    void fewerPersonsAreHiddenWhereMarginsCross() {
        compare("crossing", 100, Town::randomCrossed);
    }

    private static void compare(String margins, int count, LongFunction<Town> towns) {
        PrimaryRules rules = new PrimaryRules(new ThresholdRule(5), new DominanceRule(0), new PPercentRule(0));
        long[] ours = new long[2];
        long[] naive = new long[2];
        for (long seed = 0; seed < count; seed++) {
            TableShape shape = towns.apply(seed).plan().shape();
            RawTable table = towns.apply(seed).table();
            add(ours, table, shape, rules, new Suppression(shape, ContributorGroup.of(shape), rules, table).run());
            add(naive, table, shape, rules, new NaiveRule(shape, rules, table).run());
        }
        System.out.printf(
                "complementary suppression, %s margins: %d rows with %d persons, smallest neighbour: %d rows with %d%n",
                margins, ours[0], ours[1], naive[0], naive[1]);
        assertThat(ours[1]).isPositive().isLessThan(naive[1]);
    }

    /** The rows that the primary rules leave, and which are hidden all the same, with their persons. */
    private static void add(long[] sums, RawTable table, TableShape shape, PrimaryRules rules, Pattern pattern) {
        for (ContributorGroup group : ContributorGroup.of(shape).subList(0, 1)) {
            for (int row = 0; row < table.rows(); row++) {
                if (pattern.isHidden(0, row) && !rules.isUnsafe(table, row, group.contributors())) {
                    sums[0]++;
                    sums[1] += table.value(group.persons(), row);
                }
            }
        }
    }
}
