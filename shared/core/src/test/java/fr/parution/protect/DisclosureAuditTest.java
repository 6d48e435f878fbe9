// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parution.problem.ParutionException;
import fr.parution.problem.ProblemCode;
import fr.parution.table.RawTable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The audit is tested by patterns that are wrong on purpose, and the tests' own attacker with it. */
final class DisclosureAuditTest {

    private static final PrimaryRules RULES =
            new PrimaryRules(new ThresholdRule(5), new DominanceRule(0), new PPercentRule(0));

    @Test
    void suppressionWithoutASecondCellIsCaughtByTheAttacker() {
        Town town = new Town(List.of(1, 3), List.of(0))
                .persons(3, 0, 0)
                .persons(9, 0, 1)
                .persons(12, 0, 2);
        Pattern pattern = primaryOnly(town);
        List<PublishedRow> published = town.published(pattern);
        LinearAttacker attacker = new LinearAttacker(published, "nb", Map.of());
        PublishedRow hidden =
                published.stream().filter(row -> row.hides("nb")).findFirst().orElseThrow();
        assertThat(attacker.recovers(hidden)).isTrue();
        assertThat(audit(town).findings(town.table(), pattern)).isNotEmpty();
    }

    @Test
    void attackerSeesCellsThatCanOnlyHaveOneFile() {
        Town town = new Town(List.of(1, 7), List.of(0)).persons(9, 0, 6);
        for (int cell = 0; cell < 6; cell++) {
            town.persons(1, 0, cell);
        }
        Pattern pattern = primaryOnly(town);
        assertThat(new LinearAttacker(town.published(pattern), "nb", Map.of()).atTheirLeast())
                .hasSize(6);
        assertThat(audit(town).findings(town.table(), pattern)).isNotEmpty();
    }

    @Test
    void auditRefusesEveryPatternThatTheAttackerBreaks() {
        int broken = 0;
        for (long seed = 0; seed < 250; seed++) {
            Town town = Town.random(seed);
            Pattern pattern = primaryOnly(town);
            if (breaks(town, pattern)) {
                broken++;
                assertThat(audit(town).findings(town.table(), pattern))
                        .as("seed %d", seed)
                        .isNotEmpty();
            }
        }
        assertThat(broken).isGreaterThan(50);
    }

    @Test
    void auditRefusesWhenOneCoverIsTakenAway() {
        int mattered = 0;
        for (long seed = 0; seed < 120; seed++) {
            Town town = Town.random(seed);
            Pattern proven = proven(town);
            assertThat(audit(town).findings(town.table(), proven))
                    .as("seed %d", seed)
                    .isEmpty();
            for (Pattern weaker : oneCoverLess(town, proven)) {
                if (breaks(town, weaker)) {
                    mattered++;
                    assertThat(audit(town).findings(town.table(), weaker))
                            .as("seed %d", seed)
                            .isNotEmpty();
                }
            }
        }
        assertThat(mattered).isGreaterThan(50);
    }

    @Test
    void auditRefusesWhatOnlyLinesTogetherGiveAway() {
        int mattered = 0;
        for (long seed = 0; seed < 120; seed++) {
            Town town = Town.randomCrossed(seed);
            Pattern proven = proven(town);
            assertThat(audit(town).findings(town.table(), proven))
                    .as("seed %d", seed)
                    .isEmpty();
            for (Pattern weaker : oneCoverLess(town, proven)) {
                if (breaks(town, weaker)) {
                    mattered++;
                    assertThat(audit(town).findings(town.table(), weaker))
                            .as("seed %d", seed)
                            .isNotEmpty();
                }
            }
        }
        assertThat(mattered).isGreaterThan(50);
    }

    @Test
    void auditRefusesARowThatShowsFewPersons() {
        Town town = new Town(List.of(1, 3), List.of(0)).persons(3, 0, 0).persons(9, 0, 1);
        assertThat(audit(town).findings(town.table(), nothingHidden(town))).isNotEmpty();
    }

    @Test
    void auditRefusesARowOfWhichOnlyAPartIsHidden() {
        Town town = new Town(List.of(1, 4), List.of(0))
                .persons(2, 0, 0)
                .persons(9, 0, 1)
                .persons(9, 0, 2);
        Pattern proven = proven(town);
        Pattern partly = new Pattern(List.of(proven.rows(0), new BitSet(), new BitSet(), new BitSet()));
        assertThat(audit(town).findings(town.table(), partly)).isNotEmpty();
    }

    @Test
    void unprovenPatternIsRefusedByItsPlaceAndWithoutFigures() {
        Town town = new Town(List.of(1, 3), List.of(0)).persons(3, 0, 0).persons(977, 0, 1);
        assertThatThrownBy(() -> audit(town).require(town.table(), primaryOnly(town)))
                .isInstanceOfSatisfying(ParutionException.class, refused -> {
                    assertThat(refused.problems()).hasSize(1);
                    assertThat(refused.problems().get(0).code()).isEqualTo(ProblemCode.DISCLOSURE_NOT_PROVEN);
                    assertThat(refused.problems().get(0).found()).contains("2020-T1/niveau0");
                    assertThat(refused.retryable()).isFalse();
                    assertThat(refused.exitCode()).isEqualTo(5);
                    assertThat(refused).hasMessageNotContainingAny("977", "980");
                });
    }

    private static DisclosureAudit audit(Town town) {
        return new DisclosureAudit(town.plan().shape(), RULES, 0);
    }

    /** Whether the attacker reads a hidden row with few persons. */
    private static boolean breaks(Town town, Pattern pattern) {
        List<PublishedRow> published = town.published(pattern);
        LinearAttacker attacker = new LinearAttacker(published, "nb", Map.of());
        return published.stream()
                .filter(row -> row.hides("nb") && town.personsOf(row, false).size() < 5)
                .anyMatch(attacker::recovers);
    }

    private static Pattern nothingHidden(Town town) {
        return new Pattern(ContributorGroup.of(town.plan().shape()).stream()
                .map(group -> new BitSet())
                .toList());
    }

    private static Pattern primaryOnly(Town town) {
        RawTable table = town.table();
        List<BitSet> hidden = new ArrayList<>();
        for (ContributorGroup group : ContributorGroup.of(town.plan().shape())) {
            BitSet rows = RULES.unsafe(table, group.contributors());
            if (!hidden.isEmpty()) {
                rows.or(hidden.get(0));
            }
            hidden.add(rows);
        }
        return new Pattern(hidden);
    }

    private static Pattern proven(Town town) {
        Margins margins = new Margins(town.plan().shape(), town.table());
        List<BitSet> hidden = new ArrayList<>();
        Pattern primary = primaryOnly(town);
        List<ContributorGroup> groups = ContributorGroup.of(town.plan().shape());
        for (int g = 0; g < groups.size(); g++) {
            BitSet rows = primary.rows(g);
            if (g > 0) {
                rows.or(hidden.get(0));
            }
            ShownFiles files = ShownFiles.beside(groups.get(g), town.plan().shape(), groups, town.table(), hidden);
            new LineSuppression(margins, groups.get(g), RULES, files, rows).run();
            hidden.add(rows);
        }
        return new Pattern(hidden);
    }

    /** The pattern with one complementary row shown again, for each of them. */
    private static List<Pattern> oneCoverLess(Town town, Pattern proven) {
        BitSet covers = (BitSet) proven.rows(0).clone();
        covers.andNot(primaryOnly(town).rows(0));
        return covers.stream()
                .mapToObj(cover -> {
                    BitSet weaker = (BitSet) proven.rows(0).clone();
                    weaker.clear(cover);
                    List<BitSet> all = new ArrayList<>();
                    all.add(weaker);
                    ContributorGroup.of(town.plan().shape()).stream().skip(1).forEach(group -> all.add(proven.rows(1)));
                    return new Pattern(all);
                })
                .toList();
    }
}
