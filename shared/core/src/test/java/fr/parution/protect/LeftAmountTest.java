// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.aggregate.InventedDataset;
import fr.parution.aggregate.MicroRow;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An amount that subtraction leaves is held against the parts of its contributors, one by one. */
final class LeftAmountTest {

    /** The first cell is somebody's; the second is too small to cover him. */
    private static Town dominated() {
        Town town = new Town(List.of(1, 3), List.of(0)).file(100, 900_000, 5L, 0, 0);
        for (long person = 1; person <= 5; person++) {
            town.file(person, 10_000, 5L, 0, 0)
                    .file(10 + person, 6_000, 5L, 0, 1)
                    .file(20 + person, 100_000, 5L, 0, 2);
        }
        return town.file(26, 100_000, 5L, 0, 2);
    }

    @Test
    void dominatedAmountTakesCoversUntilNobodyDominatesWhatIsLeft() {
        List<PublishedRow> rows = PublishedRow.of(dominated().byContributions().table());
        assertThat(rows).filteredOn(row -> row.hides("nb")).isEmpty();
        assertThat(rows)
                .filteredOn(row -> row.hides("montant"))
                .extracting(PublishedRow::level)
                .containsExactly("detail", "detail", "detail");
    }

    @Test
    void auditRefusesACoverThatIsTooSmall() {
        Town town = dominated();
        PrimaryRules rules = new PrimaryRules(new ThresholdRule(5), new DominanceRule(85), new PPercentRule(10));
        List<ContributorGroup> groups = ContributorGroup.of(town.plan().shape());
        List<BitSet> hidden = groups.stream()
                .map(group -> {
                    BitSet rows = new BitSet();
                    rows.set(0, group.contributors().hasParts() ? 2 : 0);
                    return rows;
                })
                .toList();
        assertThat(new DisclosureAudit(town.plan().shape(), rules).findings(town.table(), new Pattern(hidden)))
                .isNotEmpty()
                .allSatisfy(place -> assertThat(place).startsWith("2020-T1/niveau0/"));
    }

    @Test
    void nobodyDominatesWhatIsLeftOfAnyShownAmount() {
        long sums = 0;
        for (long seed = 0; seed < 400; seed++) {
            Town town = Town.random(seed);
            List<PublishedRow> rows = PublishedRow.of(town.byContributions().table());
            for (Map.Entry<PublishedRow, Map<Long, Long>> left :
                    left(town, rows).entrySet()) {
                List<Long> parts = left.getValue().values().stream()
                        .sorted(Comparator.reverseOrder())
                        .toList();
                long sum = parts.stream().mapToLong(Long::longValue).sum();
                long second = parts.size() > 1 ? parts.get(1) : 0;
                assertThat(parts.get(0) * 100).as("seed %d", seed).isLessThanOrEqualTo(sum * 85);
                assertThat((sum - parts.get(0) - second) * 100)
                        .as("seed %d", seed)
                        .isGreaterThanOrEqualTo(parts.get(0) * 10);
                sums++;
            }
        }
        assertThat(sums).isGreaterThan(200);
    }

    /** The parts of each person in the hidden amounts of which a shown total is the lowest. */
    private static Map<PublishedRow, Map<Long, Long>> left(Town town, List<PublishedRow> rows) {
        Map<PublishedRow, Map<Long, Long>> left = new HashMap<>();
        for (MicroRow micro : town.rows()) {
            List<PublishedRow> above = town.rowsOf(micro, rows);
            if (above.get(0).hides("montant")) {
                above.stream()
                        .filter(row -> !row.hides("montant"))
                        .findFirst()
                        .ifPresent(row -> left.computeIfAbsent(row, r -> new TreeMap<>())
                                .merge(micro.person(), micro.values().get(InventedDataset.AMOUNT), Long::sum));
            }
        }
        return left;
    }
}
