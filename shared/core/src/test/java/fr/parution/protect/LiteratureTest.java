// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.table.RawTable;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Tables of the literature on disclosure control, with what it says of them.
 *
 * <ul>
 *   <li>Handbook: A. Hundepool et al., Handbook on Statistical Disclosure Control, chapter 4, whose text is also that of
 *       Statistical Disclosure Control, Wiley 2012.
 *   <li>Working paper 22: Federal Committee on Statistical Methodology, Statistical Policy Working Paper 22, Report on
 *       Statistical Disclosure Limitation Methodology, 1994, chapter II, the delinquent children of an invented state.
 *   <li>Gusfield: D. Gusfield, A graph theoretic approach to statistical data security, SIAM Journal on Computing 17, 1988.
 *   <li>GaussSuppression: the vignette on small counts of the R package of that name, Statistics Norway.
 * </ul>
 */
final class LiteratureTest {

    private static final Map<String, Long> NOTHING = Map.of();
    private static final Map<PublishedRow, Long> NOTHING_OWN = Map.of();

    /** Working paper 22: each row and column with a suppressed figure has two, and yet rows less columns leave one alone. */
    static final TwoWayTable LOOKS_SAFE = TwoWayTable.of("""
            15 *1 *3 *1
            20 *10 *10 15
            *3 10 10 *2
            *12 14 7 *2
            """);

    /** The same counties with as many holes, each on a cycle of holes. */
    static final TwoWayTable SAFE = TwoWayTable.of("""
            15 *1 *3 *1
            20 10 10 15
            *3 *10 10 *2
            *12 14 *7 *2
            """);

    @Test
    void patternWithTwoHolesInEveryLineGivesOneAway() {
        assertThat(LOOKS_SAFE.recovered(NOTHING)).containsExactly("0.3");
    }

    @Test
    void patternOfCyclesInTheSameTableGivesNothingAway() {
        assertThat(SAFE.recovered(NOTHING)).isEmpty();
    }

    /** The same patterns with more children, so that nothing but their combination can give three of them away. */
    @Test
    void eliminationFindsWhatNoLineShows() {
        TwoWayTable looksSafe = TwoWayTable.of("15 *6 *7 *3\n20 *10 *10 15\n*8 10 10 *9\n*12 14 7 *9");
        assertThat(eliminated(looksSafe)).containsExactly("0.3");
        assertThat(eliminated(TwoWayTable.of("15 *6 *7 *3\n20 10 10 15\n*8 *10 10 *9\n*12 14 *7 *9")))
                .isEmpty();
    }

    /** What the product's own elimination finds of a pattern. */
    private static List<String> eliminated(TwoWayTable table) {
        PrimaryRules rules = new PrimaryRules(new ThresholdRule(5), new DominanceRule(0), new PPercentRule(0));
        Town town = table.town();
        RawTable raw = town.table();
        TableShape shape = town.plan().shape();
        List<ContributorGroup> groups = ContributorGroup.of(shape);
        List<BitSet> hidden = table.pattern().all();
        return new Recovery(
                        new Margins(shape, raw),
                        groups.get(0),
                        rules,
                        ShownFiles.beside(groups.get(0), shape, groups, raw, hidden),
                        table.pattern().rows(0))
                .found().stream()
                        .mapToObj(row -> raw.layout().index(raw.key(row), 0) + "."
                                + raw.layout().index(raw.key(row), 1))
                        .toList();
    }

    @Test
    void countiesAreProtectedInBothDirections() {
        List<PublishedRow> published = LOOKS_SAFE.town().published();
        LinearAttacker attacker = new LinearAttacker(published, "nb", NOTHING_OWN);
        List<PublishedRow> hidden =
                published.stream().filter(row -> row.hides("nb")).toList();
        assertThat(hidden).hasSizeBetween(8, 12);
        assertThat(hidden).noneMatch(attacker::recovers);
        assertThat(attacker.atTheirLeast()).isEmpty();
    }

    /** Handbook, example 3, after Geurts 1992, table 10: four unknowns, bounded but not determined. */
    @Test
    void squareOfFourHolesIsNotDetermined() {
        TwoWayTable geurts = TwoWayTable.of("*5 *2\n*1 *2\n3 3");
        assertThat(geurts.recovered(NOTHING)).isEmpty();
        assertThat(geurts.recovered(Map.of("1.1", 2L))).containsExactly("0.0", "0.1", "1.0");
    }

    /** Handbook, 4.2.2: two cells of one contributor each in the same line, each of whom knows the other. */
    @Test
    void twoWhoAreAloneFindEachOther() {
        TwoWayTable table = TwoWayTable.of("*1 *1 9\n8 7 6");
        assertThat(TwoWayTable.of("*1 *1 9\n*8 *7 6").recovered(NOTHING)).isEmpty();
        assertThat(table.recovered(NOTHING)).containsExactly("0.0", "0.1");
        assertThat(TwoWayTable.of("*1 *1 9\n*8 *7 6").recovered(Map.of("0.0", 1L)))
                .containsExactly("0.1", "1.0", "1.1");
    }

    /**
     * GaussSuppression, example1 of 2014: the young and the old of Spain, Iceland and Portugal, with the holes that it makes for
     * less than two. It hides the zero of the young of Portugal too; where rows without anybody are known, as here, that
     * square has three corners and is open.
     */
    @Test
    void zeroThatIsKnownIsNoCornerOfASquare() {
        assertThat(TwoWayTable.of("5 *2 *1\n6 *3 *4").recovered(NOTHING)).isEmpty();
        assertThat(TwoWayTable.of("5 *2 0\n6 *3 *4").recovered(NOTHING)).containsExactly("0.1", "1.1", "1.2");
    }

    /** Handbook, 4.2.1, example 1: no contributor dominates, and yet the second comes within 2 percent of the first. */
    @Test
    void dominanceOfOneOverlooksTheSecond() {
        assertThat(new DominanceRule(90).isUnsafe(100_000, 50_000)).isFalse();
        assertThat(new PPercentRule(10).isUnsafe(100_000, 50_000, 49_000)).isTrue();
        assertThat(new PPercentRule(2).isUnsafe(100_000, 50_000, 49_000)).isFalse();
    }

    /** Handbook, 4.2.1, example 2: the second overestimates the first by 15.4 percent. */
    @Test
    void sumIsSafeByThePPercentRule() {
        assertThat(new PPercentRule(10).isUnsafe(110_000, 52_000, 50_000)).isFalse();
        assertThat(new PPercentRule(15).isUnsafe(110_000, 52_000, 50_000)).isFalse();
        assertThat(new PPercentRule(16).isUnsafe(110_000, 52_000, 50_000)).isTrue();
    }

    /** Handbook, 4.2.1, example 1d: a large company, 99 percent of the turnover of 51. */
    @Test
    void largeAmongFiftySmallDominates() {
        assertThat(new DominanceRule(85).isUnsafe(10_000, 9_900)).isTrue();
        assertThat(new ThresholdRule(5).isUnsafe(51)).isFalse();
    }

    /** Handbook, 4.2.2, example 4: contributions of 300, 20 and 10; safe from a sum of 352.94 on. */
    @Test
    void dominatedSumIsSafeFromItsProtectionLevelOn() {
        DominanceRule rule = new DominanceRule(85);
        assertThat(rule.isUnsafe(33_000, 30_000)).isTrue();
        assertThat(rule.isUnsafe(35_294, 30_000)).isTrue();
        assertThat(rule.isUnsafe(35_295, 30_000)).isFalse();
    }

    /** Handbook, table of upper protection levels: the p% rule holds from p/100 x1 - (X - x1 - x2) above the sum on. */
    @Test
    void sumIsSafeFromTheProtectionLevelOfThePPercentRuleOn() {
        PPercentRule rule = new PPercentRule(10);
        long level = 300 * 10 / 100 - (330 - 300 - 20);
        assertThat(rule.isUnsafe(330 + level - 1, 300, 20)).isTrue();
        assertThat(rule.isUnsafe(330 + level, 300, 20)).isFalse();
    }

    /**
     * Gusfield, and Handbook 4.4.3: in a table of two dimensions whose sums are shown, a hidden figure is protected from exact
     * recovery if and only if it lies on a cycle of hidden ones that turns from rows to columns.
     */
    @Test
    void holesAreProtectedExactlyWhereTheyLieOnACycle() {
        int onCycles = 0;
        int bridges = 0;
        for (long seed = 0; seed < 300; seed++) {
            TwoWayTable table = random(seed);
            List<String> alone = new ArrayList<>();
            for (int row = 0; row < table.rows(); row++) {
                for (int column = 0; column < table.columns(); column++) {
                    if (table.isSuppressed(row, column) && !isOnCycle(table, row, column)) {
                        alone.add(row + "." + column);
                    }
                    onCycles += table.isSuppressed(row, column) && isOnCycle(table, row, column) ? 1 : 0;
                }
            }
            bridges += alone.size();
            assertThat(table.recovered(NOTHING)).as("seed %d", seed).containsExactlyElementsOf(alone);
        }
        assertThat(onCycles).isGreaterThan(500);
        assertThat(bridges).isGreaterThan(500);
    }

    /** The product hides by cycles too, whatever the table. */
    @Test
    void productHidesEveryFigureOfFewOnACycleOrItsSum() {
        int hidden = 0;
        for (long seed = 0; seed < 60; seed++) {
            List<PublishedRow> published = random(seed).town().published();
            LinearAttacker attacker = new LinearAttacker(published, "nb", NOTHING_OWN);
            List<PublishedRow> few =
                    published.stream().filter(row -> row.hides("nb")).toList();
            hidden += few.size();
            assertThat(few).as("seed %d", seed).noneMatch(attacker::recovers);
        }
        assertThat(hidden).isGreaterThan(200);
    }

    static TwoWayTable random(long seed) {
        Random random = new Random(seed);
        int rows = 2 + random.nextInt(4);
        int columns = 2 + random.nextInt(4);
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                text.append(random.nextInt(5) < 2 ? " *" : " ").append(1 + random.nextInt(30));
            }
            text.append('\n');
        }
        return TwoWayTable.of(text.toString());
    }

    /** Whether the column can be reached from the row by other holes. */
    private static boolean isOnCycle(TwoWayTable table, int row, int column) {
        boolean[] rows = new boolean[table.rows()];
        boolean[] columns = new boolean[table.columns()];
        rows[row] = true;
        for (int step = 0; step < table.rows() + table.columns(); step++) {
            for (int r = 0; r < rows.length; r++) {
                for (int c = 0; c < columns.length; c++) {
                    if (table.isSuppressed(r, c) && !(r == row && c == column) && (rows[r] || columns[c])) {
                        rows[r] = true;
                        columns[c] = true;
                    }
                }
            }
        }
        return columns[column];
    }
}
