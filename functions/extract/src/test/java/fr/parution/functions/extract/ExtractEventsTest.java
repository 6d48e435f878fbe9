// SPDX-License-Identifier: EUPL-1.2
package fr.parution.functions.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.dataset.ProjectReader;
import fr.parution.pipeline.RunLog;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtractEventsTest {

    private static final Path EVENTS = Path.of("../../events/extract");
    private static final String USERS = "moncompteformation-les-usagers";

    private static final String DROPS = "depots-cpf";

    private final Project project = ProjectReader.read(Path.of("../../shared/datasets"));
    private final List<String> lines = new ArrayList<>();
    private final List<String> extracted = new ArrayList<>();
    private final ExtractHandler handler = handler(DROPS, (train, asOf) -> {
        extracted.add(ids(train) + " " + asOf);
        return train.stream()
                .map(dataset -> "staging/" + dataset.id() + "/" + asOf + "/_READY.json")
                .toList();
    });

    @ParameterizedTest
    @CsvSource({
        "period-closed.json, 2026-04-01",
        // 22:30 UTC is past midnight of the summer in France.
        "schedule.json, 2026-04-15"
    })
    void eventThatNamesADatasetExtractsItsTrainAsOfItsDayInFrance(String file, LocalDate asOf) {
        assertThat(handler.handleRequest(event(file), null))
                .containsExactly(
                        "staging/entree_sortie_formation/" + asOf + "/_READY.json",
                        "staging/" + USERS + "/" + asOf + "/_READY.json");
        assertThat(extracted).containsExactly("entree_sortie_formation " + USERS + " " + asOf);
        assertThat(lines)
                .hasSize(2)
                .contains("{\"what\":\"extracted\",\"dataset\":\"" + USERS + "\",\"ready\":\"staging/" + USERS + "/"
                        + asOf + "/_READY.json\",\"millis\":0}");
    }

    @ParameterizedTest
    @CsvSource({"every-dataset.json, 2026-07-02", "drop-ready.json, 2026-04-02", "stack-updated.json, 2026-04-20"})
    void calendarADropAndOtherDeclarationsExtractEveryTrain(String file, LocalDate asOf) {
        handler.handleRequest(event(file), null);

        assertThat(extracted)
                .containsExactly(
                        "entree_sortie_formation " + USERS + " " + asOf,
                        "moncompteformation_abondements moncompteformation_formations_engagees " + asOf,
                        "moncompteformation_catalogueformation " + asOf);
    }

    @ParameterizedTest
    @CsvSource({
        "unknown-dataset.json, USAGE_UNKNOWN_DATASET, no-such-data-set",
        "unknown-type.json, USAGE_BAD_VALUE, source.period.reopened",
        "drop-foreign-bucket.json, USAGE_BAD_VALUE, somebody-elses-bucket",
        "drop-data-file.json, USAGE_BAD_VALUE, cpf/2026-04-02/dossier.csv",
        "no-detail.json, USAGE_BAD_VALUE, detail.bucket.name"
    })
    void eventThatIsNoneOfOursFailsAndIsToldAndNothingIsRead(String file, String code, String named) {
        assertThatThrownBy(() -> handler.handleRequest(event(file), null))
                .isInstanceOf(ParutionException.class)
                .hasMessageContaining(code);
        assertThat(lines)
                .singleElement()
                .satisfies(
                        line -> assertThat(line).contains("\"what\":\"failed\"", "\"retryable\":false", code, named));
        assertThat(extracted).isEmpty();
    }

    @Test
    void dropIsNoneOfOursWhereTheSourceIsADatabase() {
        assertThatThrownBy(() -> handler("", (train, asOf) -> List.of()).handleRequest(event("drop-ready.json"), null))
                .hasMessageContaining("detail.bucket.name");
    }

    @ParameterizedTest
    @CsvSource({"asOf, 1 April, detail.asOf", "dataset, LONG, USAGE_UNKNOWN_DATASET"})
    void valueThatIsNoneIsRefusedAndNotRepeatedAtLength(String field, String value, String named) {
        Map<String, Object> event = event("schedule.json");
        event.put("detail", Map.of(field, value.equals("LONG") ? "x".repeat(300_000) : value));

        assertThatThrownBy(() -> handler.handleRequest(event, null)).hasMessageContaining(named);
        assertThat(lines).singleElement().satisfies(line -> assertThat(line).hasSizeLessThan(3_000));
    }

    @Test
    void whatAnEventCarriesBesideIsNotRead() {
        Map<String, Object> event = event("period-closed.json");
        event.put("padding", "x".repeat(300_000));

        assertThat(handler.handleRequest(event, null)).hasSize(2);
        assertThat(lines).allSatisfy(line -> assertThat(line).doesNotContain("xxx"));
    }

    @Test
    void eventWithoutATimeIsRefusedRatherThanDatedByUs() {
        Map<String, Object> event = event("every-dataset.json");
        event.remove("time");

        assertThatThrownBy(() -> handler.handleRequest(event, null)).hasMessageContaining("time");
        assertThat(extracted).isEmpty();
    }

    @Test
    void failureOfOneTrainIsToldAndThrownOnAfterTheOthers() {
        ExtractHandler failing = handler(DROPS, (train, asOf) -> {
            if (ids(train).contains(USERS)) {
                throw new ParutionException(Problem.at(ProblemCode.SOURCE_BROKE_OFF, "dossier"));
            }
            extracted.add(ids(train));
            return train.stream().map(DatasetDeclaration::id).toList();
        });

        assertThatThrownBy(() -> failing.handleRequest(event("every-dataset.json"), null))
                .hasMessageContaining("SOURCE_BROKE_OFF");
        assertThat(extracted).hasSize(2);
        assertThat(lines)
                .filteredOn(line -> line.contains("failed"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("\"retryable\":true"));
    }

    @Test
    void everyEventIsReplayed() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "period-closed.json",
                            "schedule.json",
                            "every-dataset.json",
                            "drop-ready.json",
                            "stack-updated.json",
                            "unknown-dataset.json",
                            "unknown-type.json",
                            "drop-foreign-bucket.json",
                            "drop-data-file.json",
                            "no-detail.json");
        }
    }

    private ExtractHandler handler(String drops, ExtractHandler.Extraction extraction) {
        return new ExtractHandler(project, drops, extraction, new RunLog(lines::add, () -> 0));
    }

    private static String ids(List<DatasetDeclaration> train) {
        return train.stream().map(DatasetDeclaration::id).collect(Collectors.joining(" "));
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
