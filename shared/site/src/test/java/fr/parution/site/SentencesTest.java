// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.dataset.Text;
import fr.parution.dataset.Unit;
import fr.parution.site.Sentences.BreakdownRow;
import fr.parution.table.ColumnType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SentencesTest {

    private static final String N = Typography.NARROW;

    private final Sentences french = sentences(Language.FR);
    private final Sentences english = sentences(Language.EN);

    @Test
    void headlineGivesTheLastFigureAndItsChangeOverOneYear() {
        Series series = series("2025-T1", "349800", "2025-T4", "1", "2026-T1", "319012");
        assertThat(french.headline(series))
                .isEqualTo("319" + N + "012 dossiers au 1er trimestre 2026, −8,8" + N + "% sur un an");
        assertThat(english.headline(series)).isEqualTo("319,012 files in the 1st quarter of 2026, −8.8% over one year");
    }

    @Test
    void ordinalsOfQuartersAreFrench() {
        assertThat(french.headline(series("2026-T1", "5"))).isEqualTo("5 dossiers au 1er trimestre 2026");
        assertThat(french.headline(series("2026-T2", "5"))).isEqualTo("5 dossiers au 2e trimestre 2026");
        assertThat(french.headline(series("2026-T4", "5"))).isEqualTo("5 dossiers au 4e trimestre 2026");
        assertThat(english.headline(series("2026-T3", "5"))).isEqualTo("5 files in the 3rd quarter of 2026");
    }

    @Test
    void monthsAreNamed() {
        assertThat(french.headline(series("2025-08", "50", "2026-08", "60")))
                .isEqualTo("60 dossiers en août 2026, +20,0" + N + "% sur un an");
    }

    @Test
    void daysAreNamed() {
        assertThat(french.headline(series("2026-04-01", "3155")))
                .isEqualTo("3" + N + "155 dossiers au 1er\u00A0avril 2026");
        assertThat(english.headline(series("2025-04-22", "50", "2026-04-22", "60")))
                .isEqualTo("60 files on 22\u00A0April 2026, +20.0% over one year");
        assertThat(french.headline(series("2026-04-01", "")))
                .isEqualTo("Nombre de dossiers" + N + ": chiffre non publié au 1er\u00A0avril 2026");
    }

    @Test
    void equalYearsAreStable() {
        assertThat(french.headline(series("2025-T1", "40", "2026-T1", "40")))
                .isEqualTo("40 dossiers au 1er trimestre 2026, stable sur un an");
    }

    @Test
    void noChangeIsSaidWhereTheYearBeforeIsAbsentHiddenOrZero() {
        String alone = "40 dossiers au 1er trimestre 2026";
        assertThat(french.headline(series("2025-T2", "30", "2026-T1", "40"))).isEqualTo(alone);
        assertThat(french.headline(series("2025-T1", "", "2026-T1", "40"))).isEqualTo(alone);
        assertThat(french.headline(series("2025-T1", "0", "2026-T1", "40"))).isEqualTo(alone);
    }

    @Test
    void hiddenLastPeriodIsSaidToBeUnpublished() {
        assertThat(french.headline(series("2025-T4", "30", "2026-T1", "")))
                .isEqualTo("Nombre de dossiers" + N + ": chiffre non publié au 1er trimestre 2026");
    }

    @Test
    void greatestGroupStandsForATotalThatIsNotPublished() {
        Series hidden = series("2025-T4", "30", "2026-T1", "");
        assertThat(french.headline(hidden, rows("Nord", 9, "Paris", 8)))
                .isEqualTo("Nord" + N + ": 9 dossiers au 1er trimestre 2026, total non publié");
        assertThat(english.headline(hidden, rows("Nord", 9)))
                .isEqualTo("Nord: 9 files in the 1st quarter of 2026, total not published");
        assertThat(french.headline(hidden, List.of())).isEqualTo(french.headline(hidden));
        assertThat(french.headline(series("2026-T1", "30"), rows("Nord", 9)))
                .isEqualTo("30 dossiers au 1er trimestre 2026");
    }

    @Test
    void noPeriodHasASentenceToo() {
        assertThat(french.headline(series())).isEqualTo("Aucune période publiée à ce jour");
    }

    @Test
    void oneIsNotPutInThePlural() {
        assertThat(french.headline(series("2026-T1", "1")))
                .isEqualTo("Nombre de dossiers" + N + ": 1 au 1er trimestre 2026");
    }

    @Test
    void amountsAreNamedAndHaveTheirSign() {
        Series euros = SiteFixtures.series(
                SiteFixtures.measure(ColumnType.DECIMAL, Unit.EURO.label()), Map.of("2026-T1", "458912345.60"));
        assertThat(french.headline(euros))
                .isEqualTo("Nombre de dossiers" + N + ": 458,9" + N + "M€ au 1er trimestre 2026");
        assertThat(english.headline(euros)).isEqualTo("Number of files: €458.9M in the 1st quarter of 2026");
    }

    @Test
    void measureInAUnitWithoutASignIsNamedWithIt() {
        Series days = SiteFixtures.series(
                SiteFixtures.measure(ColumnType.DECIMAL, new Text("jours", "days")), Map.of("2026-10", "1.5"));
        assertThat(french.headline(days)).isEqualTo("Nombre de dossiers, en jours" + N + ": 1,5 en octobre 2026");
        assertThat(english.headline(days)).isEqualTo("Number of files, in days: 1.5 in October 2026");
    }

    @Test
    void peakSaysWhetherItIsSharedAndWhetherHiddenValuesCouldPassIt() {
        assertThat(french.peak(series("2025-T1", "5", "2025-T2", "9", "2025-T3", "7")))
                .isEqualTo("Au plus haut au 2e trimestre 2025" + N + ": 9");
        assertThat(french.peak(series("2025-T1", "9", "2025-T2", "9")))
                .isEqualTo("Au plus haut sur 2 périodes" + N + ": 9");
        assertThat(french.peak(series("2025-T1", "9", "2025-T2", "")))
                .isEqualTo("Au plus haut, parmi les valeurs publiées, au 1er trimestre 2025" + N + ": 9");
        assertThat(french.peak(series("2025-T1", ""))).isEqualTo("Aucune valeur publiée");
    }

    @Test
    void leadersSayTiesAndWhetherHiddenGroupsCouldPassThem() {
        assertThat(french.leaders(rows("Nord", 9, "Paris", 8, "Rhône", 7, "Gers", 1), false))
                .isEqualTo("En tête" + N + ": Nord, Paris et Rhône");
        assertThat(french.leaders(rows("Nord", 9, "Paris", 8), true))
                .isEqualTo("En tête parmi les valeurs publiées" + N + ": Nord et Paris");
        assertThat(french.leaders(rows("Nord", 9, "Paris", 9, "Rhône", 7), false))
                .isEqualTo("En tête à égalité" + N + ": Nord et Paris");
        assertThat(french.leaders(rows("A", 1, "B", 1, "C", 1, "D", 1), false))
                .isEqualTo("4 groupes à égalité en tête");
        assertThat(french.leaders(List.of(), true)).isEqualTo("Aucune valeur publiée");
    }

    private static List<BreakdownRow> rows(Object... labelsAndValues) {
        List<BreakdownRow> rows = new java.util.ArrayList<>();
        for (int i = 0; i < labelsAndValues.length; i += 2) {
            rows.add(new BreakdownRow(
                    (String) labelsAndValues[i], BigDecimal.valueOf((Integer) labelsAndValues[i + 1])));
        }
        return rows;
    }

    private static Series series(String... periodsAndValues) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < periodsAndValues.length; i += 2) {
            values.put(periodsAndValues[i], periodsAndValues[i + 1]);
        }
        return SiteFixtures.series(values);
    }

    private static Sentences sentences(Language language) {
        Wording words = new Wording(language);
        return new Sentences(language, words, new Numbers(language, words));
    }
}
