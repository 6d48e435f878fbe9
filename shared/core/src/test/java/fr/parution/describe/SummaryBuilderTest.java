// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.aggregate.InventedDataset;
import fr.parution.dataset.Formats;
import fr.parution.describe.DatasetSummary.ColumnProfile;
import fr.parution.describe.DatasetSummary.GroupFigures;
import fr.parution.describe.DatasetSummary.PeriodFigures;
import fr.parution.protect.TableFixtures;
import fr.parution.table.Cell;
import fr.parution.table.ColumnRole;
import fr.parution.table.PublishedColumn;
import fr.parution.table.TableSchema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SummaryBuilderTest {

    private final TableSchema schema =
            InventedDataset.plan(List.of(2, 4), List.of(1, 0)).shape().schema();
    private final List<List<Cell>> rows = new ArrayList<>();
    private int nextFigure = 10;

    @Test
    void totalsComeFromTheMarginThatKeepsNothingPeriodByPeriod() {
        DatasetSummary summary = summary();
        assertThat(summary.rows()).isEqualTo(9);
        assertThat(summary.hiddenRows()).isEqualTo(2);
        assertThat(summary.periods()).extracting(PeriodFigures::period).containsExactly("2020-T1", "2020-T2");
        assertThat(summary.periods()).extracting(PeriodFigures::rows).containsExactly(2L, 7L);
        assertThat(summary.periods()).extracting(PeriodFigures::hiddenRows).containsExactly(0L, 2L);
        assertThat(summary.periods().get(0).measures()).containsEntry("nb", BigDecimal.valueOf(10));
        assertThat(summary.periods().get(1).measures()).containsEntry("nb", BigDecimal.valueOf(12));
    }

    @Test
    void amountsKeepTheirTwoDecimals() {
        assertThat(summary().periods().get(0).measures()).containsEntry("montant", new BigDecimal("0.10"));
    }

    @Test
    void breakdownHoldsTheMarginOfThePageInTheLastPeriod() {
        List<GroupFigures> breakdown = summary().breakdown();
        assertThat(breakdown).extracting(GroupFigures::codes).containsExactly(List.of("C0"), List.of("C1"));
        assertThat(breakdown).extracting(GroupFigures::labels).containsExactly(List.of("code 0"), List.of("code 1"));
        assertThat(breakdown.get(0).measures()).containsEntry("nb", BigDecimal.valueOf(13));
    }

    @Test
    void hiddenMeasureIsAbsent() {
        DatasetSummary summary = summary();
        assertThat(summary.breakdown().get(1).measures()).isEmpty();
        assertThat(summary.preview())
                .filteredOn(row -> row.contains("S"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.get(schema.indexOf("nb"))).isNull());
    }

    @Test
    void emptyMeasureIsAbsentAndNotCountedAsHidden() {
        assertThat(summary().periods().get(0).measures()).doesNotContainKey("duree_moyenne");
        assertThat(profile("duree_moyenne")).isEqualTo(new ColumnProfile("duree_moyenne", 0, 2, null, null));
    }

    @Test
    void profilesCountWhatIsFilledAndHiddenAndSpanWhatIsShown() {
        assertThat(profile("nb"))
                .isEqualTo(new ColumnProfile("nb", 7, 2, BigDecimal.valueOf(10), BigDecimal.valueOf(16)));
        assertThat(profile("code_d0")).isEqualTo(new ColumnProfile("code_d0", 9, 0, null, null));
        assertThat(profile("secret_statistique").filled()).isEqualTo(2);
        assertThat(summary().columns())
                .extracting(ColumnProfile::name)
                .containsExactlyElementsOf(
                        schema.columns().stream().map(PublishedColumn::name).toList());
    }

    @Test
    void previewHasThreeRowsOfEachLevelOfTheLastPeriod() {
        List<List<String>> preview = summary().preview();
        assertThat(preview).extracting(row -> row.get(0)).containsOnly("2020-T2");
        assertThat(preview)
                .extracting(row -> row.get(1))
                .containsExactly("niveau0", "niveau1", "detail", "detail", "detail", "niveau1");
    }

    @Test
    void totalsThatStandApartAreNeitherInThePreviewNorInTheProfiles() {
        DatasetSummary summary = summary(new Formats(true, false, false, true));
        assertThat(summary.rows()).isEqualTo(9);
        assertThat(summary.periods().get(1).measures()).containsEntry("nb", BigDecimal.valueOf(12));
        assertThat(summary.preview())
                .extracting(row -> row.get(1))
                .containsExactly("detail", "detail", "detail", "detail");
        assertThat(summary.columns().get(schema.indexOf("nb")))
                .isEqualTo(new ColumnProfile("nb", 4, 1, BigDecimal.valueOf(11), BigDecimal.valueOf(16)));
    }

    private ColumnProfile profile(String column) {
        return summary().columns().get(schema.indexOf(column));
    }

    private DatasetSummary summary() {
        return summary(new Formats(false, false));
    }

    private DatasetSummary summary(Formats formats) {
        rows.clear();
        nextFigure = 10;
        add("2020-T1", "niveau0", "_T", "_T", false);
        add("2020-T1", "detail", "C0", "C0", false);
        add("2020-T2", "niveau0", "_T", "_T", false);
        add("2020-T2", "niveau1", "C0", "_T", false);
        add("2020-T2", "detail", "C0", "C0", false);
        add("2020-T2", "detail", "C0", "C1", false);
        add("2020-T2", "detail", "C0", "C2", true);
        add("2020-T2", "detail", "C0", "C3", false);
        add("2020-T2", "niveau1", "C1", "_T", true);
        return SummaryBuilder.build(
                TableFixtures.of(schema, rows),
                InventedDataset.declaration(List.of(2, 4), List.of(1, 0), formats),
                "2020-T2");
    }

    private void add(String period, String level, String first, String second, boolean hidden) {
        List<Cell> row = new ArrayList<>();
        for (PublishedColumn column : schema.columns()) {
            row.add(cell(column, period, level, column.name().endsWith("d0") ? first : second, hidden));
        }
        nextFigure += hidden ? 0 : 1;
        rows.add(row);
    }

    private Cell cell(PublishedColumn column, String period, String level, String code, boolean hidden) {
        if (column.role() == ColumnRole.MEASURE) {
            return hidden ? Cell.SUPPRESSED : figure(column);
        }
        return switch (column.role()) {
            case PERIOD -> new Cell.Text(period);
            case LEVEL -> new Cell.Text(level);
            case CODE -> new Cell.Text(code);
            case LABEL -> new Cell.Text(code.equals("_T") ? "Ensemble" : "code " + code.charAt(1));
            default -> hidden ? new Cell.Text("S") : Cell.EMPTY;
        };
    }

    private Cell figure(PublishedColumn column) {
        if (column.name().equals("duree_moyenne")) {
            return Cell.EMPTY;
        }
        return column.name().equals("montant") ? new Cell.Decimal(nextFigure, 2) : new Cell.Whole(nextFigure);
    }
}
