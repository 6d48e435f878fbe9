// SPDX-License-Identifier: EUPL-1.2
package fr.parution.functions.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parution.pipeline.RunLog;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.Projector;
import fr.parution.store.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectEventsTest {

    private static final Path EVENTS = Path.of("../../events/project");

    private final List<String> lines = new ArrayList<>();
    private final RunLog log = new RunLog(lines::add, () -> 0);

    @ParameterizedTest
    @ValueSource(strings = {"pointer-moved.json", "schedule.json"})
    void movedPointerAndScheduleMeanTheSame(String file) {
        ProjectHandler handler = new ProjectHandler(() -> Optional.of(new Projector.Outcome(12, 3, 40, Set.of())), log);

        assertThat(handler.handleRequest(event(file), null))
                .isEqualTo(Map.of("seq", 12, "written", 3, "unchanged", 40));
        assertThat(lines).containsExactly("{\"what\":\"projected\",\"release\":12,\"count\":3,\"millis\":0}");
    }

    @Test
    void nothingPublishedYetIsNoFailure() {
        ProjectHandler handler = new ProjectHandler(Optional::empty, log);

        assertThat(handler.handleRequest(event("schedule.json"), null)).isEmpty();
        assertThat(lines).isEmpty();
    }

    @Test
    void failureIsToldAndThrownOnSoThatTheMessageComesAgain() {
        ProjectHandler handler = new ProjectHandler(
                () -> {
                    throw new ParutionException(Problem.at(ProblemCode.STORE_FAILED, "catalog.ttl"));
                },
                log);

        assertThatThrownBy(() -> handler.handleRequest(event("pointer-moved.json"), null))
                .hasMessageContaining("STORE_FAILED");
        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line).contains("\"code\":\"STORE_FAILED\"", "\"retryable\":true"));
    }

    @Test
    void everyEventIsReplayed() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("pointer-moved.json", "schedule.json");
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> event(String file) {
        try (InputStream in = Files.newInputStream(EVENTS.resolve(file))) {
            return Json.read(in, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
