// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import fr.parution.dataset.PeriodUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Months that show an amount and its parts, and quarters with a row for each part. */
final class SharedAuditTest {

    private static final AuditScheme MONTHLY = PublishedRows.scheme(
            List.of("montant", "part_a", "part_b"),
            List.of(new AuditScheme.SplitScheme("montant", List.of("part_a", "part_b"))));
    private static final AuditScheme QUARTERLY = PublishedRows.scheme(List.of("montant"), List.of());
    private static final List<SharedScheme> SHARED = List.of(shared("A", "part_a"), shared("B", "part_b"));

    private final SharedAudit audit = new SharedAudit();

    @Test
    void hiddenMonthFollowsFromTheQuarter() {
        month("2024-01", "_T ? ? 30");
        month("2024-02", "_T 90 60 30");
        month("2024-03", "_T 90 60 30");
        quarter("A 150", "B 90", "_T 240");
        assertThat(audit.findings())
                .extracting(Finding::place, Finding::column)
                .containsExactly(tuple("mois/2024-01/national", "part_a"), tuple("mois/2024-01/national", "montant"));
    }

    /** The wholes of the months less the other part's total are this part's. */
    @Test
    void hiddenTotalFollowsFromTheWholesOfTheMonths() {
        month("2024-01", "_T 90 ? ?");
        month("2024-02", "_T 90 ? ?");
        month("2024-03", "_T 90 60 30");
        quarter("A ?", "B 90", "_T ?");
        assertThat(audit.findings()).extracting(Finding::place).containsExactly("trimestres/2024-T1/detail/A");
    }

    @Test
    void twoHiddenMonthsAndTotalsDoNotFollow() {
        month("2024-01", "_T 90 ? ?");
        month("2024-02", "_T 90 ? ?");
        month("2024-03", "_T 90 60 30");
        quarter("A ?", "B ?", "_T ?");
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void figuresOfAnEarlierReleaseAreEvidenceOfNone() {
        month("2024-01", "_T 90 ? ?");
        month("2024-02", "_T 90 60 30 R");
        month("2024-03", "_T 90 60 30");
        quarter("A 150", "B 90", "_T 240");
        assertThat(audit.findings()).isEmpty();
    }

    @Test
    void nothingFollowsWhereAMonthIsNotPublished() {
        month("2024-01", "_T 90 ? ?");
        month("2024-02", "_T 90 60 30");
        quarter("A 150", "B 90", "_T 240");
        assertThat(audit.findings()).isEmpty();
    }

    private void month(String period, String row) {
        AuditedPeriod read = PublishedRows.period(List.of(row), 3);
        audit.take(
                "mois",
                MONTHLY,
                SHARED,
                new AuditedPeriod(period, read.levels(), read.places(), read.values(), read.hidden(), read.carried()));
    }

    private void quarter(String... rows) {
        audit.take("trimestres", QUARTERLY, SHARED, PublishedRows.period(List.of(rows), 1));
    }

    private static SharedScheme shared(String code, String part) {
        return new SharedScheme(
                new SharedScheme.Side("trimestres", PeriodUnit.QUARTER, "detail", List.of(code)),
                new SharedScheme.Side("mois", PeriodUnit.MONTH, "national", List.of()),
                List.of(new SharedScheme.Pair("montant", part)));
    }
}
