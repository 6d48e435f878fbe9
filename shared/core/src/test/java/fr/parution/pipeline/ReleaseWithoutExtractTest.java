// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parution.dataset.Project;
import fr.parution.dataset.ProjectReader;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.PublicStore;
import fr.parution.publish.Publisher;
import fr.parution.source.StagingArea;
import fr.parution.store.MemoryStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ReleaseWithoutExtractTest {

    @Test
    void aDataSetThatWasNeverExtractedIsNamedAndNothingIsWritten() {
        Project project = ProjectReader.read(Path.of("..", "datasets"));
        MemoryStore store = new MemoryStore();
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        Release release = new Release(
                project,
                new StagingArea(new MemoryStore()),
                () -> {
                    throw new AssertionError("no engine is needed");
                },
                new Publisher(new PublicStore(store), clock),
                "https://donnees.exemple.fr/",
                Progress.SILENT);
        ParutionException e =
                catchThrowableOfType(ParutionException.class, () -> release.run(project.datasets(), false));
        assertThat(e.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.STAGING_NOT_READY);
            assertThat(problem.where()).isEqualTo(project.datasets().get(0).id());
        });
        assertThat(e.problems()).extracting(Problem::found).doesNotContainNull();
        assertThat(catchThrowableOfType(ParutionException.class, () -> release.runOnce(project.datasets()))
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.STAGING_NOT_READY);
        assertThat(store.list("")).isEmpty();
    }
}
