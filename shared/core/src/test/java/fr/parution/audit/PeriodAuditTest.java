// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parution.audit.AuditFigures.Room;
import fr.parution.audit.AuditScheme.Axis;
import fr.parution.audit.AuditScheme.Kind;
import fr.parution.audit.AuditScheme.Level;
import fr.parution.audit.AuditScheme.Measure;
import fr.parution.audit.AuditScheme.Split;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small tables in which it can be seen what is given away. */
final class PeriodAuditTest {

    private static final long S = PublishedCells.HIDDEN;
    private static final Measure FILES = new Measure("nb", Kind.ROWS, false, -1, -1, 1);
    private static final Measure PERSONS = new Measure("personnes", Kind.PERSONS, false, -1, -1, 1);
    private static final Measure AMOUNT = new Measure("montant", Kind.SUM, true, -1, -1, 1);

    @Test
    void oneHoleInALineIsKnown() {
        PeriodAudit audit = table(List.of(FILES), line(20, S, 9, 8));
        assertThat(places(audit)).containsExactly("2026-T1/detail/A,X/nb KNOWN");
        assertThat(audit.figures().narrowest()).isEqualTo(Room.LESS_THAN_10_PERCENT);
    }

    @Test
    void twoHolesWithRoomAreSafe() {
        PeriodAudit audit = table(List.of(FILES), line(20, S, S, 8));
        assertThat(audit.findings()).isEmpty();
        assertThat(audit.figures())
                .isEqualTo(new AuditFigures(1, 4, 2, 2, 1, 1, 2, 0, 0, 2, 0, Room.AT_LEAST_100_PERCENT));
    }

    @Test
    void holesThatCanOnlyHaveOneFileEachAreKnown() {
        PeriodAudit audit = table(List.of(FILES), line(10, S, S, 8));
        assertThat(places(audit)).containsExactly("2026-T1/detail/A,X/nb KNOWN", "2026-T1/detail/A,Y/nb KNOWN");
    }

    @Test
    void holeOfMostOfATotalIsNarrow() {
        // Two holes make 1 000, and the mean of the second says that it has 3 files at most.
        Measure mean = new Measure("prix_moyen", Kind.QUOTIENT, true, 1, 0, 1);
        PeriodAudit audit = table(
                List.of(FILES, AMOUNT, mean),
                new long[][] {{S, 9_000, 9}, {S, 900, 300}, {8, 8_000, 1_000}, {1011, 17_900, 18}});
        assertThat(places(audit)).containsExactly("2026-T1/detail/A,X/nb KNOWN", "2026-T1/detail/A,Y/nb KNOWN");
    }

    @Test
    void meanTimesCountIsTheSum() {
        Measure mean = new Measure("prix_moyen", Kind.QUOTIENT, true, 1, 0, 1);
        PeriodAudit audit = table(
                List.of(FILES, AMOUNT, mean),
                new long[][] {{6, S, 1_000}, {7, S, 2_000}, {8, 8_000, 1_000}, {21, 28_000, 1_333}});
        assertThat(places(audit))
                .containsExactly("2026-T1/detail/A,X/montant NARROW", "2026-T1/detail/A,Y/montant NARROW");
    }

    @Test
    void wholeIsTheSumOfItsParts() {
        Measure part = new Measure("part", Kind.SUM, true, -1, -1, 1);
        Measure rest = new Measure("reste", Kind.SUM, true, -1, -1, 1);
        long[][] rows = {{S, 500, 100}, {S, 300, 0}, {800, 700, 100}, {2_000 - 300, 1_500, 200}};
        assertThat(places(table(List.of(AMOUNT, part, rest), List.of(new Split(0, List.of(1, 2))), rows)))
                .containsExactly("2026-T1/detail/A,X/montant KNOWN", "2026-T1/detail/A,Y/montant KNOWN");
        assertThat(table(List.of(AMOUNT, part, rest), rows).findings()).isEmpty();
    }

    @Test
    void partThatCanOnlyBeZeroIsCountedAndAccepted() {
        PeriodAudit audit = table(List.of(AMOUNT), line(800, S, S, 800));
        assertThat(audit.findings()).isEmpty();
        assertThat(audit.figures().knownZeros()).isEqualTo(2);
    }

    @Test
    void personsAreNoMoreThanFiles() {
        // The second has one file, so one person; twelve in all and ten in the third leave one more at least.
        PeriodAudit audit = table(List.of(FILES, PERSONS), new long[][] {{1, S}, {S, S}, {12, 10}, {15, 12}});
        assertThat(places(audit)).contains("2026-T1/detail/A,X/personnes KNOWN");
    }

    @Test
    void marginsThatCrossAreSolvedTogether() {
        // In each row and column of a square one hole beside a shown cell, or two: the corner follows from both
        // margins.
        List<String> places = places(square(new long[][] {{S, S}, {S, 9}}, new long[] {12, 14}, new long[] {11, 15}));
        assertThat(places)
                .containsExactlyInAnyOrder(
                        "2026-T1/detail/A,X/nb KNOWN", "2026-T1/detail/A,Y/nb KNOWN", "2026-T1/detail/B,X/nb KNOWN");
        PeriodAudit safe = square(new long[][] {{S, S}, {S, S}}, new long[] {12, 14}, new long[] {11, 15});
        assertThat(safe.findings()).isEmpty();
        assertThat(safe.figures().tied()).isEqualTo(4);
    }

    @Test
    void totalThatIsNotTheSumOfItsPartsContradicts() {
        assertThat(places(table(List.of(FILES), line(20, 5, 6, 8))))
                .containsExactly("2026-T1/total/A/nb CONTRADICTION");
        assertThat(places(table(List.of(FILES), line(5, S, S, 8)))).contains("2026-T1/detail/A,X/nb CONTRADICTION");
    }

    @Test
    void rowsWithoutATotalAreRefused() {
        PublishedCells.Builder builder = new PublishedCells.Builder(scheme(List.of(FILES), List.of()));
        builder.add(0, List.of("A", "X"), new long[] {5});
        PublishedCells cells = builder.build("2026-T1");
        assertThatThrownBy(() -> PeriodAudit.of(cells))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2026-T1/detail/A,X");
    }

    @Test
    void quotientOfWhatIsNotPublishedIsKnownWhereItsPlaceIs() {
        Measure mean = new Measure("duree_moyenne", Kind.QUOTIENT, true, -1, -1, 100);
        PeriodAudit audit = table(List.of(FILES, mean), new long[][] {{6, S}, {7, 300}, {8, 400}, {21, 350}});
        assertThat(places(audit)).containsExactly("2026-T1/detail/A,X/duree_moyenne KNOWN");
    }

    /** One line of files: the total, then its three parts. */
    private static long[][] line(long total, long... parts) {
        return new long[][] {{parts[0]}, {parts[1]}, {parts[2]}, {total}};
    }

    private static PeriodAudit table(List<Measure> measures, long[][] rows) {
        return table(measures, List.of(), rows);
    }

    private static PeriodAudit table(List<Measure> measures, List<Split> splits, long[][] rows) {
        PublishedCells.Builder builder = new PublishedCells.Builder(scheme(measures, splits));
        builder.add(1, List.of("A", "_T"), rows[3]);
        for (int part = 0; part < 3; part++) {
            builder.add(0, List.of("A", List.of("X", "Y", "Z").get(part)), rows[part]);
        }
        return PeriodAudit.of(builder.build("2026-T1"));
    }

    private static PeriodAudit square(long[][] parts, long[] byRow, long[] byColumn) {
        AuditScheme scheme = new AuditScheme(
                "essai",
                "trimestre",
                "niveau",
                "secret_statistique",
                List.of(new Axis("a", List.of("a")), new Axis("b", List.of("b"))),
                List.of(
                        new Level("detail", List.of(0, 1)),
                        new Level("ligne", List.of(0)),
                        new Level("colonne", List.of(1))),
                List.of(FILES),
                List.of(),
                5);
        PublishedCells.Builder builder = new PublishedCells.Builder(scheme);
        for (int a = 0; a < 2; a++) {
            for (int b = 0; b < 2; b++) {
                builder.add(0, List.of(a == 0 ? "A" : "B", b == 0 ? "X" : "Y"), new long[] {parts[a][b]});
            }
            builder.add(1, List.of(a == 0 ? "A" : "B", ""), new long[] {byRow[a]});
            builder.add(2, List.of("", a == 0 ? "X" : "Y"), new long[] {byColumn[a]});
        }
        return PeriodAudit.of(builder.build("2026-T1"));
    }

    private static AuditScheme scheme(List<Measure> measures, List<Split> splits) {
        return new AuditScheme(
                "essai",
                "trimestre",
                "niveau",
                "secret_statistique",
                List.of(new Axis("a", List.of("a")), new Axis("b", List.of("b"))),
                List.of(new Level("detail", List.of(0, 1)), new Level("total", List.of(0))),
                measures,
                splits,
                5);
    }

    private static List<String> places(PeriodAudit audit) {
        List<String> places = new ArrayList<>();
        audit.findings()
                .forEach(finding ->
                        places.add(audit.cells().place(finding.measure(), finding.row()) + " " + finding.kind()));
        return places;
    }
}
