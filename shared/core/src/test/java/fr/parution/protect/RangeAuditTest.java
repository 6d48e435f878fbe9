// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.dataset.Protection;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A square of hidden cells, 1,000.00 beside three of 3.00: no subtraction tells the large one, but the small ones have nothing
 * to give or to take, so that it lies between 997.00 and 1,003.00.
 */
final class RangeAuditTest {

    private static final PrimaryRules RULES = PrimaryRules.of(new Protection.Threshold(5));

    @Test
    void amountBetweenSmallOnesIsFoundAlthoughEliminationLeavesItOpen() {
        Town town = square(100);
        Pattern pattern = primaryOnly(town);
        assertThat(audit(town, 0).findings(town.table(), pattern)).isEmpty();
        List<String> narrow = audit(town, 10).findings(town.table(), pattern);
        assertThat(narrow).isNotEmpty().allMatch(place -> place.startsWith("2020-T1/detail/0/"));
    }

    @Test
    void amountBetweenLargeOnesHasRoom() {
        Town town = square(10_000);
        assertThat(audit(town, 10).findings(town.table(), primaryOnly(town))).isEmpty();
    }

    @Test
    void widerRangesAreAskedForByPercent() {
        Town town = square(3_000);
        assertThat(audit(town, 5).findings(town.table(), primaryOnly(town))).isEmpty();
        assertThat(audit(town, 10).findings(town.table(), primaryOnly(town))).isNotEmpty();
    }

    /** More is hidden, and the square alone no more. */
    @Test
    void declarationThatAsksForRangesHidesMore() {
        Town town = square(100);
        assertThat(hidden(town, new Protection.Threshold(5))).isEqualTo(4);
        assertThat(hidden(town, new Protection.Threshold(5).withRange(10))).isGreaterThan(4);
    }

    private static long hidden(Town town, Protection protection) {
        return PublishedRow.of(town.protect(protection).table()).stream()
                .filter(row -> row.hides("montant"))
                .count();
    }

    /** Two persons with 500.00 each, three times three with so many cents, and many around them. */
    private static Town square(long cents) {
        Town town = Town.crossed(List.of(3, 3), List.of(List.of(0), List.of(1), List.of()));
        long person = 1;
        for (int i = 0; i < 2; i++) {
            town.file(person++, 50_000, 5L, 0, 0);
        }
        for (int i = 0; i < 3; i++) {
            town.file(person++, cents, 5L, 0, 1).file(person++, cents, 5L, 1, 0).file(person++, cents, 5L, 1, 1);
        }
        for (int i = 0; i < 30; i++) {
            for (int other = 0; other < 3; other++) {
                town.file(person++, 1_000, 5L, 2, other);
                if (other < 2) {
                    town.file(person++, 1_000, 5L, other, 2);
                }
            }
        }
        return town;
    }

    private static Pattern primaryOnly(Town town) {
        List<ContributorGroup> groups = ContributorGroup.of(town.plan().shape());
        BitSet all = RULES.unsafe(town.table(), groups.get(0).contributors());
        return new Pattern(groups.stream()
                .map(group -> {
                    BitSet rows = RULES.unsafe(town.table(), group.contributors());
                    rows.or(all);
                    return rows;
                })
                .toList());
    }

    private static DisclosureAudit audit(Town town, int percent) {
        return new DisclosureAudit(town.plan().shape(), RULES, percent);
    }
}
