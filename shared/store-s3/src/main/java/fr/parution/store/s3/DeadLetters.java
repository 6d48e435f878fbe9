// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Json;
import fr.parution.store.Sha256;
import fr.parution.store.s3.JsonService.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * What a FIFO queue of Amazon SQS gave up on, and the way back. Each message is sent to the queue first and deleted here
 * after, so that whatever breaks between the two, it is in one of them at least: it is never lost, and the queue drops the
 * second of two that were sent within five minutes.
 */
public final class DeadLetters implements AutoCloseable {

    /** How long a message that is being moved is hidden from others; whoever comes after a crash waits so long. */
    private static final Duration HELD = Duration.ofSeconds(30);

    /** The most that one call takes. */
    private static final int MOST_MESSAGES = 10;

    private static final String ARN_SEPARATOR = ":";

    private final JsonService service;
    private final Duration held;
    private final String queue;
    private final String deadLetters;

    private DeadLetters(JsonService service, Duration held, String queue) {
        this.service = service;
        this.held = held;
        this.queue = url(queue);
        this.deadLetters = url(deadLettersOf(this.queue));
    }

    /**
     * As {@link S3Settings#fromEnvironment}, but with {@code AWS_ENDPOINT_URL_SQS}; asks where the queue sends what it gives up
     * on.
     *
     * @param queue the queue that gave up, by its name or address
     * @param jitter numbers from 0 to 1, one for each wait
     * @throws ParutionException {@code STORE_NOT_FOUND} or {@code STORE_REFUSED} where it cannot be asked; {@code
     *     USAGE_BAD_VALUE} where it never gives up
     */
    public static DeadLetters fromEnvironment(Map<String, String> environment, String queue, DoubleSupplier jitter) {
        return of(S3Settings.fromEnvironment(environment, "AWS_ENDPOINT_URL_SQS", jitter), queue, HELD);
    }

    static DeadLetters of(S3Settings settings, String queue, Duration held) {
        JsonService service = new JsonService(settings, "sqs", "1.0");
        try {
            return new DeadLetters(service, held, queue);
        } catch (RuntimeException e) {
            service.close();
            throw e;
        }
    }

    /**
     * One message.
     *
     * @param id as the log of the function names it
     * @param about the key of the object that it announces, or its first characters where it announces none
     */
    public record Letter(String id, String group, Instant sent, String about) {}

    /**
     * What there is to see without moving anything. Of a group, the messages behind the first ten are not shown.
     *
     * @param waiting how many there are, as the service estimates
     */
    public record View(long waiting, List<Letter> first) {

        /** Copies its list. */
        public View {
            first = List.copyOf(first);
        }
    }

    /** Looks, and puts back. */
    public View look() {
        List<Received> received = receive();
        received.forEach(this::putBack);
        JsonNode attributes =
                attributes(deadLetters, "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible");
        long waiting = attributes.path("ApproximateNumberOfMessages").asLong()
                + attributes.path("ApproximateNumberOfMessagesNotVisible").asLong();
        return new View(
                Math.max(waiting, received.size()),
                received.stream().map(Received::letter).toList());
    }

    /**
     * Sends every message back to its queue, in its group and in the order of that.
     *
     * @param discarded the ids of those that are deleted instead
     * @param done is told of each that is neither here nor hidden any more
     */
    public void move(Set<String> discarded, Consumer<Letter> done) {
        for (List<Received> batch = receive(); !batch.isEmpty(); batch = receive()) {
            for (int i = 0; i < batch.size(); i++) {
                try {
                    move(batch.get(i), discarded);
                } catch (RuntimeException e) {
                    batch.subList(i, batch.size()).forEach(this::tryToPutBack);
                    throw e;
                }
                done.accept(batch.get(i).letter());
            }
        }
    }

    private void move(Received message, Set<String> discarded) {
        if (!discarded.contains(message.letter().id())) {
            call("SendMessage", queue, sent(message));
        }
        call("DeleteMessage", deadLetters, Json.object().put("ReceiptHandle", message.handle()));
    }

    private static ObjectNode sent(Received message) {
        ObjectNode request = Json.object().put("MessageBody", message.body());
        String group = message.letter().group();
        if (!group.isEmpty()) {
            // Not the identifier that it first had: within five minutes, the queue would take it for what it gave up
            // on, and drop
            // it. This one is the same each time that this letter is moved.
            String letter = message.letter().id() + '\n' + message.body();
            byte[] once = Sha256.digest().digest(letter.getBytes(StandardCharsets.UTF_8));
            request.put("MessageGroupId", group)
                    .put("MessageDeduplicationId", HexFormat.of().formatHex(once));
        }
        return request;
    }

    @Override
    public void close() {
        service.close();
    }

    private record Received(Letter letter, String body, String handle) {}

    private List<Received> receive() {
        ObjectNode request = Json.object()
                .put("MaxNumberOfMessages", MOST_MESSAGES)
                .put("VisibilityTimeout", held.toSeconds())
                .put("WaitTimeSeconds", 1);
        request.putArray("MessageSystemAttributeNames").add("MessageGroupId").add("SentTimestamp");
        List<Received> received = new ArrayList<>();
        for (JsonNode message : call("ReceiveMessage", deadLetters, request).path("Messages")) {
            JsonNode attributes = message.path("Attributes");
            String body = message.path("Body").asText();
            Letter letter = new Letter(
                    message.path("MessageId").asText(),
                    attributes.path("MessageGroupId").asText(),
                    Instant.ofEpochMilli(attributes.path("SentTimestamp").asLong()),
                    about(body));
            received.add(
                    new Received(letter, body, message.path("ReceiptHandle").asText()));
        }
        return received;
    }

    private static String about(String body) {
        String key = "";
        try {
            key = Json.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                    .at("/detail/object/key")
                    .asText();
        } catch (IOException noEvent) {
            // Then its first characters are what there is to tell.
        }
        String shown = (key.isEmpty() ? body : key).replaceAll("\\p{Cntrl}", " ");
        return shown.length() > 200 ? shown.substring(0, 200) + "…" : shown;
    }

    private void putBack(Received message) {
        call(
                "ChangeMessageVisibility",
                deadLetters,
                Json.object().put("ReceiptHandle", message.handle()).put("VisibilityTimeout", 0));
    }

    /** It comes back by itself after a while. */
    private void tryToPutBack(Received message) {
        try {
            putBack(message);
        } catch (ParutionException noAnswer) {
            // What broke the move is what is told.
        }
    }

    /** The name of the queue that gets what another gives up on. */
    private String deadLettersOf(String url) {
        String policy = attributes(url, "RedrivePolicy").path("RedrivePolicy").asText("{}");
        try {
            String arn = Json.read(new ByteArrayInputStream(policy.getBytes(StandardCharsets.UTF_8)))
                    .path("deadLetterTargetArn")
                    .asText();
            if (!arn.isEmpty()) {
                return arn.substring(arn.lastIndexOf(ARN_SEPARATOR) + 1);
            }
        } catch (IOException noPolicy) {
            // As where there is none.
        }
        throw new ParutionException(Problem.of(ProblemCode.USAGE_BAD_VALUE, "--queue", url, "RedrivePolicy"));
    }

    private JsonNode attributes(String url, String... names) {
        ObjectNode request = Json.object();
        for (String name : names) {
            request.withArray("AttributeNames").add(name);
        }
        return call("GetQueueAttributes", url, request).path("Attributes");
    }

    private String url(String nameOrAddress) {
        if (nameOrAddress.startsWith("https:") || nameOrAddress.startsWith("http:")) {
            return nameOrAddress;
        }
        Reply reply = service.call("AmazonSQS.GetQueueUrl", Json.object().put("QueueName", nameOrAddress));
        return required(reply, "GetQueueUrl", nameOrAddress).path("QueueUrl").asText();
    }

    private JsonNode call(String operation, String url, ObjectNode request) {
        return required(service.call("AmazonSQS." + operation, request.put("QueueUrl", url)), operation, url);
    }

    private static JsonNode required(Reply reply, String operation, String where) {
        if (reply.isDone()) {
            return reply.document();
        }
        throw new ParutionException(Problem.of(
                code(reply.type()).orElse(ProblemCode.STORE_FAILED), where, reply.inWords(), "sqs:" + operation));
    }

    private static Optional<ProblemCode> code(String type) {
        if (type.contains("NonExistentQueue") || type.contains("QueueDoesNotExist")) {
            return Optional.of(ProblemCode.STORE_NOT_FOUND);
        }
        return type.contains("AccessDenied") ? Optional.of(ProblemCode.STORE_REFUSED) : Optional.empty();
    }
}
