// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What published rows say of those that they hide, worked by hand. */
final class PeriodAuditTest {

    @Test
    void twoHiddenRowsOfALineAreNotTold() {
        PeriodAudit audit = audit("A ? ?", "B ? ?", "C 7 70", "_T 20 200");
        assertThat(audit.findings()).isEmpty();
        assertThat(audit.figures()).isEqualTo(new AuditFigures(4, 2, 4, 0, 2));
    }

    @Test
    void theOnlyHiddenRowOfALineIsTheRest() {
        assertThat(audit("A ? ?", "B 6 60", "C 7 70", "_T 20 200").findings())
                .containsExactly(
                        new Finding(Finding.Kind.KNOWN, "2024-T1/detail/A", "nb"),
                        new Finding(Finding.Kind.KNOWN, "2024-T1/detail/A", "montant"));
    }

    @Test
    void nothingThatCanOnlyBeNothingIsAccepted() {
        PeriodAudit audit = audit("A ? ?", "B ? ?", "C 7 70", "_T 7 70");
        assertThat(audit.findings()).isEmpty();
        assertThat(audit.figures().knownZeros()).isEqualTo(4);
    }

    @Test
    void figuresOfAnEarlierReleaseAreEvidenceOfNone() {
        assertThat(audit("A ? ?", "B 6 60 R", "C 7 70", "_T 20 200").findings()).isEmpty();
    }

    @Test
    void totalsThatAreNotTheSumOfTheirRowsContradictThem() {
        assertThat(audit("A 5 50", "B 6 60", "_T 12 110").findings())
                .containsExactly(new Finding(Finding.Kind.CONTRADICTION, "2024-T1/national", "nb"));
        assertThat(audit("A ? ?", "B 6 60", "C ? ?", "_T 5 70").findings())
                .containsExactly(new Finding(Finding.Kind.CONTRADICTION, "2024-T1/national", "nb"));
    }

    @Test
    void partIsTheWholeLessTheOthers() {
        assertThat(split("A 90 ? 40 20", "B 80 40 20 20", "_T 170 70 60 40").findings())
                .contains(new Finding(Finding.Kind.KNOWN, "2024-T1/detail/A", "un"));
        assertThat(split("A 90 ? ? 20", "B 80 ? ? 20", "_T 170 70 60 40").findings())
                .isEmpty();
    }

    /** The third part of A is told by its line, and then the second by the whole. */
    @Test
    void partsOfARowAreToldByTheirLines() {
        assertThat(split("A 90 30 ? ?", "B 80 ? ? 20", "C 50 ? ? 10", "_T 220 70 90 60")
                        .findings())
                .contains(
                        new Finding(Finding.Kind.KNOWN, "2024-T1/detail/A", "deux"),
                        new Finding(Finding.Kind.KNOWN, "2024-T1/detail/A", "trois"));
    }

    private static PeriodAudit audit(String... rows) {
        return PeriodAudit.of(
                PublishedRows.scheme(List.of("nb", "montant"), List.of()), PublishedRows.period(List.of(rows), 2));
    }

    private static PeriodAudit split(String... rows) {
        List<String> parts = List.of("un", "deux", "trois");
        return PeriodAudit.of(
                PublishedRows.scheme(
                        List.of("montant", "un", "deux", "trois"),
                        List.of(new AuditScheme.SplitScheme("montant", parts))),
                PublishedRows.period(List.of(rows), 4));
    }
}
