// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.describe.DatasetSummary.GroupFigures;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CatalogFixturesTest {

    private final DatasetSummary summary = CatalogFixtures.users().summary();

    @Test
    void usersHaveTwentyFiveQuarters() {
        assertThat(summary.periods()).hasSize(25);
        assertThat(summary.periods().get(0).period()).isEqualTo("2020-T1");
        assertThat(summary.periods().get(24).period()).isEqualTo("2026-T1");
    }

    @Test
    void breakdownNamesAllDepartmentsAndHidesTwoOfOneRegion() {
        List<GroupFigures> hidden = summary.breakdown().stream()
                .filter(group -> group.measures().isEmpty())
                .toList();
        assertThat(summary.breakdown()).hasSize(101).doesNotHaveDuplicates();
        assertThat(summary.breakdown().stream()
                        .map(group -> group.codes().get(0))
                        .distinct())
                .hasSize(18);
        assertThat(hidden).extracting(group -> group.labels().get(1)).containsExactly("Ariège", "Lozère");
    }

    @Test
    void everyRowOfThePreviewHasAllColumns() {
        assertThat(summary.preview()).allSatisfy(row -> assertThat(row).hasSameSizeAs(summary.columns()));
    }
}
