// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.dataset.ProjectReader;
import fr.parution.tests.architecture.Checkout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetPagesTest {

    private static final Path DATASETS = Path.of("shared", "datasets");

    private final Project project = ProjectReader.read(Checkout.root().resolve(DATASETS));

    @Test
    void thePagesOfDataSetsAreAsTheDeclarationsMakeThem() throws IOException {
        List<String> differing = new ArrayList<>();
        for (DatasetDeclaration dataset : project.datasets()) {
            try {
                GeneratedPage.check("datasets/" + dataset.id() + ".md", new DatasetPage(dataset, project).text());
            } catch (AssertionError e) {
                differing.add(
                        dataset.id() + ": " + e.getMessage().lines().findFirst().orElse(""));
            }
        }
        assertThat(differing).isEmpty();
    }

    @Test
    void theReadmeLeadsToThePageOfEachDataSet() {
        String readme = Checkout.text(Path.of("README.md"));
        assertThat(project.datasets()).hasSize(5);
        assertThat(project.datasets())
                .allSatisfy(dataset -> assertThat(readme).contains("(shared/docs/datasets/" + dataset.id() + ".md)"));
    }
}
