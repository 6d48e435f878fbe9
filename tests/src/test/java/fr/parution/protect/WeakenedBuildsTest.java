// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parution.dataset.Formats;
import fr.parution.problem.ParutionException;
import fr.parution.problem.ProblemCode;
import fr.parution.protect.WeakenedBuild.Rule;
import fr.parution.table.Cell;
import fr.parution.table.RawTable;
import fr.parution.table.TableShape;
import fr.parution.tests.cli.Command;
import fr.parution.tests.servers.PythonReaders;
import fr.parution.write.FileMetadata;
import fr.parution.write.TableWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small town with a region for each way in. The full build leaves none open; without any one rule, the attacker on its
 * published files finds what that rule had closed, or the audit refuses it, as a rule.
 */
class WeakenedBuildsTest {

    private static final PrimaryRules RULES =
            new PrimaryRules(new ThresholdRule(5), new DominanceRule(85), new PPercentRule(10));

    /** Regions: few, alone, all alone, two and two, one who dominates, two who do. */
    private static final Town TOWN = town();

    @TempDir
    private Path directory;

    private static Town town() {
        Town town = new Town(List.of(6, 8), List.of(1, 0));
        fill(town, 0, 3, 20, 30, 40);
        fill(town, 1, 1, 4, 21, 31);
        fill(town, 2, 1, 1, 1, 1, 1, 1, 1, 32);
        fill(town, 3, 2, 2, 23, 33);
        fill(town, 4, 7, 24, 25, 34);
        town.file(10_001, 500_000, 5L, 4, 0);
        fill(town, 5, 7, 26, 27, 35);
        town.file(10_002, 500_000, 5L, 5, 0).file(10_003, 480_000, 5L, 5, 0);
        return town;
    }

    private static void fill(Town town, int region, int... persons) {
        for (int cell = 0; cell < persons.length; cell++) {
            town.persons(persons[cell], region, cell);
        }
    }

    private static TableShape shape() {
        return TOWN.plan().shape();
    }

    private static WeakenedBuild without(Rule... left) {
        return WeakenedBuild.without(shape(), TOWN.table(), left);
    }

    @Test
    void fullBuildIsLeftAlone() {
        Protector protector = TOWN.byContributions();
        assertThat(found(protector.table())).isEmpty();
        assertThat(audited(without().pattern())).isEmpty();
        assertThat(found(without().table())).isEmpty();
    }

    @Test
    void withoutThresholdFewAreShown() {
        WeakenedBuild build = without(Rule.THRESHOLD);
        assertThat(found(build.table())).anyMatch(line -> line.startsWith("found small count shown"));
        assertThat(audited(build.pattern())).isNotEmpty();
    }

    @Test
    void withoutComplementsASubtractionFindsTheFew() {
        WeakenedBuild build = without(Rule.COMPLEMENTARY, Rule.SINGLETONS, Rule.SLACK, Rule.COVER);
        assertThat(found(build.table())).anyMatch(line -> line.startsWith("found exact"));
        assertThat(audited(build.pattern())).isNotEmpty();
    }

    @Test
    void withoutTheRuleOfSingletonsOneWhoIsAloneFindsOthers() {
        WeakenedBuild build = without(Rule.SINGLETONS);
        assertThat(found(build.table())).anyMatch(line -> line.startsWith("found by a single person"));
        assertThat(audited(build.pattern())).isNotEmpty();
    }

    @Test
    void withoutSlackAllHolesAreOne() {
        WeakenedBuild build = without(Rule.SLACK);
        assertThat(found(build.table())).anyMatch(line -> line.startsWith("found exact"));
        assertThat(audited(build.pattern())).isNotEmpty();
    }

    @Test
    void withoutCoverTheSumOfFourIsLeft() {
        WeakenedBuild build = without(Rule.COVER);
        assertThat(found(build.table())).anyMatch(line -> line.startsWith("found few left"));
        assertThat(audited(build.pattern())).isNotEmpty();
    }

    @Test
    void withoutItsRuleAMeanGivesItsSumAway() {
        assertThat(found(without(Rule.MEANS).table())).anyMatch(line -> line.startsWith("found mean of hidden"));
    }

    /** Who has how much of a sum is in no file; the audit knows. */
    @Test
    void withoutDominanceOrPPercentTheAuditRefuses() {
        assertThat(audited(without(Rule.DOMINANCE, Rule.P_PERCENT).pattern())).isNotEmpty();
        assertThat(audited(without(Rule.P_PERCENT).pattern())).isNotEmpty();
        assertThat(rows(without().table(), "montant"))
                .isGreaterThan(rows(without(Rule.P_PERCENT).table(), "montant"))
                .isGreaterThan(rows(without(Rule.DOMINANCE, Rule.P_PERCENT).table(), "montant"));
    }

    @Test
    void gateStopsWhatTheAttackerWouldFind() {
        Pattern pattern = without(Rule.COMPLEMENTARY, Rule.SINGLETONS, Rule.SLACK, Rule.COVER)
                .pattern();
        assertThatThrownBy(() -> new DisclosureAudit(shape(), RULES, 0).require(TOWN.table(), pattern))
                .isInstanceOfSatisfying(
                        ParutionException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(problem -> problem.code())
                                .containsExactly(ProblemCode.DISCLOSURE_NOT_PROVEN));
    }

    private static List<String> audited(Pattern pattern) {
        RawTable table = TOWN.table();
        return new DisclosureAudit(shape(), RULES, 0).findings(table, pattern);
    }

    private static long rows(ProtectedTable table, String measure) {
        return PublishedRow.of(table).stream().filter(row -> row.hides(measure)).count();
    }

    /** What the attacker finds in the files of a table, knowing who is alone where. */
    private List<String> found(ProtectedTable table) {
        try {
            Path store = Files.createTempDirectory(directory, "store");
            FileMetadata metadata = new FileMetadata(
                    "essai", "Essai", "Essai", "Ville", "https://example.org/essai", FileMetadata.LICENCE_OUVERTE);
            new TableWriter().write(table, metadata, new Formats(false, false), store.resolve("latest"));
            Path alone = Files.write(store.resolve("alone.txt"), alone(table));
            Path script = Command.checkout().resolve("tests/src/test/python/attack.py");
            return PythonReaders.run(script, store.toString(), "--report", "--alone", alone.toString())
                    .lines()
                    .filter(line -> line.startsWith("found "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hidden rows of one person, as he may name them. */
    private static List<String> alone(ProtectedTable table) {
        return PublishedRow.of(table).stream()
                .filter(row -> row.measures().get("nb").equals(Cell.SUPPRESSED))
                .filter(row -> TOWN.personsOf(row, false).size() == 1)
                .map(row -> "essai/" + row.period() + "/" + row.level() + "/" + String.join(".", row.codes()))
                .toList();
    }
}
