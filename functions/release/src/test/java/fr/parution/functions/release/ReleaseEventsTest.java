// SPDX-License-Identifier: EUPL-1.2
package fr.parution.functions.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.ProjectReader;
import fr.parution.pipeline.RunLog;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.Publisher;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseEventsTest {

    private static final Path EVENTS = Path.of("../../events/release");
    private static final String USERS = "moncompteformation-les-usagers";
    private static final String TRAIN = "entree_sortie_formation " + USERS;
    private static final String STAGING = "parution-staging-123456789012";

    private static final Instant ANNOUNCED = Instant.parse("2026-04-01T04:20:00Z");

    private final List<Duration> waits = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> released = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"ready.json", "ready-encoded-key.json"})
    void readyFileReleasesItsTrainWhetherItsKeyIsEncodedOrNot(String file) {
        assertThat(failures(file)).isEmpty();
        assertThat(released).containsExactly(TRAIN);
        assertThat(lines)
                .containsExactly("{\"what\":\"released\",\"dataset\":\"" + TRAIN
                        + "\",\"release\":1,\"changed\":true,\"millis\":0}");
    }

    /** Not for the other messages of a train, nor for one that was sent long ago. */
    @Test
    void releaseWaitsForWhatIsStillComing() {
        SQSEvent event = event("train.json");
        event.getRecords()
                .forEach(message -> message.getAttributes()
                        .put(
                                "SentTimestamp",
                                Long.toString(ANNOUNCED.minusSeconds(250).toEpochMilli())));
        assertThat(failures(event, train -> new Publisher.Outcome(true, 1))).isEmpty();
        assertThat(waits).containsExactly(Duration.ofSeconds(50), Duration.ofSeconds(50));
        assertThat(released).hasSize(2);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void brokenMessageKeepsTheLaterOnesOfItsGroupBack() {
        assertThat(failures("one-broken.json")).containsExactly("m-2", "m-3");
        assertThat(released).containsExactly(TRAIN);
    }

    @Test
    void brokenMessageKeepsNoOtherGroupBack() {
        SQSEvent event = event("one-broken.json");
        event.getRecords().get(1).getAttributes().put("MessageGroupId", "another");

        assertThat(failures(event, dataset -> new Publisher.Outcome(true, 1))).containsExactly("m-2");
    }

    @Test
    void messagesOfOneTrainAreOneRelease() {
        assertThat(failures("train.json")).isEmpty();
        assertThat(released).containsExactly(TRAIN, "moncompteformation_catalogueformation");
    }

    @Test
    void trainThatFailsKeepsItsOtherMessagesBackAndNoOtherTrain() {
        List<String> failures = failures(event("train.json"), train -> {
            if (train.contains(USERS)) {
                throw new ParutionException(Problem.of(ProblemCode.DISCLOSURE_SHARED_TOTAL, USERS, "", ""));
            }
            return new Publisher.Outcome(true, 1);
        });

        assertThat(failures).containsExactly("m-1", "m-2");
        assertThat(released).containsExactly(TRAIN, "moncompteformation_catalogueformation");
    }

    @Test
    void messageOfAnotherBucketIsAFailure() {
        assertThat(failures("foreign-bucket.json")).containsExactly("m-1");
        assertThat(released).isEmpty();
        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line).contains("USAGE_BAD_VALUE", "somebody-elses-bucket", STAGING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1]", "{\"detail\":[]}", "{\"detail\":{\"object\":7}}", "KEY", "BUCKET", "BODY"})
    void messageOfAnyFormAndLengthIsAFailureAndToldInFewWords(String body) {
        String text = "x".repeat(300_000);
        SQSEvent event = event("ready.json");
        SQSEvent.SQSMessage message = event.getRecords().get(0);
        message.setBody(
                switch (body) {
                    case "KEY" -> message.getBody().replace(USERS, text);
                    case "BUCKET" -> message.getBody().replace(STAGING, text);
                    case "BODY" -> text;
                    default -> body;
                });

        assertThat(failures(event, train -> new Publisher.Outcome(true, 1))).containsExactly("m-1");
        assertThat(released).isEmpty();
        assertThat(lines)
                .singleElement()
                .satisfies(line ->
                        assertThat(line).hasSizeLessThan(6_000).contains("\"code\":\"USAGE_", "\"retryable\":false"));
    }

    @Test
    void keyThatIsNoReadyFileIsAFailure() {
        assertThat(failures("foreign-key.json")).containsExactly("m-1");
        assertThat(released).isEmpty();
        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains(
                                "USAGE_BAD_VALUE", "staging/notes.txt", "\"retryable\":false", "\"subject\":\"m-1\""));
    }

    @Test
    void refusedReleaseIsAFailureSoThatAPersonSeesIt() {
        List<String> failures = failures(event("ready.json"), dataset -> {
            throw new ParutionException(Problem.of(ProblemCode.DISCLOSURE_NOT_PROVEN, USERS, "", ""));
        });

        assertThat(failures).containsExactly("m-1");
        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line).contains("DISCLOSURE_NOT_PROVEN", "\"retryable\":false"));
    }

    @Test
    void wordsOfADefectAreNotTold() {
        List<String> failures = failures(event("ready.json"), dataset -> {
            throw new IllegalStateException("a row's value");
        });

        assertThat(failures).containsExactly("m-1");
        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("DEFECT_INTERNAL", "IllegalStateException")
                        .doesNotContain("a row's value"));
    }

    @Test
    void everyEventIsReplayed() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "ready.json",
                            "ready-encoded-key.json",
                            "train.json",
                            "one-broken.json",
                            "foreign-key.json",
                            "foreign-bucket.json");
        }
    }

    private List<String> failures(String file) {
        return failures(event(file), dataset -> new Publisher.Outcome(true, 1));
    }

    private List<String> failures(SQSEvent event, Function<String, Publisher.Outcome> release) {
        ReleaseHandler handler = new ReleaseHandler(
                ProjectReader.read(Path.of("../../shared/datasets")),
                STAGING,
                new QuietPeriod(
                        id -> Optional.of(ANNOUNCED),
                        Clock.fixed(ANNOUNCED, ZoneOffset.UTC),
                        Duration.ofSeconds(120),
                        Duration.ofSeconds(300),
                        wait -> {
                            waits.add(wait);
                            Thread.currentThread().interrupt();
                            throw new InterruptedException();
                        }),
                train -> {
                    String ids = train.stream().map(DatasetDeclaration::id).collect(Collectors.joining(" "));
                    released.add(ids);
                    return release.apply(ids);
                },
                new RunLog(lines::add, () -> 0));
        return handler.handleRequest(event, null).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    /** Read as the runtime of the cloud reads it. */
    private static SQSEvent event(String file) {
        try (InputStream in = Files.newInputStream(EVENTS.resolve(file))) {
            return LambdaEventSerializers.serializerFor(SQSEvent.class, SQSEvent.class.getClassLoader())
                    .fromJson(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
