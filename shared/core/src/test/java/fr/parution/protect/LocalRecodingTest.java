// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.aggregate.MicroRow;
import fr.parution.dataset.Protection;
import fr.parution.dataset.Text;
import fr.parution.table.KeyLayout;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Groups of persons by the first dimension; the second is what they may share, and its last code says that it is withheld. */
final class LocalRecodingTest {

    private static final String WITHHELD = "C2";

    private static Protection protection() {
        return new Protection.Threshold(
                5,
                0,
                0,
                List.of(),
                null,
                List.of(),
                List.of(),
                new Protection.Group("d1", new Text("situation", "situation"), WITHHELD),
                Protection.MeanPolicy.HIDDEN,
                0);
    }

    private static Town town() {
        return new Town(List.of(2, 3), List.of(1, 0));
    }

    private static List<PublishedRow> published(Town town) {
        Protector protector = town.protector(protection());
        protector.add(town.table());
        return PublishedRow.of(protector.table());
    }

    private static List<String> shown(List<PublishedRow> rows) {
        return rows.stream()
                .map(row -> String.join(".", row.codes()) + " " + (row.hides("nb") ? "S" : row.figure("nb")))
                .toList();
    }

    @Test
    void groupOfOneCategoryIsPublishedWithoutIt() {
        assertThat(shown(published(town().persons(20, 0, 0).persons(12, 1, 0).persons(9, 1, 1))))
                .containsExactlyInAnyOrder("C0.C2 20", "C1.C0 12", "C1.C1 9", "C0._T 20", "C1._T 21", "_T._T 41");
    }

    @Test
    void fourPersonsOutsideTheLargestCategoryAreTooFewAndFiveAreNot() {
        assertThat(shown(published(town().persons(20, 0, 0).persons(4, 0, 1)))).contains("C0.C2 24");
        assertThat(shown(published(town().persons(20, 0, 0).persons(5, 0, 1)))).contains("C0.C0 20", "C0.C1 5");
    }

    /** Who is in both categories is not outside the largest one. */
    @Test
    void personsAreCountedOnceHoweverManyCategoriesTheyAreIn() {
        Town town = town();
        for (long person = 1; person <= 20; person++) {
            town.file(person, 1000, 5L, 0, 0);
        }
        for (long person = 1; person <= 8; person++) {
            town.file(person, 1000, 5L, 0, 1);
        }
        assertThat(shown(published(town))).contains("C0.C2 28", "C0._T 28");
    }

    @Test
    void groupOfTooFewPersonsHidesItsFiguresAndItsCategory() {
        assertThat(shown(published(town().persons(3, 0, 1).persons(30, 1, 0).persons(30, 1, 1))))
                .contains("C0.C2 S", "C0._T S")
                .doesNotContain("C0.C1 S");
    }

    /** The figures of a total that stays do not move, and what hides the group once it is withheld hides it with its total. */
    @Test
    void groupThatComesToShareACategoryTellsNothingBesideTheReleaseBefore() {
        Reissue reissue = new Reissue(protection());
        Town before =
                town().persons(20, 0, 0).persons(5, 0, 1).persons(12, 1, 0).persons(9, 1, 1);
        assertThat(shown(reissue.publish(before))).contains("C0.C0 20", "C0.C1 5", "C0._T 25");
        Set<Long> gone = new HashSet<>(Set.of(25L));
        Town after = before.later(
                row -> gone.contains(row.person()) ? java.util.Optional.empty() : java.util.Optional.of(row));
        List<PublishedRow> rows = reissue.publish(after);
        assertThat(shown(rows)).contains("C0._T 25", "C0.C2 S").doesNotContain("C0.C2 24", "C0.C0 20", "C0.C1 4");
    }

    @Test
    void noPublishedGroupSharesACategoryAllButAFew() {
        int withheld = 0;
        for (long seed = 0; seed < 300; seed++) {
            Town town = Town.random(seed);
            int last = town.plan().shape().dimensions().size() - 1;
            if (town.plan().shape().levels().get(1).keeps().size() == last) {
                withheld += requireNoneShares(town, last, seed);
            }
        }
        assertThat(withheld).isGreaterThan(500);
    }

    /** How many groups are withheld. */
    private static int requireNoneShares(Town town, int last, long seed) {
        KeyLayout layout = town.plan().shape().layout();
        Map<List<Integer>, Map<Integer, Set<Long>>> groups = new HashMap<>();
        for (MicroRow row : town.rows()) {
            List<Integer> group = java.util.stream.IntStream.range(0, last)
                    .mapToObj(d -> layout.index(row.key(), d))
                    .toList();
            groups.computeIfAbsent(group, g -> new TreeMap<>())
                    .computeIfAbsent(layout.index(row.key(), last), c -> new HashSet<>())
                    .add(row.person());
        }
        Protection protection = new Protection.Threshold(
                5,
                0,
                0,
                List.of(),
                null,
                List.of(),
                List.of(),
                new Protection.Group("d" + last, new Text("situation", "situation"), "C0"),
                Protection.MeanPolicy.HIDDEN,
                0);
        Protector protector = town.protector(protection);
        protector.add(town.table());
        Map<List<String>, Set<String>> published = new HashMap<>();
        for (PublishedRow row : PublishedRow.of(protector.table())) {
            if (row.level().equals("detail")) {
                published
                        .computeIfAbsent(row.codes().subList(0, last), g -> new HashSet<>())
                        .add(row.codes().get(last));
            }
        }
        int withheld = 0;
        for (Map.Entry<List<Integer>, Map<Integer, Set<Long>>> group : groups.entrySet()) {
            Set<Long> all = new HashSet<>();
            group.getValue().values().forEach(all::addAll);
            int largest =
                    group.getValue().values().stream().mapToInt(Set::size).max().orElseThrow();
            List<String> codes = group.getKey().stream().map(code -> "C" + code).toList();
            boolean shares = all.size() - largest < 5;
            assertThat(published.get(codes).equals(Set.of("C0")))
                    .as("seed %d, group %s", seed, codes)
                    .isEqualTo(shares);
            withheld += shares ? 1 : 0;
        }
        return withheld;
    }
}
