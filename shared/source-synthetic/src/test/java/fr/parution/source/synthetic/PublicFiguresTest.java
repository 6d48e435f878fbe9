// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public figures of the scheme, at 200,000 purchases for 8.5 million. Tolerances are about four standard deviations. */
class PublicFiguresTest {

    private static final double SCALE = 8_500_000 / 200_000.0;

    private static final SyntheticSource SOURCE = new SyntheticSource(new SyntheticParameters(200_000, 20260401));
    private static List<Dossier> dossiers = List.of();
    private static List<Financement> lines = List.of();
    private static Map<Long, Titulaire> titulaires = Map.of();

    @BeforeAll
    static void draw() {
        dossiers = SOURCE.dossiers().toList();
        lines = SOURCE.financements().toList();
        titulaires = SOURCE.titulaires().collect(toMap(Titulaire::id, Function.identity()));
    }

    @Test
    void purchasesAreAsManyAsAskedAndHoldersAreInProportion() {
        assertThat(dossiers).hasSize(200_000);
        assertThat(titulaires.size() * SCALE).isCloseTo(5_200_000, withPercentage(1));
        assertThat(SOURCE.organismes().count() * SCALE).isCloseTo(14_000, withPercentage(1));
        assertThat(SOURCE.actions().count() * SCALE).isCloseTo(200_000, withPercentage(2));
    }

    @ParameterizedTest
    @CsvSource({"2020, 900000", "2021, 2100000", "2022, 1750000", "2023, 1250000", "2024, 1250000", "2025, 950000"})
    void purchasesRiseIn2021AndFallAfter(int year, double expected) {
        assertThat(count(d -> d.dateValidation().getYear() == year) * SCALE).isCloseTo(expected, withPercentage(3));
    }

    @Test
    void firstPurchaseIsOn21November2019AndTheLastBeforeTheDayOfDrawing() {
        assertThat(dossiers.get(0).dateValidation()).isEqualTo("2019-11-21");
        assertThat(dossiers.get(dossiers.size() - 1).dateValidation()).isEqualTo("2026-03-31");
    }

    @Test
    void augustSellsLessThanSeptember() {
        assertThat(count(d -> d.dateValidation().getMonthValue() == 8))
                .isLessThan(count(d -> d.dateValidation().getMonthValue() == 9) * 7 / 10);
    }

    @Test
    void meanPriceIsBetween1300And1500Euros() {
        assertThat(dossiers.stream()
                        .mapToLong(Dossier::prixTtcCentimes)
                        .average()
                        .orElse(0))
                .isBetween(1_300_00.0, 1_500_00.0);
    }

    @Test
    void oneHolderInThreeIsAJobSeekerAndDurationIsUnknownForOneFileInTwelve() {
        assertThat(ratio(Dossier::demandeurEmploi)).isCloseTo(0.336, within(0.01));
        assertThat(ratio(d -> d.dureeHeures() == null)).isCloseTo(0.08, within(0.015));
    }

    @Test
    void cspIsNullForJobSeekersAndDeclaredByMostOthers() {
        assertThat(count(d -> d.demandeurEmploi() && d.csp() != null)).isZero();
        assertThat((double) count(d -> d.csp() != null) / count(d -> !d.demandeurEmploi()))
                .isCloseTo(0.87, within(0.02));
    }

    @Test
    void genderIsFilledInForAllButFourInAThousand() {
        Map<String, Long> genders =
                titulaires.values().stream().collect(groupingBy(t -> String.valueOf(t.genre()), counting()));
        assertThat(genders).containsOnlyKeys("F", "M", "null");
        assertThat(genders.getOrDefault("F", 0L) / (double) titulaires.size()).isCloseTo(0.515, within(0.01));
        assertThat(genders.getOrDefault("null", 0L) / (double) titulaires.size())
                .isCloseTo(0.004, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({
        "FRANCE_TRAVAIL, 2020-07-01, 170000, 293",
        "REGION, 2022-01-01, 21000, 51",
        "OPCO, 2022-01-01, 11000, 16",
        "ENTREPRISE, 2020-07-01, 121500, 288"
    })
    void coFundersPayWhatTheyPaidSinceTheyBegan(Financeur funder, LocalDate since, double files, double millions) {
        List<Financement> paid =
                lines.stream().filter(line -> line.financeur() == funder).toList();
        double deviations = 4 / Math.sqrt(files / SCALE);
        assertThat(paid.size() * SCALE).isCloseTo(files, withPercentage(100 * deviations));
        double euros = paid.stream().mapToLong(Financement::montantCentimes).sum() / 100.0;
        assertThat(euros * SCALE).isCloseTo(millions * 1e6, withPercentage(110 * deviations));
        assertThat(paid)
                .allSatisfy(line -> assertThat(dossier(line).dateValidation()).isAfterOrEqualTo(since));
    }

    @Test
    void franceCompetencesPaysMost() {
        Map<Financeur, Long> paid =
                lines.stream().collect(groupingBy(Financement::financeur, summingLong(Financement::montantCentimes)));
        assertThat(paid).containsOnlyKeys(Financeur.values());
        long all = paid.values().stream().mapToLong(Long::longValue).sum();
        assertThat((double) paid.getOrDefault(Financeur.FRANCE_COMPETENCES, 0L) / all)
                .isBetween(0.80, 0.92);
    }

    @Test
    void linesOfAPurchaseAddUpToItsPriceAndEachPaysSomething() {
        Map<Long, Long> sums = new HashMap<>();
        lines.forEach(line -> sums.merge(line.dossierId(), line.montantCentimes(), Long::sum));
        assertThat(lines).allMatch(line -> line.montantCentimes() > 0);
        assertThat(dossiers).allMatch(d -> sums.getOrDefault(d.id(), 0L) == d.prixTtcCentimes());
    }

    @Test
    void compulsoryShareIsPaidSinceMay2024UnlessJobSeekerOrCoFunded() {
        Map<Long, Map<Financeur, Long>> byFile = lines.stream()
                .collect(groupingBy(
                        Financement::dossierId, toMap(Financement::financeur, Financement::montantCentimes)));
        for (Dossier d : dossiers) {
            Map<Financeur, Long> paid = byFile.getOrDefault(d.id(), Map.of());
            boolean coFunded = paid.keySet().stream()
                    .anyMatch(funder -> funder != Financeur.FRANCE_COMPETENCES && funder != Financeur.TITULAIRE);
            long due = d.demandeurEmploi() || coFunded ? 0 : dueCents(d.dateValidation());
            assertThat(paid.getOrDefault(Financeur.TITULAIRE, 0L))
                    .isGreaterThanOrEqualTo(Math.min(due, d.prixTtcCentimes()));
        }
        assertThat(lines)
                .filteredOn(line -> line.financeur() == Financeur.TITULAIRE && line.montantCentimes() == 102_23)
                .isNotEmpty()
                .allMatch(line -> dossier(line).dateValidation().getYear() == 2025);
    }

    @Test
    void smallGroupsExist() {
        assertThat(titulaires.values().stream()
                        .collect(groupingBy(Titulaire::codeDepartement, counting()))
                        .keySet())
                .hasSize(101)
                .contains("976", "48", "2A");
        assertThat(count(d -> "1".equals(d.csp()))).isBetween(500L, 2_000L);
        Map<List<Object>, Long> cells = dossiers.stream()
                .filter(d -> d.dateEntree() != null)
                .collect(groupingBy(
                        d -> List.of(
                                holder(d).codeDepartement(), d.dateValidation().getYear(), String.valueOf(d.csp())),
                        counting()));
        assertThat(cells.values()).filteredOn(count -> count < 5).hasSizeGreaterThan(200);
        assertThat(count(d -> age(d) >= 55) / 200_000.0).isBetween(0.09, 0.13);
    }

    @Test
    void someHoldersHaveSeveralFilesInSeveralStatuses() {
        assertThat(dossiers.stream()
                        .collect(groupingBy(Dossier::titulaireId, mapping(Dossier::statut, toSet())))
                        .values())
                .filteredOn(statuses -> statuses.size() > 1)
                .hasSizeGreaterThan(10_000);
    }

    @Test
    void holdersAreAdultsOrNearlyAndNotTooOld() {
        assertThat(dossiers).allMatch(d -> age(d) >= 16 && age(d) < 83);
    }

    private static long dueCents(LocalDate day) {
        return day.isBefore(LocalDate.of(2024, 5, 2))
                ? 0
                : switch (day.getYear()) {
                    case 2024 -> 100_00;
                    case 2025 -> 102_23;
                    default -> 103_20;
                };
    }

    private static int age(Dossier dossier) {
        return holder(dossier).dateNaissance().until(dossier.dateValidation()).getYears();
    }

    private static Titulaire holder(Dossier dossier) {
        return Objects.requireNonNull(titulaires.get(dossier.titulaireId()));
    }

    private static Dossier dossier(Financement line) {
        return dossiers.get((int) line.dossierId() - 1);
    }

    private static long count(Predicate<Dossier> which) {
        return dossiers.stream().filter(which).count();
    }

    private static double ratio(Predicate<Dossier> which) {
        return count(which) / (double) dossiers.size();
    }
}
