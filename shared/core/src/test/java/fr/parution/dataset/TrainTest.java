// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TrainTest {

    private static final String USERS = "moncompteformation-les-usagers";
    private static final String ENTRIES = "entree_sortie_formation";
    private static final String FUNDING = "moncompteformation_abondements";
    private static final String PURCHASES = "moncompteformation_formations_engagees";
    private static final String OFFER = "moncompteformation_catalogueformation";

    private final Project project = ProjectReader.read(Path.of("..", "datasets"));

    @Test
    void whatSharesTotalsIsReleasedTogetherAndTheRestAlone() {
        assertThat(trains(project))
                .containsExactly(List.of(ENTRIES, USERS), List.of(FUNDING, PURCHASES), List.of(OFFER));
        assertThat(project.train(project.dataset(USERS))).isEqualTo(project.train(project.dataset(ENTRIES)));
    }

    @Test
    void sharingGoesFromOneToTheNext() {
        List<SharedTotal> totals = new ArrayList<>(project.sharedTotals());
        totals.add(new SharedTotal(
                new SharedTotal.Side(ENTRIES, Map.of()), new SharedTotal.Side(PURCHASES, Map.of()), List.of()));

        assertThat(trains(new Project(
                        project.catalog(),
                        project.relations(),
                        project.codeLists(),
                        project.datasets(),
                        totals,
                        project.demo(),
                        project.digest())))
                .containsExactly(List.of(ENTRIES, USERS, FUNDING, PURCHASES), List.of(OFFER));
    }

    private static List<List<String>> trains(Project project) {
        return project.trains().stream()
                .map(train -> train.stream().map(DatasetDeclaration::id).toList())
                .toList();
    }
}
