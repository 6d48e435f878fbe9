// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.parution.problem.ParutionException;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Content;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Store.PutOutcome;
import fr.parution.store.s3.ScriptedS3.Method;
import fr.parution.store.s3.ScriptedS3.Mishap;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the store of S3 concludes when requests go wrong, and which requests it sends to find out. */
final class LostAnswersTest {

    private static final ObjectAttributes TEXT = ObjectAttributes.ofType("text/plain");

    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final ScriptedS3 server;
    private final S3Store store;

    LostAnswersTest() throws IOException {
        this.server = new ScriptedS3();
        this.store = open(Duration.ofSeconds(60));
    }

    @AfterEach
    void stop() {
        store.close();
        server.close();
    }

    @Test
    void soundCreationIsOneRequest() {
        assertThat(create("one")).isEqualTo(PutOutcome.WRITTEN);

        assertThat(server.log()).containsExactly("PUT a");
        assertThat(waits).isEmpty();
    }

    @Test
    void firstRefusalIsBelievedWithoutLooking() {
        keep("one");

        assertThat(create("one")).isEqualTo(PutOutcome.REFUSED);

        assertThat(server.log()).containsExactly("PUT a");
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_AFTER", "ERROR_AFTER"})
    void creationWhoseAnswerIsLostIsReadBack(Mishap lost) {
        server.script(Method.PUT, lost);

        assertThat(create("one")).isEqualTo(PutOutcome.WRITTEN);

        assertThat(server.log()).containsExactly("PUT a", "HEAD a");
        assertThat(stored()).isEqualTo("one");
    }

    /** Of an answer that breaks off after its first line, the SDK says "200" and nothing else. */
    @Test
    void answerThatBreaksOffWithinItsHeadersIsNone() throws IOException {
        create("one");
        server.script(Method.HEAD, Mishap.CUT_WITHIN_HEADERS);
        assertThat(store.find("a").orElseThrow().bytes()).isEqualTo(3);

        server.script(Method.GET, Mishap.CUT_WITHIN_HEADERS);
        try (InputStream in = store.get("a")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("one");
        }
        server.script(Method.GET, Mishap.CUT_WITHIN_HEADERS);
        assertThat(store.range("a", 0, 3)).hasSize(3);
        server.script(Method.GET, Mishap.CUT_WITHIN_HEADERS);
        assertThat(store.list("")).hasSize(1);
        assertThat(server.log())
                .containsExactly("PUT a", "HEAD a", "HEAD a", "GET a", "GET a", "GET a", "GET a", "GET ", "GET ");
    }

    @Test
    void creationWithoutAnyAnswerIsReadBackToo() {
        server.script(Method.PUT, Mishap.SILENCE_AFTER);

        try (S3Store impatient = open(Duration.ofMillis(500))) {
            assertThat(impatient.putIfAbsent("a", content("one"), TEXT)).isEqualTo(PutOutcome.WRITTEN);
        }

        assertThat(server.log()).containsExactly("PUT a", "HEAD a");
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_BEFORE", "ERROR_BEFORE", "SLOW_DOWN"})
    void creationThatWasNotDoneIsSentAgain(Mishap lost) {
        server.script(Method.PUT, lost);

        assertThat(create("one")).isEqualTo(PutOutcome.WRITTEN);

        assertThat(server.log()).containsExactly("PUT a", "HEAD a", "HEAD ", "PUT a");
        assertThat(waits).containsExactly(Duration.ofMillis(50));
    }

    @Test
    void refusalOfOurOwnSuccessIsSuccess() {
        server.script(Method.PUT, Mishap.CUT_AFTER);
        server.script(Method.HEAD, Mishap.CUT_BEFORE);

        assertThat(create("one")).isEqualTo(PutOutcome.WRITTEN);

        assertThat(server.log()).containsExactly("PUT a", "HEAD a", "PUT a", "HEAD a");
    }

    @Test
    void refusalAfterALostAnswerIsARefusalWhenTheContentIsOfAnother() {
        keep("two");
        server.script(Method.PUT, Mishap.CUT_BEFORE);
        server.script(Method.HEAD, Mishap.SLOW_DOWN);

        assertThat(create("one")).isEqualTo(PutOutcome.REFUSED);

        assertThat(server.log()).containsExactly("PUT a", "HEAD a", "PUT a", "HEAD a");
        assertThat(stored()).isEqualTo("two");
    }

    @Test
    void lostAnswerOnATakenKeyIsARefusal() {
        keep("two");
        server.script(Method.PUT, Mishap.CUT_BEFORE);

        assertThat(create("one")).isEqualTo(PutOutcome.REFUSED);

        assertThat(server.log()).containsExactly("PUT a", "HEAD a");
    }

    @Test
    void refusalAfterAConflictIsARefusalEvenForEqualContent() {
        keep("one");
        server.script(Method.PUT, Mishap.CONFLICT);

        assertThat(create("one")).isEqualTo(PutOutcome.REFUSED);

        assertThat(server.log()).containsExactly("PUT a", "PUT a");
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFLICT", "DAMAGED_ON_THE_WAY"})
    void whatIsSurelyNotDoneIsSentAgainWithoutLooking(Mishap notDone) {
        server.script(Method.PUT, notDone, notDone, notDone);

        assertThat(create("one")).isEqualTo(PutOutcome.WRITTEN);

        assertThat(server.log()).containsExactly("PUT a", "PUT a", "PUT a", "PUT a");
        assertThat(waits).containsExactly(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(150));
    }

    @Test
    void objectOfOthersWithoutAChecksumIsReadToCompareIt() {
        server.keep("a", "one", Map.of());
        server.script(Method.PUT, Mishap.CUT_BEFORE);

        assertThat(create("one")).isEqualTo(PutOutcome.WRITTEN);

        assertThat(server.log()).containsExactly("PUT a", "HEAD a", "GET a");
    }

    @Test
    void creationThatNeverSucceedsFails() {
        server.script(
                Method.PUT,
                Mishap.SLOW_DOWN,
                Mishap.CUT_BEFORE,
                Mishap.SLOW_DOWN,
                Mishap.ERROR_BEFORE,
                Mishap.SLOW_DOWN);

        assertProblem(ProblemCode.STORE_FAILED, "503 SlowDown", () -> create("one"));

        assertThat(server.log().stream().filter("PUT a"::equals)).hasSize(5);
        assertThat(waits).hasSize(4);
        assertThat(server.stored("a")).isEmpty();
    }

    @Test
    void answerLostAtTheLastAttemptIsStillReadBack() {
        server.script(Method.PUT, Mishap.CONFLICT, Mishap.CONFLICT, Mishap.CONFLICT, Mishap.CONFLICT, Mishap.CUT_AFTER);

        assertThat(create("one")).isEqualTo(PutOutcome.WRITTEN);
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_AFTER", "ERROR_AFTER"})
    void replacementWhoseAnswerIsLostIsReadBack(Mishap lost) {
        String tag = keep("one");
        server.script(Method.PUT, lost);

        assertThat(replace("two", tag)).isEqualTo(PutOutcome.WRITTEN);

        assertThat(server.log()).containsExactly("PUT a", "HEAD a");
    }

    @Test
    void replacementThatWasNotDoneIsSentAgain() {
        String tag = keep("one");
        server.script(Method.PUT, Mishap.CUT_BEFORE);

        assertThat(replace("two", tag)).isEqualTo(PutOutcome.WRITTEN);

        assertThat(server.log()).containsExactly("PUT a", "HEAD a", "PUT a");
        assertThat(stored()).isEqualTo("two");
    }

    @Test
    void replacementByTheSameContentIsSentAgainAfterALostAnswer() {
        String tag = keep("one");
        server.script(Method.PUT, Mishap.CUT_AFTER);

        assertThat(replace("one", tag)).isEqualTo(PutOutcome.WRITTEN);

        assertThat(server.log()).containsExactly("PUT a", "HEAD a", "PUT a");
    }

    @Test
    void refusalOfOurOwnReplacementIsSuccess() {
        String tag = keep("one");
        server.script(Method.PUT, Mishap.CUT_AFTER);
        server.script(Method.HEAD, Mishap.CUT_BEFORE);

        assertThat(replace("two", tag)).isEqualTo(PutOutcome.WRITTEN);

        assertThat(server.log()).containsExactly("PUT a", "HEAD a", "PUT a", "HEAD a");
    }

    @Test
    void replacementThatLostTheRaceIsRefusedAfterALostAnswer() {
        String former = keep("zero");
        keep("one");
        server.script(Method.PUT, Mishap.CUT_BEFORE);

        assertThat(replace("two", former)).isEqualTo(PutOutcome.REFUSED);

        assertThat(stored()).isEqualTo("one");
    }

    @Test
    void replacementThatWasItselfReplacedBeforeItsAnswerIsRefused() {
        String tag = keep("one");
        server.script(Method.PUT, Mishap.CUT_AFTER);
        server.then(() -> keep("three"));

        assertThat(replace("two", tag)).isEqualTo(PutOutcome.REFUSED);

        assertThat(stored()).isEqualTo("three");
    }

    @Test
    void replacementOfWhatIsGoneIsRefused() {
        assertThat(replace("two", "0".repeat(32))).isEqualTo(PutOutcome.REFUSED);

        assertThat(server.log()).containsExactly("PUT a");
    }

    @Test
    void failuresThatWillNotPassAreSentOnce() {
        server.script(
                Method.PUT,
                Mishap.DENIED,
                Mishap.NO_BUCKET,
                Mishap.UNSUPPORTED,
                Mishap.FULL,
                Mishap.MALFORMED,
                Mishap.NO_BUCKET);

        assertProblem(ProblemCode.STORE_REFUSED, "403 AccessDenied", () -> create("one"));
        assertProblem(ProblemCode.STORE_NOT_FOUND, "404 NoSuchBucket", () -> create("one"));
        assertProblem(ProblemCode.STORE_IGNORES_CONDITIONS, "501 NotImplemented", () -> create("one"));
        assertProblem(ProblemCode.STORE_FULL, "507 InsufficientStorage", () -> create("one"));
        assertProblem(ProblemCode.STORE_FAILED, "400 InvalidRequest", () -> create("one"));
        assertProblem(ProblemCode.STORE_NOT_FOUND, "404 NoSuchBucket", () -> replace("one", "tag"));

        assertThat(server.log()).hasSize(6).containsOnly("PUT a");
        assertThat(waits).isEmpty();
    }

    @Test
    void readsAreSentAgain() throws IOException {
        keep("one");
        server.script(Method.HEAD, Mishap.SLOW_DOWN, Mishap.CUT_BEFORE);
        server.script(Method.GET, Mishap.ERROR_BEFORE, Mishap.NONE, Mishap.CUT_BEFORE, Mishap.NONE, Mishap.SLOW_DOWN);

        assertThat(store.find("a")).isPresent();
        try (InputStream in = store.get("a")) {
            assertThat(in).hasContent("one");
        }
        assertThat(store.range("a", 1, 1)).asString(StandardCharsets.US_ASCII).isEqualTo("n");
        assertThat(store.list("")).hasSize(1);
    }

    @Test
    void readsThatNeverSucceedFail() {
        server.script(
                Method.HEAD, Mishap.SLOW_DOWN, Mishap.SLOW_DOWN, Mishap.SLOW_DOWN, Mishap.SLOW_DOWN, Mishap.SLOW_DOWN);

        assertProblem(ProblemCode.STORE_FAILED, "503", () -> store.find("a"));
        assertThat(waits).hasSize(4);
    }

    @Test
    void deniedReadIsARefusalNotAnAbsence() {
        server.script(Method.HEAD, Mishap.DENIED);

        assertProblem(ProblemCode.STORE_REFUSED, "403", () -> store.find("a"));
    }

    @Test
    void absentBucketIsNotAnAbsentObject() {
        server.script(Method.HEAD, Mishap.NO_BUCKET, Mishap.NO_BUCKET);

        assertProblem(ProblemCode.STORE_NOT_FOUND, "no such bucket", () -> store.find("a"));
    }

    @Test
    void damagedObjectDoesNotReadToItsEnd() throws IOException {
        server.keep(
                "a",
                "damaged",
                Map.of("x-amz-checksum-sha256", S3Answers.checksum("one".getBytes(StandardCharsets.UTF_8))));

        try (InputStream in = store.get("a")) {
            assertThatExceptionOfType(IOException.class).isThrownBy(in::readAllBytes);
        }
    }

    @Test
    void digestOfObjectsMadeOfPartsIsComputed() {
        server.keep("a", "one", Map.of("x-amz-checksum-sha256", S3Answers.checksum(new byte[0]) + "-3"));

        assertThat(store.find("a").orElseThrow().sha256())
                .isEqualTo(content("one").sha256());
    }

    @Test
    void contentOtherThanItsDigestIsNeverSentWhole(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("changed"), "two");
        Content changed = Content.of(file, 3, content("one").sha256());

        assertProblem(ProblemCode.STORE_FAILED, "announced", () -> store.putIfAbsent("a", changed, TEXT));

        assertThat(server.log()).isEmpty();
        assertThat(waits).isEmpty();
    }

    @Test
    void whatNobodyListensToFails() throws IOException {
        server.close();

        assertProblem(ProblemCode.STORE_FAILED, "Connect", () -> create("one"));
    }

    private S3Store open(Duration answerWithin) {
        return S3Store.open(
                URI.create("s3://" + ScriptedS3.BUCKET), ScriptedS3Settings.of(server.endpoint(), answerWithin, waits));
    }

    private PutOutcome create(String text) {
        return store.putIfAbsent("a", content(text), TEXT);
    }

    private PutOutcome replace(String text, String tag) {
        return store.replaceIfMatch("a", content(text), TEXT, tag);
    }

    /** Puts an object as this store would; gives its tag. */
    private String keep(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        server.keep("a", text, Map.of("x-amz-checksum-sha256", S3Answers.checksum(bytes)));
        return S3Answers.tag(bytes).replace("\"", "");
    }

    private String stored() {
        return new String(server.stored("a").orElseThrow().bytes(), StandardCharsets.UTF_8);
    }

    private static Content content(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertProblem(ProblemCode code, String found, ThrowingCallable call) {
        assertThatExceptionOfType(ParutionException.class).isThrownBy(call).satisfies(e -> {
            assertThat(e.problems().get(0).code()).isEqualTo(code);
            assertThat(e.problems().get(0).found()).contains(found);
        });
    }
}
