// SPDX-License-Identifier: EUPL-1.2
package fr.parution.functions.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.dataset.ProjectReader;
import fr.parution.pipeline.RunLog;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtractEventsTest {

    private static final Path EVENTS = Path.of("../../events/extract");
    private static final String USERS = "moncompteformation-les-usagers";

    private final Project project = ProjectReader.read(Path.of("../../shared/datasets"));
    private final List<String> lines = new ArrayList<>();
    private final List<String> extracted = new ArrayList<>();
    private final ExtractHandler handler = new ExtractHandler(
            project,
            (dataset, asOf) -> {
                extracted.add(dataset.id() + " " + asOf);
                return "staging/" + dataset.id() + "/" + asOf + "/_READY.json";
            },
            new RunLog(lines::add, () -> 0));

    @ParameterizedTest
    @CsvSource({
        "period-closed.json, 2026-04-01",
        // 22:30 UTC is past midnight of the summer in France.
        "schedule.json, 2026-04-15"
    })
    void eventThatNamesADatasetExtractsItAsOfItsDayInFrance(String file, LocalDate asOf) {
        assertThat(handler.handleRequest(event(file), null))
                .containsExactly("staging/" + USERS + "/" + asOf + "/_READY.json");
        assertThat(extracted).containsExactly(USERS + " " + asOf);
        assertThat(lines)
                .containsExactly("{\"what\":\"extracted\",\"dataset\":\"" + USERS + "\",\"ready\":\"staging/" + USERS
                        + "/" + asOf + "/_READY.json\",\"millis\":0}");
    }

    @Test
    void eventThatNamesNoDatasetExtractsAll() {
        handler.handleRequest(event("every-dataset.json"), null);

        assertThat(extracted)
                .containsExactlyElementsOf(project.datasets().stream()
                        .map(DatasetDeclaration::id)
                        .map(id -> id + " 2026-07-02")
                        .toList());
    }

    @Test
    void eventThatNamesAnUnknownDatasetFailsAndIsTold() {
        assertThatThrownBy(() -> handler.handleRequest(event("unknown-dataset.json"), null))
                .isInstanceOf(ParutionException.class)
                .hasMessageContaining("USAGE_UNKNOWN_DATASET");
        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("\"what\":\"failed\"", "\"retryable\":false", "USAGE_UNKNOWN_DATASET"));
        assertThat(extracted).isEmpty();
    }

    @Test
    void dayThatIsNoneIsRefused() {
        ScheduledEvent event = read("{\"detail\":{\"asOf\":\"1 April\"}}");

        assertThatThrownBy(() -> handler.handleRequest(event, null)).hasMessageContaining("detail.asOf");
    }

    @Test
    void failureOfTheSourceIsToldAndThrownOn() {
        ExtractHandler failing = new ExtractHandler(
                project,
                (dataset, asOf) -> {
                    throw new ParutionException(Problem.at(ProblemCode.SOURCE_BROKE_OFF, "dossier"));
                },
                new RunLog(lines::add, () -> 0));

        assertThatThrownBy(() -> failing.handleRequest(event("period-closed.json"), null))
                .hasMessageContaining("SOURCE_BROKE_OFF");
        assertThat(lines).singleElement().satisfies(line -> assertThat(line).contains("\"retryable\":true"));
    }

    @Test
    void everyEventIsReplayed() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "period-closed.json", "schedule.json", "every-dataset.json", "unknown-dataset.json");
        }
    }

    private static ScheduledEvent event(String file) {
        try {
            return read(Files.readString(EVENTS.resolve(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the runtime of the cloud reads it. */
    private static ScheduledEvent read(String json) {
        InputStream in = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        return LambdaEventSerializers.serializerFor(ScheduledEvent.class, ScheduledEvent.class.getClassLoader())
                .fromJson(in);
    }
}
