// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parution.aggregate.InventedDataset;
import fr.parution.aggregate.MicroRow;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** An amount that subtraction leaves is held against the parts of its contributors, one by one. */
final class LeftAmountTest {

    /** Stands for the body of rows that have none. */
    private static final long NOBODY = -1;

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
        assertThat(new DisclosureAudit(town.plan().shape(), rules, 0).findings(town.table(), new Pattern(hidden)))
                .isNotEmpty()
                .allSatisfy(place -> assertThat(place).startsWith("2020-T1/niveau0/"));
    }

    @Test
    void nobodyDominatesWhatIsLeftOfAnyShownAmount() {
        long sums = 0;
        for (long seed = 0; seed < 400; seed++) {
            Town town = Town.random(seed);
            List<PublishedRow> rows = PublishedRow.of(town.byContributions().table());
            sums += requireNobodyDominates(seed, left(town, rows, MicroRow::person));
        }
        assertThat(sums).isGreaterThan(200);
    }

    @Test
    void noBodyDominatesWhatIsShownOrLeftOfAnyShownAmount() {
        long sums = 0;
        for (long seed = 0; seed < 400; seed++) {
            Town town = Town.randomWithBodies(seed);
            List<PublishedRow> rows = PublishedRow.of(town.byContributions().table());
            sums += requireNobodyDominates(seed, left(town, rows, LeftAmountTest::contributor));
            sums += requireNobodyDominates(seed, left(town, rows, MicroRow::person));
            requireNobodyDominates(seed, shown(town, rows));
        }
        assertThat(sums).isGreaterThan(400);
    }

    /** Otherwise the test before could not fail. */
    @Test
    void someBodyDominatesWhereAmountsAreJudgedByPersonAlone() {
        assertThatThrownBy(() -> {
                    for (long seed = 0; seed < 20; seed++) {
                        Town town = Town.random(seed);
                        requireNobodyDominates(
                                seed,
                                shown(
                                        town,
                                        PublishedRow.of(town.byContributions().table())));
                    }
                })
                .isInstanceOf(AssertionError.class);
    }

    /** The body of a file of a random town. */
    private static long contributor(MicroRow micro) {
        Long body = Town.bodyOf(micro.person());
        return body == null ? NOBODY : body;
    }

    @Test
    void amountOfOneBodyIsHiddenThoughItsPersonsAreMany() {
        Town town = Town.withBodies(List.of(3), List.of(0));
        for (long person = 1; person <= 20; person++) {
            town.file(person, 1L, 10_000, 5L, 0)
                    .file(20 + person, person % 4, 10_000, 5L, 1)
                    .file(40 + person, person % 4, 10_000, 5L, 2);
        }
        List<PublishedRow> rows = PublishedRow.of(town.byContributions().table());
        assertThat(rows).filteredOn(row -> row.hides("nb")).isEmpty();
        assertThat(rows)
                .filteredOn(row -> row.hides("montant"))
                .extracting(row -> row.codes().get(0))
                .containsExactly("C0", "C1");
        assertThat(rows).filteredOn(row -> row.hides("taux")).hasSize(2);
    }

    @Test
    void explanationNamesTheBodyRuleAndNotTheFigure() {
        Town town = Town.withBodies(List.of(3), List.of(0));
        for (long person = 1; person <= 20; person++) {
            town.file(person, 1L, 10_000, 5L, 0).file(20 + person, person % 4, 10_000, 5L, 1);
        }
        assertThat(town.contributionsExplained(Map.of("niveau", "detail", "code_d0", "C0")))
                .singleElement()
                .extracting(Explanation::hidden)
                .asInstanceOf(InstanceOfAssertFactories.list(Explanation.Hidden.class))
                .extracting(Explanation.Hidden::reason)
                .containsOnly(Explanation.Reason.BODY);
    }

    private static long requireNobodyDominates(long seed, Map<PublishedRow, Map<Long, Long>> amounts) {
        for (Map<Long, Long> amount : amounts.values()) {
            long sum = amount.values().stream().mapToLong(Long::longValue).sum();
            List<Long> parts = amount.entrySet().stream()
                    .filter(part -> part.getKey() != NOBODY)
                    .map(Map.Entry::getValue)
                    .sorted(Comparator.reverseOrder())
                    .toList();
            long first = parts.isEmpty() ? 0 : parts.get(0);
            long second = parts.size() > 1 ? parts.get(1) : 0;
            assertThat(first * 100).as("seed %d", seed).isLessThanOrEqualTo(sum * 85);
            assertThat((sum - first - second) * 100).as("seed %d", seed).isGreaterThanOrEqualTo(first * 10);
        }
        return amounts.size();
    }

    /** The parts of each body in the amounts that are shown. */
    private static Map<PublishedRow, Map<Long, Long>> shown(Town town, List<PublishedRow> rows) {
        Map<PublishedRow, Map<Long, Long>> shown = new HashMap<>();
        for (MicroRow micro : town.rows()) {
            town.rowsOf(micro, rows).stream()
                    .filter(row -> !row.hides("montant"))
                    .forEach(row -> shown.computeIfAbsent(row, r -> new TreeMap<>())
                            .merge(contributor(micro), micro.values().get(InventedDataset.AMOUNT), Long::sum));
        }
        return shown;
    }

    /** The parts of each contributor in the hidden amounts of which a shown total is the lowest. */
    private static Map<PublishedRow, Map<Long, Long>> left(
            Town town, List<PublishedRow> rows, ToLongFunction<MicroRow> contributor) {
        Map<PublishedRow, Map<Long, Long>> left = new HashMap<>();
        for (MicroRow micro : town.rows()) {
            List<PublishedRow> above = town.rowsOf(micro, rows);
            if (above.get(0).hides("montant")) {
                above.stream()
                        .filter(row -> !row.hides("montant"))
                        .findFirst()
                        .ifPresent(row -> left.computeIfAbsent(row, r -> new TreeMap<>())
                                .merge(
                                        contributor.applyAsLong(micro),
                                        micro.values().get(InventedDataset.AMOUNT),
                                        Long::sum));
            }
        }
        return left;
    }
}
