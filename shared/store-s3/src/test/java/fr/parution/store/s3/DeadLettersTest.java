// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.parution.problem.ParutionException;
import fr.parution.problem.ProblemCode;
import fr.parution.store.s3.DeadLetters.Letter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against as much of a FIFO queue as is asked for: it drops what it was sent before, and goes wrong where it is told to. */
class DeadLettersTest {

    private static final String QUEUE = "https://sqs.eu-west-3.amazonaws.com/123456789012/releases.fifo";

    private final ObjectMapper json = new ObjectMapper();
    /** Bodies by message id. */
    private final Map<String, String> dead = new LinkedHashMap<>();

    private final Set<String> hidden = new LinkedHashSet<>();
    private final Map<String, String> sent = new LinkedHashMap<>();
    private final List<String> operations = new ArrayList<>();
    private String failing = "";
    private String error = "InternalFailure";
    private boolean answerIsLost;
    private String policy = "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-3:123456789012:dead.fifo\"}";

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        dead.put("a-1", "{\"detail\":{\"object\":{\"key\":\"staging/users/1/_READY.json\"}}}");
        dead.put("b-2", "not an event\u0007 " + "x".repeat(300_000));
        dead.put("a-3", dead.get("a-1"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void looksAndPutsBack() {
        try (DeadLetters letters = open()) {
            DeadLetters.View view = letters.look();

            assertThat(view.waiting()).isEqualTo(3);
            assertThat(view.first()).extracting(Letter::id).containsExactly("a-1", "b-2", "a-3");
            assertThat(view.first()).extracting(Letter::group).containsExactly("a", "b", "a");
            assertThat(view.first().get(0).about()).isEqualTo("staging/users/1/_READY.json");
            assertThat(view.first().get(1).about())
                    .startsWith("not an event  xxx")
                    .hasSize(201);
        }
        assertThat(hidden).isEmpty();
        assertThat(dead).hasSize(3);
        assertThat(operations).doesNotContain("SendMessage", "DeleteMessage");
    }

    /** Two that say the same are two messages still. */
    @Test
    void movesAllInTheirOrderAndGroups() {
        assertThat(moved(Set.of())).containsExactly("a-1", "b-2", "a-3");
        assertThat(dead).isEmpty();
        assertThat(sent.values().stream().map(body -> body.charAt(0))).containsExactly('a', 'b', 'a');
        assertThat(sent.values()).allSatisfy(body -> assertThat(body).hasSizeGreaterThan(20));
    }

    @Test
    void deletesWhatCanNeverSucceed() {
        assertThat(moved(Set.of("b-2"))).hasSize(3);
        assertThat(dead).isEmpty();
        assertThat(sent.values())
                .hasSize(2)
                .noneSatisfy(body -> assertThat(body).contains("not an event"));
    }

    /** What a process leaves that is killed between the two requests of a message. */
    @Test
    void whatWasSentButNotDeletedIsSentOnceAllTheSame() {
        failing = "DeleteMessage";
        assertThatThrownBy(() -> moved(Set.of())).hasMessageContaining("sqs:DeleteMessage");
        assertThat(sent).hasSize(1);
        assertThat(dead).hasSize(3);
        assertThat(hidden).as("put back at once").isEmpty();

        failing = "";
        moved(Set.of());

        assertThat(sent).hasSize(3);
        assertThat(dead).isEmpty();
    }

    @Test
    void lostAnswerOfASendIsNoSecondMessage() {
        failing = "SendMessage";
        answerIsLost = true;

        assertThat(moved(Set.of())).hasSize(3);
        assertThat(sent).hasSize(3);
    }

    @Test
    void nothingIsDeletedThatWasNotSent() {
        failing = "SendMessage";
        assertThatThrownBy(() -> moved(Set.of()))
                .isInstanceOfSatisfying(
                        ParutionException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.STORE_FAILED));
        assertThat(dead).hasSize(3);
        assertThat(hidden).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "com.amazonaws.sqs#QueueDoesNotExist, STORE_NOT_FOUND",
        "AWS.SimpleQueueService.NonExistentQueue, STORE_NOT_FOUND",
        "com.amazon.coral.service#AccessDeniedException, STORE_REFUSED"
    })
    void queueThatIsNotThereOrMayNotBeAskedIsNamed(String type, ProblemCode code) {
        failing = "GetQueueAttributes";
        error = type;
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        ParutionException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(code))
                .hasMessageContaining(QUEUE);
    }

    @ParameterizedTest
    @CsvSource({"{}", "none"})
    void queueThatNeverGivesUpIsNamed(String none) {
        policy = none;
        assertThatThrownBy(this::open).hasMessageContaining("USAGE_BAD_VALUE").hasMessageContaining("RedrivePolicy");
    }

    private List<String> moved(Set<String> discarded) {
        List<String> moved = new ArrayList<>();
        try (DeadLetters letters = open()) {
            letters.move(discarded, letter -> moved.add(letter.id()));
        }
        return moved;
    }

    private DeadLetters open() {
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return DeadLetters.of(
                ScriptedS3Settings.of(endpoint, Duration.ofSeconds(5), new ArrayList<>()),
                QUEUE,
                Duration.ofSeconds(30));
    }

    private void answer(HttpExchange exchange) throws IOException {
        assertThat(exchange.getRequestHeaders().getFirst("Content-Type")).isEqualTo("application/x-amz-json-1.0");
        String operation = exchange.getRequestHeaders().getFirst("X-Amz-Target").replace("AmazonSQS.", "");
        JsonNode request = json.readTree(exchange.getRequestBody());
        operations.add(operation);
        if (!operation.equals(failing)) {
            send(exchange, 200, effect(operation, request));
        } else if (answerIsLost) {
            effect(operation, request);
            failing = "";
            exchange.close();
        } else {
            boolean ours = error.equals("InternalFailure");
            send(exchange, ours ? 500 : 400, json.createObjectNode().put("__type", error));
        }
    }

    private JsonNode effect(String operation, JsonNode request) {
        ObjectNode reply = json.createObjectNode();
        String handle = request.path("ReceiptHandle").asText();
        switch (operation) {
            case "GetQueueUrl" ->
                reply.put("QueueUrl", request.path("QueueName").asText());
            case "GetQueueAttributes" ->
                reply.putObject("Attributes")
                        .put("RedrivePolicy", policy)
                        .put("ApproximateNumberOfMessages", Integer.toString(dead.size() - hidden.size()))
                        .put("ApproximateNumberOfMessagesNotVisible", Integer.toString(hidden.size()));
            case "ReceiveMessage" -> {
                for (Map.Entry<String, String> letter : dead.entrySet()) {
                    if (hidden.add(letter.getKey())) {
                        ObjectNode message = reply.withArray("Messages").addObject();
                        message.put("MessageId", letter.getKey())
                                .put("ReceiptHandle", letter.getKey())
                                .put("Body", letter.getValue());
                        message.putObject("Attributes")
                                .put("MessageGroupId", letter.getKey().substring(0, 1))
                                .put("SentTimestamp", "1775016000000");
                    }
                }
            }
            case "SendMessage" ->
                sent.putIfAbsent(
                        request.path("MessageDeduplicationId").asText(),
                        request.path("MessageGroupId").asText()
                                + request.path("MessageBody").asText());
            case "DeleteMessage" -> {
                dead.remove(handle);
                hidden.remove(handle);
            }
            case "ChangeMessageVisibility" -> hidden.remove(handle);
            default -> throw new IllegalArgumentException(operation);
        }
        return reply;
    }

    private void send(HttpExchange exchange, int status, JsonNode document) throws IOException {
        byte[] body = json.writeValueAsBytes(document);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
