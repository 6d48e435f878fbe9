// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parution.aggregate.InventedDataset;
import fr.parution.dataset.Protection;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.table.Cell;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProtectorTest {

    private static final List<String> NB_AND_ALL_OTHERS = List.of(
            "nb", "personnes", "prix_moyen", "nb_duree", "duree_moyenne", "duree", "montant", "part", "nb_part");

    /** Two regions of eight cells each, with the totals of the regions and of the country. */
    private static Town town() {
        return new Town(List.of(2, 8), List.of(1, 0));
    }

    @Test
    void cellWithFourPersonsIsSuppressed() {
        Town town = town().persons(4, 0, 0).persons(9, 0, 1).persons(12, 0, 2).persons(15, 1, 0);
        assertThat(town.hidden("nb")).contains("detail C0.C0");
    }

    @Test
    void cellWithFivePersonsIsShown() {
        Town town = town().persons(5, 0, 0).persons(5, 0, 1).persons(5, 1, 0);
        assertThat(town.hidden("nb")).isEmpty();
    }

    @Test
    void cellWithFourPersonsAndManyFilesIsSuppressed() {
        Town town = town().persons(4, 0, 0).persons(9, 0, 1);
        for (int file = 0; file < 20; file++) {
            town.file(1, 1000, 5L, 0, 0);
        }
        assertThat(town.hidden("nb")).contains("detail C0.C0");
    }

    @Test
    void countsAmountsAndMeansHideTogether() {
        Town town = town().persons(4, 0, 0).persons(9, 0, 1).persons(12, 0, 2);
        for (String measure : NB_AND_ALL_OTHERS) {
            assertThat(town.hidden(measure)).containsExactly("detail C0.C0", "detail C0.C1");
        }
    }

    @Test
    void lonelySuppressedCellTakesASecond() {
        Town town = town().persons(12, 0, 0).persons(4, 0, 1).persons(9, 0, 2).persons(15, 0, 3);
        assertThat(town.hidden("nb")).containsExactly("detail C0.C1", "detail C0.C2");
    }

    @Test
    void twoCellsThatHoldFewerThanFivePersonsTakeAThird() {
        Town town = town().persons(2, 0, 0).persons(2, 0, 1).persons(9, 0, 2).persons(12, 0, 3);
        assertThat(town.hidden("nb")).containsExactly("detail C0.C0", "detail C0.C1", "detail C0.C2");
    }

    @Test
    void twoCellsThatHoldFivePersonsCoverEachOther() {
        Town town = town().persons(2, 0, 0).persons(3, 0, 1).persons(9, 0, 2);
        assertThat(town.hidden("nb")).containsExactly("detail C0.C0", "detail C0.C1");
    }

    @Test
    void meansOfHiddenRowsAreRefused() {
        Town town = Town.showingMeans(List.of(2), List.of(0)).persons(3, 0).persons(4, 1);
        ParutionException refused = catchThrowableOfType(
                ParutionException.class,
                () -> town.protector(InventedDataset.SHOWING_MEANS).add(town.table()));
        assertThat(refused.problems())
                .containsExactly(new Problem(
                        ProblemCode.DISCLOSURE_MEANS_SHOWN, "essai", "meanPolicy: seed", "meanPolicy: hidden"));
        assertThat(ProblemCode.DISCLOSURE_MEANS_SHOWN.kind().exitCode()).isEqualTo(5);
    }

    @Test
    void meansOfHiddenRowsAreShownForComparison() {
        Town town = Town.showingMeans(List.of(2), List.of(0)).persons(3, 0).persons(4, 1);
        Protector protector = Protector.forComparison(town.plan().shape(), InventedDataset.SHOWING_MEANS);
        protector.add(town.table());
        List<PublishedRow> hidden = PublishedRow.of(protector.table()).stream()
                .filter(row -> row.level().equals("detail"))
                .toList();
        assertThat(hidden)
                .hasSize(2)
                .allMatch(row -> row.hides("nb") && row.hides("montant") && row.hides("taux"))
                .allMatch(row -> !row.hides("prix_moyen") && !row.hides("duree_moyenne"));
    }

    @Test
    void samePersonsInTwoCellsAreNotCountedTwice() {
        Town town = town().persons(3, 0, 0).persons(9, 0, 2).persons(12, 0, 3);
        for (long person = 1; person <= 3; person++) {
            town.file(person, 1000, 5L, 0, 1);
        }
        assertThat(town.hidden("nb")).containsExactly("detail C0.C0", "detail C0.C1", "detail C0.C2");
    }

    @Test
    void singletonTakesTwo() {
        Town town = town().persons(1, 0, 0).persons(9, 0, 1).persons(12, 0, 2).persons(15, 0, 3);
        assertThat(town.hidden("nb")).containsExactly("detail C0.C0", "detail C0.C1", "detail C0.C2");
    }

    @Test
    void holesAllAtTheirMinimumTakeOneMore() {
        Town town = town().persons(7, 0, 7);
        for (int cell = 0; cell < 6; cell++) {
            town.persons(1, 0, cell);
        }
        assertThat(town.hidden("nb")).contains("detail C0.C7").hasSize(7);
    }

    @Test
    void onePersonWithTwoFilesMakesNoSlackForHimself() {
        Town town = town().persons(7, 0, 7);
        for (int cell = 0; cell < 6; cell++) {
            town.file(cell + 100, 1000, 5L, 0, cell);
        }
        town.file(100, 1000, 5L, 0, 0);
        assertThat(town.hidden("nb")).contains("detail C0.C7");
    }

    @Test
    void personAloneInTwoCellsDoesNotReadTheThird() {
        Town town = town().file(100, 1000, 5L, 0, 0)
                .file(100, 1000, 5L, 0, 1)
                .persons(4, 0, 2)
                .persons(9, 0, 3)
                .persons(12, 0, 4);
        assertThat(town.hidden("nb")).contains("detail C0.C3");
    }

    @Test
    void aParentIsHiddenWhenNoChildCanCover() {
        Town town = town().persons(9, 0, 0).persons(12, 0, 1).persons(1, 1, 0).persons(4, 1, 1);
        assertThat(town.hidden("nb"))
                .containsExactly("detail C0.C0", "detail C1.C0", "detail C1.C1", "niveau1 C0._T", "niveau1 C1._T");
    }

    @Test
    void wholePeriodIsHiddenWhenItHasFewPersons() {
        Town town = town().persons(2, 0, 0).persons(2, 1, 0);
        assertThat(town.published())
                .allSatisfy(row -> assertThat(row.hides("nb")).isTrue());
    }

    @Test
    void meanDurationHidesWhenFewerThanFivePersonsHaveOne() {
        Town town = town().persons(4, 0, 0)
                .withoutDuration(5, 0, 0)
                .persons(9, 0, 1)
                .persons(12, 0, 2);
        assertThat(town.hidden("nb")).isEmpty();
        assertThat(town.hidden("prix_moyen")).isEmpty();
        assertThat(town.hidden("duree_moyenne")).containsExactly("detail C0.C0", "detail C0.C1");
        assertThat(town.hidden("nb_duree")).isEqualTo(town.hidden("duree_moyenne"));
    }

    @Test
    void sumOfAColumnThatMayBeEmptyHidesWithItsMean() {
        Town town = town().persons(1, 0, 0)
                .withoutDuration(5, 0, 0)
                .persons(9, 0, 1)
                .persons(12, 0, 2);
        assertThat(town.hidden("duree")).isEqualTo(town.hidden("duree_moyenne")).contains("detail C0.C0");
    }

    @Test
    void zeroIsNoCover() {
        Town town = town().persons(4, 0, 0)
                .withoutDuration(5, 0, 0)
                .withoutDuration(6, 0, 1)
                .persons(9, 0, 2)
                .persons(12, 0, 3);
        assertThat(town.hidden("duree_moyenne")).containsExactly("detail C0.C0", "detail C0.C2");
    }

    @Test
    void partialRowsAreCountedOnce() {
        Town town = town().persons(4, 0, 0)
                .withoutDuration(5, 0, 0)
                .persons(9, 0, 1)
                .persons(12, 0, 2);
        DisclosureReport report = town.protector().report();
        assertThat(report.primary()).isZero();
        assertThat(report.complementary()).isZero();
        assertThat(report.partial()).isEqualTo(2);
        assertThat(report.levels().get(0)).isEqualTo(new DisclosureReport.LevelReport("detail", 3, 2));
    }

    @Test
    void reportTellsTheRuleFromTheCover() {
        DisclosureReport report = town().persons(4, 0, 0)
                .persons(9, 0, 1)
                .persons(12, 0, 2)
                .protector()
                .report();
        assertThat(report.primary()).isEqualTo(1);
        assertThat(report.complementary()).isEqualTo(1);
        assertThat(report.rows()).isEqualTo(5);
    }

    @Test
    void rowOfTotalsShowsEnsemble() {
        PublishedRow total = town().persons(5, 0, 3).published().get(0);
        assertThat(total.level()).isEqualTo("niveau0");
        assertThat(total.codes()).containsExactly("_T", "_T");
        assertThat(total.labels()).containsExactly("Ensemble", "Ensemble");
    }

    @Test
    void rowsComeByTerritoryThenPeriod() {
        Town town = town().persons(5, 0, 3).persons(5, 0, 1).persons(5, 1, 0);
        Protector protector = new Protector(town.plan().shape(), new Protection.Threshold(5));
        protector.add(town.table(8080));
        protector.add(town.table(8081));
        List<String> order = new ArrayList<>();
        PublishedRow.of(protector.table())
                .forEach(row -> order.add(row.codes().get(0) + " " + row.period() + " "
                        + row.codes().get(1)));
        assertThat(order)
                .containsExactly(
                        "_T 2020-T1 _T",
                        "_T 2020-T2 _T",
                        "C0 2020-T1 _T",
                        "C0 2020-T1 C1",
                        "C0 2020-T1 C3",
                        "C0 2020-T2 _T",
                        "C0 2020-T2 C1",
                        "C0 2020-T2 C3",
                        "C1 2020-T1 _T",
                        "C1 2020-T1 C0",
                        "C1 2020-T2 _T",
                        "C1 2020-T2 C0");
    }

    @Test
    void meansAreRoundedHalfUpAndTheMeanOfNothingIsEmpty() {
        Town town = town();
        for (int person = 0; person < 8; person++) {
            town.file(person, person < 4 ? 1 : 0, null, 0, 0);
        }
        PublishedRow row = town.published().get(2);
        assertThat(row.measures()).containsEntry("prix_moyen", new Cell.Decimal(1, 2));
        assertThat(row.measures()).containsEntry("duree_moyenne", Cell.EMPTY);
        assertThat(row.measures()).containsEntry("nb_duree", new Cell.Whole(0));
        assertThat(row.secrecy()).isEqualTo(Cell.EMPTY);
    }

    @Test
    void meanOfNegativeAmountsIsTheNearestCent() {
        Town town = town();
        for (int person = 0; person < 8; person++) {
            town.file(person, person < 6 ? -5 : 0, null, 0, 0);
        }
        assertThat(town.published().get(0).measures()).containsEntry("prix_moyen", new Cell.Decimal(-4, 2));
    }

    @Test
    void textsOfWhatIsUnprotectedShowNoFigure() {
        Town town = town().persons(7, 0, 0);
        ProtectedPeriod period = town.protector().protect(town.table(), List.of());
        assertThat(period.toString()).isEqualTo("ProtectedPeriod[period=8080, rows=3]");
    }
}
