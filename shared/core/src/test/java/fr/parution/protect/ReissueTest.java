// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.aggregate.InventedDataset;
import fr.parution.aggregate.MicroRow;
import fr.parution.dataset.Protection;
import fr.parution.table.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a second release prints of a period, row by row. */
final class ReissueTest {

    private final Reissue reissue = new Reissue();

    /** Two regions with cells of many persons, of which nothing has to be hidden. */
    private static Town town() {
        return new Town(List.of(2, 8), List.of(1, 0))
                .persons(20, 0, 0)
                .persons(30, 0, 1)
                .persons(40, 0, 2)
                .persons(50, 1, 0)
                .persons(60, 1, 1);
    }

    @Test
    void sameDataArePrintedAndRememberedTheSameWay() {
        List<PublishedRow> first = reissue.publish(town());
        byte[] memory = reissue.memory();
        assertThat(reissue.publish(town())).isEqualTo(first);
        assertThat(reissue.memory()).isEqualTo(memory);
    }

    @Test
    void periodInWhichNothingChangedByFivePersonsIsPrintedExactlyAsItWas() {
        List<PublishedRow> first = reissue.publish(town());
        assertThat(reissue.publish(town().persons(4, 0, 0))).isEqualTo(first);
        assertThat(reissue.publish(town().persons(2, 1, 7)))
                .as("a new row of two persons")
                .isEqualTo(first);
    }

    @Test
    void smallChangesAddUpUntilTheyMayBeSeen() {
        List<PublishedRow> first = reissue.publish(town());
        assertThat(reissue.publish(town().persons(3, 0, 0))).isEqualTo(first);
        assertThat(nb(reissue.publish(town().persons(6, 0, 0)), "detail C0.C0")).isEqualTo(26);
    }

    @Test
    void rowThatFewPersonsChangedIsCarriedBesideOneThatManyChanged() {
        reissue.publish(town());
        List<PublishedRow> second = reissue.publish(town().persons(2, 0, 0).persons(10, 0, 1));
        assertThat(nb(second, "detail C0.C0")).isEqualTo(20);
        assertThat(row(second, "detail C0.C0").secrecy()).isEqualTo(new Cell.Text("R"));
        assertThat(nb(second, "niveau1 C0._T")).isEqualTo(102);
        assertThat(row(second, "niveau1 C0._T").secrecy()).isEqualTo(Cell.EMPTY);
    }

    @Test
    void whatACarriedRowIsNowDoesNotFollowFromItsTotal() {
        reissue.publish(town());
        List<PublishedRow> second = reissue.publish(town().persons(2, 0, 0).persons(10, 0, 1));
        // The row with ten more would leave the two: it is carried as well, and twelve are left for both.
        assertThat(carried(second)).containsExactly("detail C0.C0", "detail C0.C1");
    }

    @Test
    void rowOfWhichOnlyAmountsChangedIsCarried() {
        reissue.publish(town());
        Town repriced = town().persons(10, 1, 1).later(row -> Optional.of(row.person() == 1 ? dearer(row) : row));
        List<PublishedRow> second = reissue.publish(repriced);
        assertThat(row(second, "detail C0.C0").figure("montant")).isEqualTo(20_000);
        assertThat(carried(second)).contains("detail C0.C0");
    }

    @Test
    void hiddenRowStaysHiddenUntilItMoved() {
        Town first = town().persons(4, 0, 3).persons(7, 0, 4);
        assertThat(hidden(reissue.publish(first))).contains("detail C0.C3", "detail C0.C4");
        Town second = town().persons(6, 0, 3).persons(8, 0, 4).persons(10, 1, 0);
        assertThat(hidden(reissue.publish(second))).contains("detail C0.C3", "detail C0.C4");
        Town third = town().persons(20, 0, 3).persons(21, 0, 4).persons(10, 1, 0);
        assertThat(hidden(reissue.publish(third))).isEmpty();
    }

    @Test
    void hiddenRowIsFarOnlyByMoreThanATenth() {
        Town first = town().persons(4, 0, 3);
        List<String> hidden = hidden(reissue.publish(first));
        assertThat(hidden).containsExactly("detail C0.C0", "detail C0.C3");
        // Twenty became twenty-six, far enough; a hundred persons more and the hidden rest would have to move by ten.
        Town second = town().persons(30, 0, 3).persons(2, 0, 0).persons(10, 1, 0);
        assertThat(hidden(reissue.publish(second))).contains("detail C0.C0");
    }

    @Test
    void rowThatShrankUnderTheThresholdIsCarriedOrEmptiedAsItsChangeIsSmallOrLarge() {
        Town first = town().persons(6, 0, 3).persons(30, 0, 4);
        reissue.publish(first);
        Town second = town().persons(3, 0, 3).persons(3, 0, 4).persons(10, 1, 0);
        List<PublishedRow> published = reissue.publish(second);
        assertThat(carried(published)).contains("detail C0.C3");
        assertThat(nb(published, "detail C0.C3")).isEqualTo(6);
        assertThat(hidden(published)).contains("detail C0.C4");
    }

    @Test
    void newRowIsHiddenWithFourPersonsAndShownWithFive() {
        reissue.publish(town());
        List<PublishedRow> second =
                reissue.publish(town().persons(4, 0, 5).persons(10, 0, 1).persons(5, 1, 6));
        assertThat(hidden(second)).containsExactly("detail C0.C5");
        assertThat(nb(second, "detail C1.C6")).isEqualTo(5);
    }

    @Test
    void printedRowMayVanish() {
        reissue.publish(town().persons(9, 1, 3));
        List<PublishedRow> second = reissue.publish(town());
        assertThat(second).noneMatch(row -> TwoReleases.name(row).equals("detail C1.C3"));
        assertThat(nb(second, "niveau1 C1._T")).isEqualTo(110);
    }

    @Test
    void carriedRowIsPrintedAgainOnceFivePersonsChangedIt() {
        reissue.publish(town());
        reissue.publish(town().persons(2, 0, 0).persons(10, 1, 0));
        List<PublishedRow> third = reissue.publish(town().persons(7, 0, 0).persons(20, 1, 0));
        assertThat(nb(third, "detail C0.C0")).isEqualTo(27);
        assertThat(row(third, "detail C0.C0").secrecy()).isEqualTo(Cell.EMPTY);
    }

    @Test
    void carriedRowsAreCountedForTheReport() {
        reissue.publish(town());
        Town later = town().persons(2, 0, 0).persons(10, 0, 1);
        Protector protector = later.protector(new Protection.Threshold(5));
        List<PublishedRow> second = reissue.publish(later, protector);
        assertThat(protector.report().carried())
                .isEqualTo(carried(second).size())
                .isPositive();
        assertThat(protector.report().hiddenRows()).isZero();
    }

    @Test
    void withoutMemoryTheSameChangesAreSeen() {
        List<PublishedRow> first = new Reissue().publish(town());
        List<PublishedRow> second =
                new Reissue().publish(town().persons(2, 0, 0).persons(10, 0, 1));
        assertThat(new TwoReleases(first, second, Set.of(), Set.of()).smallDifferences())
                .contains("detail C0.C0");
    }

    private static MicroRow dearer(MicroRow row) {
        List<Long> values = new ArrayList<>(row.values());
        values.set(InventedDataset.AMOUNT, values.get(InventedDataset.AMOUNT) + 500);
        return new MicroRow(row.key(), row.person(), values);
    }

    private static long nb(List<PublishedRow> rows, String name) {
        return row(rows, name).figure("nb");
    }

    private static PublishedRow row(List<PublishedRow> rows, String name) {
        return rows.stream()
                .filter(row -> TwoReleases.name(row).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> carried(List<PublishedRow> rows) {
        return rows.stream()
                .filter(TwoReleases::isCarried)
                .map(TwoReleases::name)
                .sorted()
                .toList();
    }

    private static List<String> hidden(List<PublishedRow> rows) {
        return rows.stream()
                .filter(row -> row.hides("nb"))
                .map(TwoReleases::name)
                .sorted()
                .toList();
    }
}
