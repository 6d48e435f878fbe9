// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.functions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parution.tests.servers.LambdaEmulator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * What the cloud does between a queue and a function: receives a batch, invokes, deletes what did not fail. What failed comes
 * back at once rather than after a while.
 */
final class QueueRunner {

    private static final int MOST_MESSAGES = 10;
    private static final int WAIT_SECONDS = 5;

    private final SqsClient sqs;
    private final String queue;
    private final LambdaEmulator function;
    private final ObjectMapper json = new ObjectMapper();

    QueueRunner(SqsClient sqs, String queue, LambdaEmulator function) {
        this.sqs = sqs;
        this.queue = queue;
        this.function = function;
    }

    /**
     * One batch.
     *
     * @param received the bodies, in their order
     * @param failed the bodies of those that stay in the queue
     */
    record Batch(List<String> received, List<String> failed, String answer) {}

    /** Waits some seconds for messages; the batch is empty when none came. */
    Batch runOnce() {
        List<Message> messages = sqs.receiveMessage(receive -> receive.queueUrl(queue)
                        .maxNumberOfMessages(MOST_MESSAGES)
                        .waitTimeSeconds(WAIT_SECONDS)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
        if (messages.isEmpty()) {
            return new Batch(List.of(), List.of(), "");
        }
        LambdaEmulator.Response response = function.invoke(event(messages));
        Set<String> failures = failures(response, messages);
        List<String> failed = new ArrayList<>();
        for (Message message : messages) {
            if (failures.contains(message.messageId())) {
                failed.add(message.body());
                sqs.changeMessageVisibility(change -> change.queueUrl(queue)
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(0));
            } else {
                sqs.deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
            }
        }
        return new Batch(messages.stream().map(Message::body).toList(), failed, response.body());
    }

    /** Batches until so many messages came, as one batch; within a minute. */
    Batch runUntilMessagesCome(int count) {
        List<String> received = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (int attempt = 0; attempt < 60 / WAIT_SECONDS; attempt++) {
            Batch batch = runOnce();
            received.addAll(batch.received());
            failed.addAll(batch.failed());
            if (received.size() >= count) {
                return new Batch(received, failed, batch.answer());
            }
        }
        throw new AssertionError(received.size() + " of " + count + " messages came to " + queue);
    }

    /** A function that throws fails the whole batch. */
    private Set<String> failures(LambdaEmulator.Response response, List<Message> messages) {
        Set<String> failures = new HashSet<>();
        if (response.functionError().isPresent()) {
            messages.forEach(message -> failures.add(message.messageId()));
            return failures;
        }
        try {
            for (JsonNode failure : json.readTree(response.body()).path("batchItemFailures")) {
                failures.add(failure.path("itemIdentifier").asText());
            }
            return failures;
        } catch (JsonProcessingException e) {
            throw new AssertionError("not an answer to a batch: " + response.body(), e);
        }
    }

    private String event(List<Message> messages) {
        ObjectNode event = json.createObjectNode();
        ArrayNode records = event.putArray("Records");
        for (Message message : messages) {
            ObjectNode item = records.addObject();
            item.put("messageId", message.messageId());
            item.put("receiptHandle", message.receiptHandle());
            item.put("body", message.body());
            ObjectNode attributes = item.putObject("attributes");
            message.attributesAsStrings().forEach(attributes::put);
            item.putObject("messageAttributes");
            item.put("eventSource", "aws:sqs");
            item.put("awsRegion", "eu-west-3");
        }
        return event.toString();
    }
}
