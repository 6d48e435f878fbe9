// SPDX-License-Identifier: EUPL-1.2
package fr.parution.functions.release;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.pipeline.RunLog;
import fr.parution.pipeline.Variables;
import fr.parution.publish.Publisher;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Staging → public bucket, for the train of each data set whose {@code _READY.json} a message of the queue announces. A
 * message says only where to look: one run for a train stands for all its messages of a batch, since what they announce was
 * there before. A failure keeps the later messages of its group back, so that releases never change their order.
 */
public final class ReleaseHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final Project project;
    private final String staging;
    private final QuietPeriod quiet;
    private final Function<List<DatasetDeclaration>, Publisher.Outcome> release;
    private final RunLog log;

    /** As the variables of the function say. */
    public ReleaseHandler() {
        this(new Wiring(new Variables(System.getenv()), new RunLog(System.out::println, System::nanoTime)));
    }

    private ReleaseHandler(Wiring wiring) {
        this(wiring.project(), wiring.stagingBucket(), wiring.quiet(), wiring.release(), wiring.log());
    }

    /** @param staging the name of the bucket that messages may come from */
    ReleaseHandler(
            Project project,
            String staging,
            QuietPeriod quiet,
            Function<List<DatasetDeclaration>, Publisher.Outcome> release,
            RunLog log) {
        this.project = project;
        this.staging = staging;
        this.quiet = quiet;
        this.release = release;
        this.log = log;
    }

    /** Also what can never succeed is reported as failed: the queue gives up on it and keeps it for a person to see. */
    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<BatchItemFailure> failures = new ArrayList<>();
        Set<String> stopped = new HashSet<>();
        Set<List<String>> done = new HashSet<>();
        for (SQSMessage message : event.getRecords()) {
            String group = group(message);
            if (stopped.contains(group) || !isReleased(message, done)) {
                stopped.add(group);
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    private boolean isReleased(SQSMessage message, Set<List<String>> done) {
        log.begin();
        try {
            List<DatasetDeclaration> train =
                    project.train(project.dataset(new ReadyMessage(staging).dataset(message.getBody())));
            List<String> ids = train.stream().map(DatasetDeclaration::id).toList();
            if (!done.contains(ids)) {
                quiet.await(train, sent(message));
                Publisher.Outcome outcome = release.apply(train);
                log.released(ids, outcome.sequence(), outcome.changed());
                done.add(ids);
            }
            return true;
        } catch (RuntimeException e) {
            log.failed(message.getMessageId(), e);
            return false;
        }
    }

    /** When the queue first had it; long ago, where it does not say. */
    private static Instant sent(SQSMessage message) {
        String millis = attribute(message, "SentTimestamp");
        return millis.matches("[0-9]{1,15}") ? Instant.ofEpochMilli(Long.parseLong(millis)) : Instant.EPOCH;
    }

    private static String group(SQSMessage message) {
        return attribute(message, "MessageGroupId");
    }

    private static String attribute(SQSMessage message, String name) {
        Map<String, String> attributes = message.getAttributes();
        return attributes == null ? "" : attributes.getOrDefault(name, "");
    }
}
