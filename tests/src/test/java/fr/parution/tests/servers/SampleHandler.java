// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.servers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A function for the emulator's own test: it does what the body of the first message says. */
public final class SampleHandler {

    /** Gives every message back for another try. */
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        String wish = event.getRecords().get(0).getBody();
        System.out.println("greeting " + System.getenv("GREETING") + ", megabytes " + context.getMemoryLimitInMB());
        switch (wish) {
            case "throw" -> throw new IllegalStateException("as asked");
            case "exit" -> System.exit(3);
            case "wait" -> waitForever();
            default -> {}
        }
        List<SQSBatchResponse.BatchItemFailure> failures = event.getRecords().stream()
                .map(message -> new SQSBatchResponse.BatchItemFailure(message.getMessageId()))
                .toList();
        return new SQSBatchResponse(failures);
    }

    private static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
